package io.fivefifty.dns.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot's word on a claim.
 *
 * @param text for a person, with the record and the time of the snapshot: one line, printable, and
 *     no longer than a person reads
 * @param snapshotId of the snapshot that decided, null where none was there
 */
public record Evidence(Verdict verdict, String text, @Nullable String snapshotId) {

  /** What DNS says of a claim. */
  public enum Verdict {
    CONFIRMS,
    CONTRADICTS,
    OPEN;

    /** As it stands in tables. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Evidence {
    requireNonNull(verdict, "verdict is null");
    text = Texts.sentence(requireNonNull(text, "text is null"));
  }

  static Evidence confirms(Dated<?> by, String text) {
    return new Evidence(Verdict.CONFIRMS, text, by.snapshotId());
  }

  static Evidence contradicts(Dated<?> by, String text) {
    return new Evidence(Verdict.CONTRADICTS, text, by.snapshotId());
  }

  static Evidence open(Dated<?> by, String text) {
    return new Evidence(Verdict.OPEN, text, by.snapshotId());
  }

  static Evidence open(String text) {
    return new Evidence(Verdict.OPEN, text, null);
  }

  boolean isOpen() {
    return verdict == Verdict.OPEN;
  }
}
