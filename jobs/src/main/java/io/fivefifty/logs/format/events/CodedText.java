package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Bytes;

/** A text of an event that may begin with a reply's codes. Hot: makes no object. */
final class CodedText {

  private static final byte[] SMTP = Bytes.ascii("smtp;");

  private CodedText() {}

  /** The place behind {@code 550 5.1.1 }, of which either may be absent. */
  static int startOfWords(byte[] b, int from, int to) {
    int at = from;
    if (codeAt(b, at, to) != 0) {
      at = behindBlanks(b, Math.min(at + 3, to), to);
    }
    int i = at;
    int dots = 0;
    while (i < to && (Bytes.isDigit(b[i]) || b[i] == '.')) {
      dots += b[i] == '.' ? 1 : 0;
      i++;
    }
    return dots == 2 ? behindBlanks(b, i, to) : at;
  }

  /** The code of a reply that begins at {@code at}, or 0. */
  static int codeAt(byte[] b, int at, int to) {
    boolean told =
        to - at >= 3
            && b[at] >= '2'
            && b[at] <= '5'
            && Bytes.isDigit(b[at + 1])
            && Bytes.isDigit(b[at + 2])
            && (to - at == 3 || b[at + 3] == ' ' || b[at + 3] == '-' || b[at + 3] < ' ');
    return told ? (b[at] - '0') * 100 + (b[at + 1] - '0') * 10 + (b[at + 2] - '0') : 0;
  }

  private static int behindBlanks(byte[] b, int from, int to) {
    int at = from;
    while (at < to && (b[at] == ' ' || b[at] == '-')) {
      at++;
    }
    return at;
  }

  /** A diagnostic code of a bounce begins with the protocol (RFC 3464 section 2.3.6). */
  static int startOfText(byte[] b, int from, int to) {
    int at = behindBlanks(b, from, to);
    for (int i = 0; i < SMTP.length; i++) {
      if (at + i >= to || Bytes.lower(b[at + i]) != SMTP[i]) {
        return at;
      }
    }
    return behindBlanks(b, at + SMTP.length, to);
  }
}
