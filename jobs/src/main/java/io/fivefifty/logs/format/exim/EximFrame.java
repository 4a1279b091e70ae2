package io.fivefifty.logs.format.exim;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;

/**
 * What Exim itself puts in front of a line's words: {@code 2026-11-23 18:23:44.162 +0000 [30]
 * 1xVYhc-00000T-24 }. Stamp, process id and message id each may be missing. Hot.
 */
final class EximFrame {

  /** {@code 2026-11-23 18:23:44}. */
  private static final int STAMP = 19;

  /** {@code 1xVYhc-00000T-24}: seconds, process, fraction, in base 62, until Exim 4.96. */
  private static final int OLD_ID = 16;

  /** {@code 1xVZ3X-0000000000T-1tjy}: the same three, since Exim 4.97. */
  private static final int NEW_ID = 23;

  private static final byte[] ENVELOPE = Bytes.ascii("Envelope-");
  private static final byte[] RULE = Bytes.ascii("----");
  private static final byte[] TRUNCATED = Bytes.ascii("*** truncated ***");

  /** Of a header line in a rejectlog, by Exim's specification, chapter 57 ("header types"). */
  private static final byte[] HEADER_TYPES = Bytes.ascii("*BCFIPRST");

  private EximFrame() {}

  /** Where the byte behind a stamp's blank is, or {@code at} where none begins there. */
  static int afterStamp(Line line, int at) {
    byte[] b = line.bytes;
    if (!isStamp(b, at, line.end)) {
      return at;
    }
    int i = at + STAMP;
    if (i + 4 <= line.end && b[i] == '.' && isDigits(b, i + 1, 3)) {
      i += 4;
    }
    if (i + 6 <= line.end
        && b[i] == ' '
        && (b[i + 1] == '+' || b[i + 1] == '-')
        && isDigits(b, i + 2, 4)) {
      i += 6;
    }
    return i < line.end && b[i] == ' ' ? i + 1 : at;
  }

  private static boolean isStamp(byte[] b, int at, int to) {
    return at + STAMP < to
        && b[at + 4] == '-'
        && b[at + 7] == '-'
        && b[at + 10] == ' '
        && b[at + 13] == ':'
        && b[at + 16] == ':'
        && isDigits(b, at, 4)
        && isDigits(b, at + 5, 2)
        && isDigits(b, at + 8, 2)
        && isDigits(b, at + 11, 2)
        && isDigits(b, at + 14, 2)
        && isDigits(b, at + 17, 2);
  }

  /** Behind {@code [30] }, which {@code log_selector = +pid} adds. */
  static int afterProcess(Line line, int at) {
    byte[] b = line.bytes;
    if (at >= line.end || b[at] != '[') {
      return at;
    }
    int i = at + 1;
    while (i < line.end && Bytes.isDigit(b[i])) {
      i++;
    }
    return i > at + 1 && i + 1 < line.end && b[i] == ']' && b[i + 1] == ' ' ? i + 2 : at;
  }

  /**
   * Behind the {@code [1/2] } or {@code [1\5] } of a text that Exim split for syslog; -1 where the
   * piece is not the first: it bears neither id nor stamp.
   */
  static int afterPiece(Line line, int at) {
    byte[] b = line.bytes;
    if (at >= line.end || b[at] != '[') {
      return at;
    }
    int i = at + 1;
    while (i < line.end && Bytes.isDigit(b[i])) {
      i++;
    }
    if (i == at + 1 || i >= line.end || (b[i] != '/' && b[i] != '\\')) {
      return at;
    }
    boolean first = i == at + 2 && b[at + 1] == '1';
    int of = i + 1;
    for (i = of; i < line.end && Bytes.isDigit(b[i]); i++) {}
    if (i == of || i + 1 >= line.end || b[i] != ']' || b[i + 1] != ' ') {
      return at;
    }
    return first ? i + 2 : -1;
  }

  /** The end of the message id at {@code at}, behind which a blank stands; or -1. */
  static int endOfId(Line line, int at) {
    byte[] b = line.bytes;
    if (at + OLD_ID >= line.end || b[at + 6] != '-') {
      return -1;
    }
    if (b[at + 13] == '-' && b[at + OLD_ID] == ' ') {
      return isId(b, at, 13, OLD_ID) ? at + OLD_ID : -1;
    }
    if (at + NEW_ID < line.end && b[at + 18] == '-' && b[at + NEW_ID] == ' ') {
      return isId(b, at, 18, NEW_ID) ? at + NEW_ID : -1;
    }
    return -1;
  }

  private static boolean isId(byte[] b, int at, int secondDash, int length) {
    for (int i = 0; i < length; i++) {
      if (i != 6 && i != secondDash && !Bytes.isAlphanumeric(b[at + i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the line goes on with the one before it: a rejectlog has the header of a message that
   * was refused, a line for each of its lines, and a server's reply of many lines may stand in the
   * log as it came. All of these begin in a way that no stamp does.
   */
  static boolean continues(Line line) {
    byte[] b = line.bytes;
    int at = line.start;
    if (at >= line.end) {
      return false;
    }
    if (b[at] == ' ' || b[at] == '\t') {
      return true;
    }
    if (at + 1 < line.end && b[at + 1] == ' ') {
      return Bytes.indexOf(HEADER_TYPES, 0, HEADER_TYPES.length, b[at]) >= 0;
    }
    if (at + 3 < line.end && (b[at + 3] == '-' || b[at + 3] == ' ') && isDigits(b, at, 3)) {
      return b[at] >= '2' && b[at] <= '5';
    }
    return line.has(at, ENVELOPE) || line.has(at, RULE) || line.has(at, TRUNCATED);
  }

  private static boolean isDigits(byte[] b, int at, int count) {
    for (int i = at; i < at + count; i++) {
      if (!Bytes.isDigit(b[i])) {
        return false;
      }
    }
    return true;
  }
}
