package io.fivefifty.share.content;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes rows of causes for tests, of which only what matters is told. */
public final class ACause {

  private String scope = "provider+sending_domain";
  private @Nullable String provider = "gmail";
  private @Nullable String sendingDomain = "shop.example";
  private @Nullable Integer replyCode;
  private @Nullable String enhancedCode;
  private final String cause;
  private int rank = 1;
  private boolean fixable;
  private long rejections = 1;
  private double share = 1;
  private @Nullable Long attempts;
  private @Nullable Double rate;
  private @Nullable Long previous;
  private boolean isNew;
  private @Nullable String evidence;
  private @Nullable String evidenceText;
  private @Nullable Instant dnsChangedAt;
  private @Nullable String advice;
  private String reply = "550 no";

  private ACause(String cause) {
    this.cause = cause;
  }

  public static ACause of(String cause) {
    return new ACause(cause);
  }

  public ACause at(@Nullable String newProvider) {
    provider = newProvider;
    return this;
  }

  public ACause mailOf(@Nullable String newSendingDomain) {
    sendingDomain = newSendingDomain;
    return this;
  }

  public ACause scope(String newScope) {
    scope = newScope;
    return this;
  }

  public ACause code(int newReplyCode, @Nullable String newEnhancedCode) {
    replyCode = newReplyCode;
    enhancedCode = newEnhancedCode;
    return this;
  }

  public ACause rank(int newRank) {
    rank = newRank;
    return this;
  }

  public ACause fixable() {
    fixable = true;
    return this;
  }

  public ACause rejections(long newRejections, double newShare) {
    rejections = newRejections;
    share = newShare;
    return this;
  }

  /** The rate among so many attempts. */
  public ACause attempts(long newAttempts, double newRate) {
    attempts = newAttempts;
    rate = newRate;
    return this;
  }

  public ACause before(long newPrevious) {
    previous = newPrevious;
    return this;
  }

  public ACause isNew() {
    previous = 0L;
    isNew = true;
    return this;
  }

  public ACause evidence(String newEvidence, String text, @Nullable String changedAt) {
    evidence = newEvidence;
    evidenceText = text;
    dnsChangedAt = changedAt == null ? null : Instant.parse(changedAt);
    return this;
  }

  public ACause reply(String newReply) {
    reply = newReply;
    return this;
  }

  public ACause advice(String newAdvice) {
    advice = newAdvice;
    return this;
  }

  public CauseRow row() {
    return new CauseRow(
        LocalDate.of(2026, 11, 22),
        scope,
        provider,
        sendingDomain,
        replyCode,
        enhancedCode,
        cause,
        rank,
        fixable,
        fixable ? rank : null,
        rejections,
        rejections,
        rejections,
        share,
        1,
        attempts,
        rate,
        rate == null ? null : rate / 2,
        rate == null ? null : Math.min(1, rate * 2),
        previous,
        previous == null ? null : previous + 0.5,
        isNew,
        evidence,
        evidenceText,
        evidence == null ? null : "2026-11-22T02:10:00Z",
        dnsChangedAt,
        fixable ? "dns-admin" : "list-owner",
        advice,
        reply,
        reply);
  }
}
