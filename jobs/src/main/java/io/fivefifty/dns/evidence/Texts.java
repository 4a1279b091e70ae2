package io.fivefifty.dns.evidence;

import io.fivefifty.names.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of the sentences. What DNS said is a stranger's text: it is cut, and made printable. */
final class Texts {

  /** No sentence is longer, whatever DNS said. */
  static final int LONGEST_SENTENCE = 400;

  private static final int LONGEST_RECORD = 160;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_PART = 170;
  private static final int LONGEST_TRACE = 300;

  private Texts() {}

  /** A record behind a colon, or nothing. */
  static String record(@Nullable String record) {
    return record == null || record.isBlank() ? "" : ": " + shown(record);
  }

  /** Records behind a colon, or nothing. */
  static String records(List<String> records) {
    return record(String.join(" | ", records));
  }

  /** A record, or several names, as they may be shown. */
  static String shown(String record) {
    return cut(record, LONGEST_RECORD);
  }

  /** A name as it may be shown; those that people use are whole. */
  static String name(String name) {
    return cut(name, LONGEST_NAME);
  }

  /** The terms that cost lookups, as many as fit. */
  static String trace(String trace) {
    return cut(trace, LONGEST_TRACE);
  }

  /** A sentence that becomes a part of another. */
  static String part(String sentence) {
    return cut(sentence, LONGEST_PART);
  }

  /** Problems in brackets, or nothing. */
  static String in(List<String> problems) {
    return problems.isEmpty() ? "" : " (" + String.join(", ", problems) + ")";
  }

  /** The first address, and how many others there are. */
  static String addresses(List<IpAddress> ips) {
    return ips.get(0) + (ips.size() == 1 ? "" : " and " + (ips.size() - 1) + " more");
  }

  /**
   * The text on one line of printable ASCII, beside our own arrows and dots: a terminal obeys
   * control characters, and bidirectional ones make a text look like another.
   */
  static String sentence(String text) {
    String whole = cut(text, LONGEST_SENTENCE);
    StringBuilder clean = new StringBuilder(whole.length());
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      clean.append((c >= ' ' && c <= '~') || c == '→' || c == '…' ? c : '?');
    }
    return clean.toString();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
