package io.fivefifty.logs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Syslog lines as JSON objects: journald ({@code MESSAGE}, {@code _HOSTNAME}), rsyslog ({@code
 * message}, {@code host}) and Docker ({@code log}, with a line of its own dress inside). Hot, and
 * fed by strangers: one pass over the line, only the outermost members are looked at, no object is
 * made.
 */
final class JsonDress {

  private static final int NONE = -1;

  private final Stamps stamps;
  private final Dress dress;

  /** The members that matter, decoded one behind the other. */
  private byte[] decoded = new byte[4096];

  private int used;
  private final int[] starts = new int[Member.values().length];
  private final int[] ends = new int[Member.values().length];

  private byte[] b = new byte[0];
  private int at;
  private int end;

  /** What a member's name means, whoever wrote it. */
  private enum Member {
    TEXT("MESSAGE", "message", "msg"),
    HOST("_HOSTNAME", "host", "hostname", "HOSTNAME"),
    TAG("SYSLOG_IDENTIFIER", "tag", "syslogtag", "programname", "PROGRAM"),
    REAL_TIME("__REALTIME_TIMESTAMP"),
    TIME("@timestamp", "timestamp", "timereported", "time"),
    INSIDE("log");

    private final byte[][] names;

    Member(String... names) {
      this.names = Arrays.stream(names).map(Bytes::ascii).toArray(byte[][]::new);
    }
  }

  JsonDress(Stamps stamps, Dress dress) {
    this.stamps = stamps;
    this.dress = dress;
  }

  /** Reads the object that begins at {@code from}; the line then stands on the decoded bytes. */
  boolean read(Line line, int from) {
    b = line.bytes;
    at = from + 1;
    end = line.end;
    used = 0;
    Arrays.fill(starts, NONE);
    Arrays.fill(ends, NONE);
    if (!readMembers()) {
      return false;
    }
    return has(Member.INSIDE) ? readInside(line) : readFields(line);
  }

  private boolean readInside(Line line) {
    int start = start(Member.INSIDE);
    int stop = end(Member.INSIDE);
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
    boolean timed =
        has(Member.REAL_TIME)
            ? stamps.readMicros(decoded, start(Member.REAL_TIME), end(Member.REAL_TIME))
            : has(Member.TIME)
                && (stamps.readIso(decoded, start(Member.TIME), end(Member.TIME))
                    || stamps.readBsd(decoded, start(Member.TIME), end(Member.TIME)));
    if (!timed || !has(Member.TEXT) || !has(Member.TAG)) {
      return false;
    }
    line.timeMicros = stamps.micros();
    line.set(decoded, start(Member.TAG), end(Member.TAG));
    if (!Dress.readTag(line, start(Member.TAG))) {
      return false;
    }
    line.set(decoded, start(Member.TEXT), end(Member.TEXT));
    line.textStart = line.start;
    while (line.textStart < line.end && decoded[line.textStart] == ' ') {
      line.textStart++; // rsyslog keeps the blank behind the tag
    }
    line.hostStart = has(Member.HOST) ? start(Member.HOST) : line.start;
    line.hostEnd = has(Member.HOST) ? end(Member.HOST) : line.start;
    return true;
  }

  private boolean has(Member member) {
    return starts[member.ordinal()] != NONE;
  }

  private int start(Member member) {
    return starts[member.ordinal()];
  }

  private int end(Member member) {
    return ends[member.ordinal()];
  }

  private boolean readMembers() {
    while (true) {
      skipBlanks();
      if (at >= end || b[at] != '"') {
        return at < end && b[at] == '}';
      }
      Member member = member();
      skipBlanks();
      if (at >= end || b[at] != ':') {
        return false;
      }
      at++;
      skipBlanks();
      boolean first = member != null && starts[member.ordinal()] == NONE;
      int start = used;
      if (!(first ? keepValue() : skipValue())) {
        return false;
      }
      if (first && member != null) {
        starts[member.ordinal()] = start;
        ends[member.ordinal()] = used;
      }
      skipBlanks();
      if (at < end && b[at] == ',') {
        at++;
      }
    }
  }

