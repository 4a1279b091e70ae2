package io.fivefifty.logs.format.haraka;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.Scratch;
import java.util.Arrays;

/**
 * One line of Haraka's log in any of its three formats: {@code [NOTICE] [UUID] [origin] message},
 * {@code level=NOTICE uuid=UUID origin=… message="…"} and JSON. Hot: makes no object. Fields stand
 * in the line's bytes, where needed decoded, with the host's name beside them.
 */
final class HarakaRecord {

  static final int UUID = 0;
  static final int ORIGIN = 1;
  static final int MESSAGE = 2;
  static final int HOST = 3;
  static final int IP = 4;
  static final int MODE = 5;
  static final int DELAY = 6;
  static final int RECIPIENTS = 7;
  static final int CODE = 8;
  static final int FILE = 9;
  private static final int LEVEL = 10;
  private static final int FIELDS = 11;

  /** In plain text the name {@code delivered file} is read as {@code file}. */
  private static final byte[][] NAMES = {
    Bytes.ascii("uuid"),
    Bytes.ascii("origin"),
    Bytes.ascii("message"),
    Bytes.ascii("host"),
    Bytes.ascii("ip"),
    Bytes.ascii("mode"),
    Bytes.ascii("delay"),
    Bytes.ascii("rcpts"),
    Bytes.ascii("code"),
    Bytes.ascii("file"),
    Bytes.ascii("level"),
  };

  private static final byte[] SOURCE = Bytes.ascii("source");
  private static final byte[] LEVEL_FIRST = Bytes.ascii("level=");
  private static final byte[] BETWEEN = Bytes.ascii("] [");
  private static final byte[] DELIVERED = Bytes.ascii("delivered file=");

  private final JsonRecord json =
      new JsonRecord(
          "uuid",
          "origin|source",
          "message",
          "host",
          "ip",
          "mode",
          "delay",
          "rcpts",
          "code",
          "delivered file",
          "level");
  private final Scratch scratch = new Scratch();
  private final int[] starts = new int[FIELDS];
  private final int[] ends = new int[FIELDS];

  int start(int field) {
    return starts[field];
  }

  /** As {@link #start} where the field is absent. */
  int end(int field) {
    return ends[field];
  }

  boolean has(int field) {
    return ends[field] > starts[field];
  }

  /** Whether such a line may begin at {@code at}. */
  static boolean begins(Line line, int at) {
    if (at >= line.end) {
      return false;
    }
    return switch (line.bytes[at]) {
      case '[' -> endOfLevel(line, at) >= 0;
      case 'l' -> line.has(at, LEVEL_FIRST);
      default -> false;
    };
  }

  /** Reads the line from its text on; false where Haraka did not write it. */
  boolean read(Line line) {
    Arrays.fill(starts, 0);
    Arrays.fill(ends, 0);
    int at = line.textStart;
    if (at >= line.end) {
      return false;
    }
    return switch (line.bytes[at]) {
      case '[' -> readDefault(line, at);
      case 'l' -> line.has(at, LEVEL_FIRST) && readLogfmt(line, at);
      case '{' -> readJson(line, at);
      default -> false;
    };
  }

  /** The place of {@code ] [} behind a level's name in capitals, or -1. */
  private static int endOfLevel(Line line, int at) {
    int i = at + 1;
    while (i < line.end && line.bytes[i] >= 'A' && line.bytes[i] <= 'Z') {
      i++;
    }
    return i > at + 3 && i <= at + 9 && line.has(i, BETWEEN) ? i : -1;
  }

  private boolean readDefault(Line line, int at) {
    int level = endOfLevel(line, at);
    int uuid = level + BETWEEN.length;
    int uuidEnd = level < 0 ? -1 : line.find(uuid, ']');
    if (uuidEnd < 0 || !line.has(uuidEnd, BETWEEN)) {
      return false;
    }
    int origin = uuidEnd + BETWEEN.length;
    int originEnd = line.find(origin, ']');
    if (originEnd < 0) {
      return false;
    }
    set(UUID, uuid, uuidEnd);
    set(ORIGIN, origin, originEnd);
    int message = Math.min(originEnd + 2, line.end);
    set(MESSAGE, message, line.end);
    if (line.has(message, DELIVERED)) {
      readPairs(line.bytes, message, line.end);
    }
    return true;
  }

  private boolean readLogfmt(Line line, int at) {
    readPairs(line.bytes, at, line.end);
    if (!has(UUID)) {
      return false;
    }
    int message = decodeMessage(line);
    set(MESSAGE, message, scratch.length());
    moveTo(line, scratch);
    return true;
  }

  /** Unescapes the message, and puts all fields beside it. */
  private int decodeMessage(Line line) {
    byte[] b = line.bytes;
    scratch.clear();
    for (int field = 0; field < FIELDS; field++) {
      if (field != MESSAGE) {
        int start = scratch.append(b, starts[field], ends[field]);
        int end = scratch.length();
        set(field, start, end);
      }
    }
    int message = scratch.length();
    for (int i = starts[MESSAGE]; i < ends[MESSAGE]; i++) {
      if (b[i] == '\\' && i + 1 < ends[MESSAGE]) {
        i++;
      }
      scratch.append(b[i]);
    }
    return message;
  }

  private boolean readJson(Line line, int at) {
    if (!json.read(line.bytes, at, line.end) || !json.has(LEVEL) || !json.has(UUID)) {
      return false;
    }
    for (int field = 0; field < FIELDS; field++) {
      set(field, json.start(field), json.end(field));
    }
    moveTo(line, json.decoded());
    return true;
  }

  /** Lets the line stand on the decoded bytes, its host's name and tag behind them. */
  private static void moveTo(Line line, Scratch decoded) {
    int length = decoded.length();
    int host = decoded.append(line.bytes, line.hostStart, line.hostEnd);
    int tag = decoded.append(line.bytes, line.tagStart, line.tagEnd);
    line.hostStart = host;
    line.hostEnd = tag;
    line.tagStart = tag;
    line.tagEnd = decoded.length();
    line.textStart = 0;
    line.set(decoded.bytes(), 0, length);
  }

  /** {@code name=value name="quoted \" value"}: the first of each name counts. */
  private void readPairs(byte[] b, int from, int to) {
    int name = from;
    int i = from;
    while (i < to) {
      if (b[i] == ' ') {
        name = ++i;
      } else if (b[i] == '=') {
        int value = i + 1;
        boolean quoted = value < to && b[value] == '"';
        int end = quoted ? endOfQuoted(b, ++value, to) : endOfWord(b, value, to);
        keep(b, name, i, value, end);
        i = quoted ? Math.min(end + 1, to) : end;
        name = i;
      } else {
        i++;
      }
    }
  }

  private static int endOfQuoted(byte[] b, int at, int to) {
    int i = at;
    while (i < to && b[i] != '"') {
      i += b[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, to);
  }

  private static int endOfWord(byte[] b, int at, int to) {
    int blank = Bytes.indexOf(b, at, to, (byte) ' ');
    return blank < 0 ? to : blank;
  }

  private void keep(byte[] b, int name, int nameEnd, int value, int end) {
    for (int field = 0; field < FIELDS; field++) {
      boolean named =
          Bytes.equal(b, name, nameEnd, NAMES[field])
              || (field == ORIGIN && Bytes.equal(b, name, nameEnd, SOURCE));
      if (named && !has(field)) {
        set(field, value, end);
        return;
      }
    }
  }

  private void set(int field, int start, int end) {
    starts[field] = start;
    ends[field] = end;
  }
}
