package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;

/** What logs of columns have in common. Hot: makes no object. */
final class CsvHeads {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private CsvHeads() {}

  /** Where the line begins, behind the byte order mark that Windows puts before a file. */
  static int start(Line line) {
    return line.has(line.start, BYTE_ORDER_MARK) ? line.start + BYTE_ORDER_MARK.length : line.start;
  }

  /** Lets the line have neither host nor program, and all its bytes as its text. */
  static void bare(Line line) {
    line.hostStart = line.start;
    line.hostEnd = line.start;
    line.tagStart = line.start;
    line.tagEnd = line.start;
    line.textStart = line.start;
  }

  /** The reply code (RFC 5321 section 4.2) that [from, to) begins with, or 0. */
  static int replyCode(byte[] b, int from, int to) {
    boolean coded =
        to - from >= 3
            && b[from] >= '2'
            && b[from] <= '5'
            && Bytes.isDigit(b[from + 1])
            && Bytes.isDigit(b[from + 2])
            && (to - from == 3 || b[from + 3] == ' ' || b[from + 3] == '-');
    return coded ? (b[from] - '0') * 100 + (b[from + 1] - '0') * 10 + (b[from + 2] - '0') : 0;
  }

  /** As {@link Bytes#startsWith}, capitals being equal; {@code wanted} is in small letters. */
  static boolean startsWith(byte[] b, int at, int to, byte[] wanted) {
    if (to - at < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (Bytes.lower(b[at + i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
