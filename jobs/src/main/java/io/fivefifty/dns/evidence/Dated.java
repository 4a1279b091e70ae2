package io.fivefifty.dns.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A row of a snapshot with its time.
 *
 * @param takenAt when DNS was asked
 */
public record Dated<T>(T facts, String snapshotId, Instant takenAt) {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  public Dated {
    requireNonNull(facts, "facts is null");
    requireNonNull(snapshotId, "snapshotId is null");
    requireNonNull(takenAt, "takenAt is null");
  }

  /** As texts name its time: {@code 22 November 02:10 UTC}. */
  String when() {
    return WHEN.format(takenAt);
  }

  /** How far it is from the claim's rejections; zero where it lies between them. */
  Duration distance(Claim claim) {
    if (takenAt.isBefore(claim.firstSeen())) {
      return Duration.between(takenAt, claim.firstSeen());
    }
    return takenAt.isAfter(claim.lastSeen())
        ? Duration.between(claim.lastSeen(), takenAt)
        : Duration.ZERO;
  }

  /** Whether it is too far from the claim's rejections to bind. */
  boolean isFar(Claim claim, Duration longest) {
    return distance(claim).compareTo(longest) > 0;
  }

  /** What is to be said of a snapshot that is too far: how far, and to which side. */
  String farFrom(Claim claim) {
    Duration far = distance(claim);
    long hours = far.toHours();
    String span =
        hours < 24
            ? hours + " h " + far.toMinutesPart() + " min"
            : hours < 48 ? hours + " hours" : hours / 24 + " days";
    boolean before = takenAt.isBefore(claim.firstSeen());
    return "DNS was asked "
        + span
        + (before ? " before" : " after")
        + " the rejections ("
        + when()
        + "), too far to tell";
  }
}