  /** The member whose name stands here; moves behind the name. */
  private @Nullable Member member() {
    int start = at + 1;
    if (!skipString()) {
      return null;
    }
    for (Member member : MEMBERS) {
      for (byte[] name : member.names) {
        if (Bytes.equal(b, start, at - 1, name)) {
          return member;
        }
      }
    }
    return null;
  }

  private static final Member[] MEMBERS = Member.values();

  private boolean keepValue() {
    if (at >= end) {
      return false;
    }
    return switch (b[at]) {
      case '"' -> keepString();
      case '[' -> keepBytes();
      case '{' -> skipValue();
      default -> keepNumber();
    };
  }

  private boolean keepNumber() {
    int start = at;
    skipScalar();
    room(at - start);
    System.arraycopy(b, start, decoded, used, at - start);
    used += at - start;
    return true;
  }

  /** journald writes a text that is not UTF-8 as an array of numbers. */
  private boolean keepBytes() {
    at++;
    while (at < end && b[at] != ']') {
      int value = 0;
      int digits = 0;
      while (at < end && Bytes.isDigit(b[at]) && digits < 3) {
        value = value * 10 + (b[at++] - '0');
        digits++;
      }
      if (digits > 0) {
        keep((byte) value);
      } else {
        at++;
      }
    }
    at++;
    return at <= end;
  }

  private boolean keepString() {
    int start = at + 1;
    if (!skipString()) {
      return false;
    }
    int stop = at - 1;
    for (int i = start; i < stop; i++) {
      if (b[i] == '\\') {
        i = keepEscape(i + 1, stop);
      } else {
        keep(b[i]);
      }
    }
    return true;
  }

  /** RFC 8259 section 7. Returns the escape's last byte. Surrogates become a question mark each. */
  private int keepEscape(int i, int stop) {
    switch (b[i]) {
      case 'n' -> keep((byte) '\n');
      case 't' -> keep((byte) '\t');
      case 'r' -> keep((byte) '\r');
      case 'b', 'f' -> keep((byte) ' ');
      case 'u' -> {
        int value = 0;
        for (int k = 1; k <= 4 && i + k < stop; k++) {
          value = value * 16 + Math.max(0, Character.digit(b[i + k], 16));
        }
        keepCodePoint(value);
        return Math.min(i + 4, stop - 1);
      }
      default -> keep(b[i]);
    }
    return i;
  }

  private void keepCodePoint(int value) {
    if (value < 0x80) {
      keep((byte) value);
    } else if (value < 0x800) {
      keep((byte) (0xC0 | (value >> 6)));
      keep((byte) (0x80 | (value & 0x3F)));
    } else if (Character.isSurrogate((char) value)) {
      keep((byte) '?');
    } else {
      keep((byte) (0xE0 | (value >> 12)));
      keep((byte) (0x80 | ((value >> 6) & 0x3F)));
      keep((byte) (0x80 | (value & 0x3F)));
    }
  }

  private void keep(byte value) {
    room(1);
    decoded[used++] = value;
  }

  private void room(int more) {
    if (used + more > decoded.length) {
      decoded = Arrays.copyOf(decoded, Math.max(2 * decoded.length, used + more));
    }
  }

  /** Moves behind the string that begins here. */
  private boolean skipString() {
    int i = at + 1;
    while (i < end && b[i] != '"') {
      i += b[i] == '\\' ? 2 : 1;
    }
    at = Math.min(i + 1, end);
    return i < end;
  }

  /** Moves behind any value; what is nested is passed over by counting brackets. */
  private boolean skipValue() {
    int depth = 0;
    do {
      if (at >= end) {
        return false;
      }
      switch (b[at]) {
        case '"' -> {
          if (!skipString()) {
            return false;
          }
        }
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':', ' ', '\t' -> at++;
        default -> skipScalar();
      }
    } while (depth > 0);
    return depth == 0;
  }

  /** Moves behind a number or a word; always by one byte at least. */
  private void skipScalar() {
    do {
      at++;
    } while (at < end && b[at] != ',' && b[at] != '}' && b[at] != ']' && b[at] != ' ');
  }

  private void skipBlanks() {
    while (at < end && (b[at] == ' ' || b[at] == '\t')) {
      at++;
    }
  }
}
