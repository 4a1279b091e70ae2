package io.fivefifty.logs.format.smtp;

import io.fivefifty.logs.Bytes;

/** Reply codes of RFC 5321 section 4.2, in bytes. Hot: makes no object. */
public final class ReplyCode {

  private ReplyCode() {}

  /**
   * The code that a reply at {@code at} begins with, or 0: three digits, the first of them 2 to 5,
   * and no further letter or digit.
   */
  public static int at(byte[] b, int at, int end) {
    boolean code =
        at + 3 <= end
            && b[at] >= '2'
            && b[at] <= '5'
            && Bytes.isDigit(b[at + 1])
            && Bytes.isDigit(b[at + 2])
            && (at + 3 == end || !Bytes.isAlphanumeric(b[at + 3]));
    return code ? (b[at] - '0') * 100 + (b[at + 1] - '0') * 10 + (b[at + 2] - '0') : 0;
  }
}
