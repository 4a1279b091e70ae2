package io.fivefifty.logs;

/**
 * Finds what syslog and its kin put around a program's text: time, host and program. Hot: called
 * for every line, makes no object.
 *
 * <p>The dress is told from the line itself, so a file may change its dress in the middle:
 *
 * <ul>
 *   <li>RFC 3164: {@code Nov 23 17:51:42 host tag[pid]: text}, also journald's short output
 *   <li>RFC 3339 stamps: {@code 2026-11-23T17:51:42.604458+00:00 host tag[pid]: text}, also
 *       short-iso
 *   <li>either with {@code <PRI>} in front, and RFC 5424 with or without it
 *   <li>JSON of journald, of rsyslog and of Docker ({@link JsonDress})
 *   <li>Kubernetes' {@code stamp stdout F } in front of any of these
 *   <li>what a relay put before a line that already had its dress: {@code Nov 23 17:51:42 relay Nov
 *       23 17:51:40 host tag[pid]: text}; the inner one counts
 * </ul>
 */
public final class Dress {

  private static final byte[] STDOUT = Bytes.ascii("stdout ");
  private static final byte[] STDERR = Bytes.ascii("stderr ");

  /** How many relays may each have put a stamp of their own before the line. */
  private static final int MOST_RELAYS = 3;

  private final Stamps stamps;
  private final JsonDress json;

  /**
   * @param stamps reads the stamps, in the file's zone and year
   */
  public Dress(Stamps stamps) {
    this.stamps = stamps;
    this.json = new JsonDress(stamps, this);
  }

  /** Reads this file's stamps, for formats that write them in their own way. */
  public Stamps stamps() {
    return stamps;
  }

  /** Sets the line's time, host, tag and text; false where no dress fits. */
  public boolean read(Line line) {
    int at = line.start;
    while (at < line.end && line.bytes[at] == 0) {
      at++; // a crash leaves a run of NUL bytes at the head of the next line
    }
    if (at == line.end) {
      return false;
    }
    return read(line, at, true);
  }

  private boolean read(Line line, int at, boolean outermost) {
    return line.bytes[at] == '{' ? json.read(line, at) : readText(line, at, outermost);
  }

  /**
   * As {@link #read}, for what is not JSON, from {@code at} on.
   *
   * @param outermost false inside another dress, where no container may begin again
   */
  boolean readText(Line line, int at, boolean outermost) {
    return readText(line, at, outermost, MOST_RELAYS);
  }

  private boolean readText(Line line, int at, boolean outermost, int relays) {
    byte[] b = line.bytes;
    int i = at;
    if (i < line.end && b[i] == '<') {
      int close = Bytes.indexOf(b, i, Math.min(i + 5, line.end), (byte) '>');
      if (close < 0) {
        return false;
      }
      i = close + 1;
    }
    if (i + 2 < line.end && b[i] == '1' && b[i + 1] == ' ') {
      return readRfc5424(line, i + 2);
    }
    if (i == line.end) {
      return false;
    }
    boolean read =
        Bytes.isDigit(b[i]) ? stamps.readIso(b, i, line.end) : stamps.readBsd(b, i, line.end);
    if (!read) {
      return false;
    }
    line.timeMicros = stamps.micros();
    i = stamps.end();
    if (i >= line.end || b[i] != ' ') {
      return false;
    }
    i = skipBlanks(line, i);
    if (outermost && (line.has(i, STDOUT) || line.has(i, STDERR))) {
      return readInside(line, i + STDOUT.length + 2);
    }
    return readHostAndTag(line, i, relays);
  }

  /** What a container wrote to its output: most programs put their own dress around it again. */
  private boolean readInside(Line line, int at) {
    long outer = line.timeMicros;
    byte[] bytes = line.bytes;
    int start = line.start;
    int end = line.end;
    if (at < end && read(line, at, false)) {
      return true;
    }
    line.timeMicros = outer;
    line.set(bytes, start, end); // JSON that failed may have left it on decoded bytes
    return at < line.end && readHostAndTag(line, at, 0);
  }

  /** {@code host tag[pid]: text}; a program that writes to a file itself may leave the host out. */
  private boolean readHostAndTag(Line line, int at, int relays) {
    byte[] b = line.bytes;
    int blank = line.find(at, ' ');
    if (blank < 0) {
      return false;
    }
    if (b[blank - 1] == ':') {
      line.hostStart = at;
      line.hostEnd = at;
      return readTag(line, at);
    }
    int next = skipBlanks(line, blank);
    if (relays > 0 && mayBeStamp(line, next) && readRelayed(line, next, relays - 1)) {
      return true;
    }
    line.hostStart = at;
    line.hostEnd = blank;
    return readTag(line, next);
  }

  /** Whether {@code <22>}, {@code Nov 23} or {@code 2026-} stands where a tag should. */
  private static boolean mayBeStamp(Line line, int at) {
    byte[] b = line.bytes;
    return at + 15 < line.end
        && (b[at + 3] == ' ' || b[at] == '<' || (b[at + 4] == '-' && Bytes.isDigit(b[at])));
  }

  private boolean readRelayed(Line line, int at, int relays) {
    long outer = line.timeMicros;
    if (readText(line, at, false, relays)) {
      return true;
    }
    line.timeMicros = outer;
    return false;
  }

  /** {@code tag[pid]: text}, {@code tag: text}. */
  static boolean readTag(Line line, int at) {
    byte[] b = line.bytes;
    int i = at;
    while (i < line.end && b[i] != ':' && b[i] != '[' && b[i] != ' ') {
      i++;
    }
    line.tagStart = at;
    line.tagEnd = i;
    if (i < line.end && b[i] == '[') {
      i = line.find(i, ']');
      if (i < 0) {
        return false;
      }
      i++;
    }
    if (i < line.end && b[i] == ':') {
      i++;
    }
    line.textStart = skipBlanks(line, i);
    return line.tagEnd > line.tagStart;
  }

  /** RFC 5424 section 6: {@code TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG}. */
  private boolean readRfc5424(Line line, int at) {
    byte[] b = line.bytes;
    if (!stamps.readIso(b, at, line.end)) {
      return false;
    }
    line.timeMicros = stamps.micros();
    int i = stamps.end() + 1;
    int host = line.find(i, ' ');
    int app = host < 0 ? -1 : line.find(host + 1, ' ');
    int process = app < 0 ? -1 : line.find(app + 1, ' ');
    int message = process < 0 ? -1 : line.find(process + 1, ' ');
    if (message < 0) {
      return false;
    }
    line.hostStart = i;
    line.hostEnd = host;
    line.tagStart = host + 1;
    line.tagEnd = app;
    i = afterStructuredData(line, message + 1);
    if (i < 0) {
      return false;
    }
    i = skipBlanks(line, i);
    if (i + 2 < line.end && b[i] == (byte) 0xEF && b[i + 1] == (byte) 0xBB) {
      i += 3; // section 6.4: a byte order mark says that the text is UTF-8
    }
    line.textStart = skipBlanks(line, i);
    return true;
  }

  private static int afterStructuredData(Line line, int at) {
    byte[] b = line.bytes;
    if (at < line.end && b[at] == '-') {
      return at + 1;
    }
    int i = at;
    boolean quoted = false;
    while (i < line.end) {
      byte c = b[i];
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ']' && (i + 1 == line.end || b[i + 1] != '[')) {
        return i + 1;
      }
      i++;
    }
    return -1;
  }

  private static int skipBlanks(Line line, int at) {
    int i = at;
    while (i < line.end && line.bytes[i] == ' ') {
      i++;
    }
    return i;
  }
}
