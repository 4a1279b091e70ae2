package io.fivefifty.share.content;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ranking ({@link io.fivefifty.report.Reports#causes}), with its columns' names and
 * units.
 *
 * @param day of the rejections; the last one where the row is of several
 * @param provider null where the scope does not tell providers apart
 * @param sendingDomain null where the scope does not tell sending domains apart
 * @param replyCode null where the scope does not tell codes apart
 * @param enhancedCode null where the scope does not tell codes apart, and where a reply had none
 * @param rank from 1, by rejections
 * @param fixRank from 1, among what the sender can fix; null for what it cannot
 * @param share of the period's rejections, 0 to 1
 * @param attempts of the provider and sending domain that the row names; null where none is known
 * @param rate rejections of attempts, 0 to 1
 * @param rateLow the lower end of Wilson's 95 % interval
 * @param rateHigh its upper end
 * @param previousRejections of the period before; null where it is not stored
 * @param median7d of the seven periods before, as far as they are stored; null where none is
 * @param isNew whether none were seen in the 30 days before
 * @param evidence confirms, contradicts or open; null where DNS has no say
 * @param evidenceText what DNS said, in words
 * @param snapshotId of the snapshot that it was held against
 * @param dnsChangedAt when the fact behind it was first seen changed
 * @param actor who can do something about it
 * @param advice what to do; null where nothing is known
 * @param topTemplate its most frequent wording, with the variable parts masked
 * @param sampleReply a reply with that wording, masked
 */
public record CauseRow(
    LocalDate day,
    String scope,
    @Nullable String provider,
    @Nullable String sendingDomain,
    @Nullable Integer replyCode,
    @Nullable String enhancedCode,
    String cause,
    int rank,
    boolean fixable,
    @Nullable Integer fixRank,
    long rejections,
    long messages,
    long recipients,
    double share,
    double cumulativeShare,
    @Nullable Long attempts,
    @Nullable Double rate,
    @Nullable Double rateLow,
    @Nullable Double rateHigh,
    @Nullable Long previousRejections,
    @Nullable Double median7d,
    boolean isNew,
    @Nullable String evidence,
    @Nullable String evidenceText,
    @Nullable String snapshotId,
    @Nullable Instant dnsChangedAt,
    String actor,
    @Nullable String advice,
    String topTemplate,
    String sampleReply) {

  /**
   * Attempts below which no rate is shown: with fewer, 95 % of the time it lies anywhere within 35
   * points and more, and small senders would lead every list.
   */
  public static final long FEWEST_ATTEMPTS = 30;

  public CauseRow {
    requireNonNull(day, "day is null");
    requireNonNull(scope, "scope is null");
    requireNonNull(cause, "cause is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(topTemplate, "topTemplate is null");
    requireNonNull(sampleReply, "sampleReply is null");
  }

  /** Whether there are too few attempts for a rate to mean anything. */
  public boolean hasTooFewAttempts() {
    return attempts != null && attempts < FEWEST_ATTEMPTS;
  }
}
