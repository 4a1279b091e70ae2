package io.fivefifty.dns.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of the sentences. What DNS said is a stranger's text: it is cut, and made printable. */
final class Texts {

  private static final int LONGEST_RECORD = 200;

  private Texts() {}

  /** A record behind a colon, or nothing. */
  static String record(@Nullable String record) {
    return record == null || record.isBlank() ? "" : ": " + shown(record);
  }

  /** A record as it may be shown. */
  static String shown(String record) {
    int length = Math.min(record.length(), LONGEST_RECORD);
    StringBuilder shown = new StringBuilder(length + 1);
    for (int i = 0; i < length; i++) {
      char c = record.charAt(i);
      shown.append(c < ' ' || (c >= 0x7F && c < 0xA0) ? '?' : c);
    }
    return shown + (record.length() > LONGEST_RECORD ? "…" : "");
  }

  /** Problems in brackets, or nothing. */
  static String in(List<String> problems) {
    return problems.isEmpty() ? "" : " (" + String.join(", ", problems) + ")";
  }
}
