package io.fivefifty.logs;

/**
 * Syslog lines as JSON objects: journald ({@code MESSAGE}, {@code _HOSTNAME}), rsyslog ({@code
 * message}, {@code host}) and Docker ({@code log}, with a line of its own dress inside). Hot.
 */
final class JsonDress {

  private static final int TEXT = 0;
  private static final int HOST = 1;
  private static final int TAG = 2;
  private static final int REAL_TIME = 3;
  private static final int TIME = 4;
  private static final int INSIDE = 5;

  private final JsonRecord record =
      new JsonRecord(
          "MESSAGE|message|msg",
          "_HOSTNAME|host|hostname|HOSTNAME",
          "SYSLOG_IDENTIFIER|tag|syslogtag|programname|PROGRAM",
          "__REALTIME_TIMESTAMP",
          "@timestamp|timestamp|timereported|time",
          "log");
  private final Stamps stamps;
  private final Dress dress;

  JsonDress(Stamps stamps, Dress dress) {
    this.stamps = stamps;
    this.dress = dress;
  }

  /** Reads the object that begins at {@code from}; the line then stands on the decoded bytes. */
  boolean read(Line line, int from) {
    if (!record.read(line.bytes, from, line.end)) {
      return false;
    }
    return record.has(INSIDE) ? readInside(line) : readFields(line);
  }

  private boolean readInside(Line line) {
    byte[] decoded = record.decoded().bytes();
    int start = record.start(INSIDE);
    int stop = record.end(INSIDE);
    while (stop > start && (decoded[stop - 1] == '\n' || decoded[stop - 1] == '\r')) {
      stop--;
    }
    if (start == stop || decoded[start] == '{') {
      return false; // JSON within JSON is nobody's dress, and would never end
    }
    line.set(decoded, start, stop);
    return dress.readText(line, start, false);
  }

  private boolean readFields(Line line) {
    int text = record.start(TEXT);
    int textEnd = record.end(TEXT);
    if (record.rawStart(TEXT) >= 0) {
      text = record.decoded().length();
      decodeNumbers(line.bytes, record.rawStart(TEXT), record.rawEnd(TEXT));
      textEnd = record.decoded().length();
    } else if (!record.has(TEXT)) {
      return false;
    }
    byte[] decoded = record.decoded().bytes();
    if (!record.has(TAG) || !readTime(decoded)) {
      return false;
    }
    line.timeMicros = stamps.micros();
    line.set(decoded, record.start(TAG), record.end(TAG));
    if (!Dress.readTag(line, record.start(TAG))) {
      return false;
    }
    line.set(decoded, text, textEnd);
    line.textStart = text;
    while (line.textStart < line.end && decoded[line.textStart] == ' ') {
      line.textStart++; // rsyslog keeps the blank behind the tag
    }
    line.hostStart = record.start(HOST);
    line.hostEnd = record.end(HOST);
    return true;
  }

  private boolean readTime(byte[] decoded) {
    if (record.has(REAL_TIME)) {
      return stamps.readMicros(decoded, record.start(REAL_TIME), record.end(REAL_TIME));
    }
    int start = record.start(TIME);
    int end = record.end(TIME);
    return record.has(TIME)
        && (stamps.readIso(decoded, start, end) || stamps.readBsd(decoded, start, end));
  }

  /** journald writes a text that is not UTF-8 as an array of numbers. */
  private void decodeNumbers(byte[] b, int from, int to) {
    int i = from;
    while (i < to) {
      int value = 0;
      int digits = 0;
      while (i < to && Bytes.isDigit(b[i]) && digits < 3) {
        value = value * 10 + (b[i++] - '0');
        digits++;
      }
      if (digits > 0) {
        record.decoded().append((byte) value);
      } else {
        i++;
      }
    }
  }
}
