package io.fivefifty.dns.dmarc;

import java.util.Locale;

/**
 * The list of addresses in {@code rua} (RFC 9989 sections 4.6 and 4.8). Whether one of them is well
 * formed decides if a record with a broken policy counts at all (section 4.10.1).
 *
 * @param anyValid whether at least one can be used
 * @param anyInvalid whether at least one cannot
 */
record ReportingUris(boolean anyValid, boolean anyInvalid) {

  static final ReportingUris ABSENT = new ReportingUris(false, false);

  /** What a URI may hold besides letters and digits; a comma and "!" would have to be encoded. */
  private static final String URI_SIGNS = "-._~:/?#[]@$&'()*+;=%";

  static ReportingUris of(String list) {
    boolean valid = false;
    boolean invalid = false;
    int start = 0;
    while (start <= list.length()) {
      int end = list.indexOf(',', start);
      if (end < 0) {
        end = list.length();
      }
      if (isUri(withoutSize(list.substring(start, end).strip()))) {
        valid = true;
      } else {
        invalid = true;
      }
      start = end + 1;
    }
    return new ReportingUris(valid, invalid);
  }

  /** RFC 7489 let a size follow ({@code !10m}), which RFC 9989 section 4.8 has ignored. */
  private static String withoutSize(String uri) {
    int end = uri.length();
    if (end > 0 && "kmgtKMGT".indexOf(uri.charAt(end - 1)) >= 0) {
      end--;
    }
    int digits = end;
    while (digits > 0 && isDigit(uri.charAt(digits - 1))) {
      digits--;
    }
    boolean size = digits < end && digits > 0 && uri.charAt(digits - 1) == '!';
    return size ? uri.substring(0, digits - 1) : uri;
  }

  private static boolean isUri(String uri) {
    int colon = uri.indexOf(':');
    if (colon < 1 || colon == uri.length() - 1 || !isLetter(uri.charAt(0))) {
      return false;
    }
    for (int i = 1; i < uri.length(); i++) {
      char c = uri.charAt(i);
      boolean fits = isLetter(c) || isDigit(c) || (i < colon ? "+-." : URI_SIGNS).indexOf(c) >= 0;
      if (!(fits || i == colon) || (c == '%' && !isEncodedByte(uri, i))) {
        return false;
      }
    }
    String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
    return !scheme.equals("mailto") || isAddress(uri, colon + 1);
  }

  /** A mail address needs both its sides (RFC 6068 section 2). */
  private static boolean isAddress(String uri, int start) {
    int at = uri.indexOf('@', start);
    return at > start && at < uri.length() - 1;
  }

  private static boolean isEncodedByte(String uri, int percent) {
    return percent + 2 < uri.length()
        && Character.digit(uri.charAt(percent + 1), 16) >= 0
        && Character.digit(uri.charAt(percent + 2), 16) >= 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
