package io.fivefifty.rules;

/** The shapes of reply codes (RFC 5321 section 4.2) and enhanced status codes (RFC 3463). */
final class Codes {
  private Codes() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean digitAt(String text, int i) {
    return i >= 0 && i < text.length() && isDigit(text.charAt(i));
  }

  private static boolean isAt(String text, int i, char c) {
    return i < text.length() && text.charAt(i) == c;
  }

  /** Whether a reply code stands at {@code i}, as a word of its own. */
  static boolean isReplyCode(String text, int i) {
    if (!digitAt(text, i) || !digitAt(text, i + 1) || !digitAt(text, i + 2)) {
      return false;
    }
    char first = text.charAt(i);
    if (first < '2' || first > '5' || digitAt(text, i - 1)) {
      return false;
    }
    if (i + 3 == text.length()) {
      return true;
    }
    char after = text.charAt(i + 3);
    return after == ' '
        || after == ':'
        || after == ';'
        || after == ','
        || after == '#'
        || (after == '-' && !digitPhrase(text, i + 4));
  }

  /** "550-5.7.1" goes on with an enhanced code; "300-400" and "421-4567" are ranges or numbers. */
  private static boolean digitPhrase(String text, int i) {
    return digitAt(text, i) && enhancedEnd(text, i) < 0;
  }

  static int value(String text, int i) {
    return (text.charAt(i) - '0') * 100
        + (text.charAt(i + 1) - '0') * 10
        + (text.charAt(i + 2) - '0');
  }

  /** Where the enhanced code that stands at {@code i} ends, or -1 where none stands. */
  static int enhancedEnd(String text, int i) {
    if (!digitAt(text, i)
        || digitAt(text, i - 1)
        || (i > 1 && text.charAt(i - 1) == '.' && digitAt(text, i - 2))) {
      return -1;
    }
    char first = text.charAt(i);
    if ((first != '2' && first != '4' && first != '5') || !isAt(text, i + 1, '.')) {
      return -1;
    }
    int subject = digitsEnd(text, i + 2);
    if (subject < 0 || !isAt(text, subject, '.')) {
      return -1;
    }
    int end = digitsEnd(text, subject + 1);
    if (end < 0 || digitAt(text, end) || (isAt(text, end, '.') && digitAt(text, end + 1))) {
      return -1;
    }
    return end;
  }

  /** End of one to three digits from {@code i}, or -1. */
  private static int digitsEnd(String text, int i) {
    int end = i;
    while (end < i + 3 && digitAt(text, end)) {
      end++;
    }
    return end == i ? -1 : end;
  }

  static boolean enhancedOrCodeAt(String text, int i) {
    return isReplyCode(text, i) || enhancedEnd(text, i) > 0;
  }

  /** Whether a continuation line's code stands at {@code i}: {@code 550-} or {@code 550 5.7.1}. */
  static boolean opensLine(String text, int i) {
    if (!isReplyCode(text, i) || text.charAt(i) < '4' || i + 3 >= text.length()) {
      return false;
    }
    return text.charAt(i + 3) == '-' || (text.charAt(i + 3) == ' ' && enhancedEnd(text, i + 4) > 0);
  }

  /**
   * Whether a quoted reply begins at {@code i}: a refusing code that an enhanced code follows, or
   * that stands behind a colon, an opening bracket or an arrow ("host x said: 550 no such user").
   */
  static boolean opensQuotedReply(CharSequence before, String text, int i) {
    if (!isReplyCode(text, i) || text.charAt(i) < '4') {
      return false;
    }
    int after = i + 3;
    if (after < text.length()
        && (text.charAt(after) == ' ' || text.charAt(after) == '-')
        && (enhancedEnd(text, after + 1) > 0 || isAt(text, after + 1, '#'))) {
      return true;
    }
    int last = before.length() - 1;
    while (last >= 0 && before.charAt(last) == ' ') {
      last--;
    }
    if (last < 0 || after >= text.length() || text.charAt(after) != ' ') {
      return false;
    }
    char c = before.charAt(last);
    return c == ':' || c == '(' || (c == '>' && last > 0 && before.charAt(last - 1) == '-');
  }
}
