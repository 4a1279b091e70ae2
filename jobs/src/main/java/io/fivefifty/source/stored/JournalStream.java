package io.fivefifty.source.stored;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fivefifty.logs.DamagedContentException;
import io.fivefifty.logs.LineScanner;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * What {@code journalctl -o export} writes (systemd's "Journal Export Format"), as lines of syslog
 * with RFC 3339 stamps, one for each entry that has a message. Of a field only as much is kept as a
 * line may be long.
 */
final class JournalStream extends DecodedStream {

  private static final byte[] START = "__CURSOR=".getBytes(ISO_8859_1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT);
  private static final long LAST_MICROS = 253_402_300_799_999_999L;
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_NAME = 256;

  private enum Field {
    __REALTIME_TIMESTAMP(20),
    _HOSTNAME(LONGEST_NAME),
    SYSLOG_IDENTIFIER(LONGEST_NAME),
    _COMM(LONGEST_NAME),
    SYSLOG_PID(LONGEST_NAME),
    _PID(LONGEST_NAME),
    MESSAGE(LineScanner.LONGEST_LINE);

    private final int longest;

    Field(int longest) {
      this.longest = longest;
    }
  }

  private static final Field[] FIELDS = Field.values();

  private final ByteSource source;
  private final byte[] key = new byte[LONGEST_KEY];
  private final byte[][] values = new byte[FIELDS.length][64];

  /** Of each field's value; -1 where the entry does not have it. */
  private final int[] lengths = new int[FIELDS.length];

  private byte[] line = {};
  private int at;
  private int end;

  JournalStream(InputStream stored) {
    super(stored);
    source = new ByteSource(stored, 1 << 16);
  }

  static boolean isJournal(byte[] head) {
    return head.length > START.length
        && Arrays.equals(head, 0, START.length, START, 0, START.length);
  }

  @Override
  int decode(byte[] into, int offset, int length) throws IOException {
    while (at == end) {
      if (!readEntry()) {
        return -1;
      }
      if (lengths[Field.MESSAGE.ordinal()] >= 0) {
        writeLine();
      }
    }
    int given = Math.min(length, end - at);
    System.arraycopy(line, at, into, offset, given);
    at += given;
    return given;
  }

  /** Reads the fields up to the empty line; false where no entry follows. */
  private boolean readEntry() throws IOException {
    Arrays.fill(lengths, -1);
    for (boolean any = false; ; any = true) {
      if (!source.has(1)) {
        if (any) {
          throw DamagedContentException.tooEarly();
        }
        return false;
      }
      int length = 0;
      int c;
      while ((c = source.u8()) != '=' && c != '\n') {
        if (length < LONGEST_KEY) {
          key[length] = (byte) c;
        }
        length++;
      }
      if (c == '\n' && length == 0) {
        return true;
      }
      int field = field(length);
      if (c == '=') {
        readText(field);
      } else {
        readBinary(field, source.i64());
      }
    }
  }

  private int field(int length) {
    for (Field field : FIELDS) {
      String name = field.name();
      if (name.length() == length) {
        int i = 0;
        while (i < length && key[i] == name.charAt(i)) {
          i++;
        }
        if (i == length) {
          // Of a field that an entry has more than once the first counts.
          if (lengths[field.ordinal()] >= 0) {
            return -1;
          }
          lengths[field.ordinal()] = 0;
          return field.ordinal();
        }
      }
    }
    return -1;
  }

  private void readText(int field) throws IOException {
    while (true) {
      source.need(1);
      int from = source.at;
      int to = from;
      while (to < source.end && source.bytes[to] != '\n') {
        to++;
      }
      keep(field, to - from);
      source.at = to;
      if (to < source.end) {
        source.at++;
        return;
      }
    }
  }

  private void readBinary(int field, long length) throws IOException {
    for (long left = length < 0 ? Long.MAX_VALUE : length; left > 0; ) {
      source.need(1);
      int here = (int) Math.min(left, source.end - source.at);
      keep(field, here);
      source.at += here;
      left -= here;
    }
    if (source.u8() != '\n') {
      throw new DamagedContentException("its journal entries are damaged");
    }
  }

  private void keep(int field, int count) {
    if (field < 0) {
      return;
    }
    int length = lengths[field];
    int kept = Math.min(count, FIELDS[field].longest - length);
    if (length + kept > values[field].length) {
      values[field] = Arrays.copyOf(values[field], Math.max(length + kept, 2 * length));
    }
    System.arraycopy(source.bytes, source.at, values[field], length, kept);
    lengths[field] = length + kept;
  }

  private void writeLine() {
    int most = 64;
    for (int length : lengths) {
      most += Math.max(0, length);
    }
    if (line.length < most) {
      line = new byte[most * 2];
    }
    at = 0;
    end = 0;
    write(time());
    line[end++] = ' ';
    write(Field._HOSTNAME, Field._HOSTNAME, "-");
    line[end++] = ' ';
    write(Field.SYSLOG_IDENTIFIER, Field._COMM, "unknown");
    if (lengths[Field.SYSLOG_PID.ordinal()] > 0 || lengths[Field._PID.ordinal()] > 0) {
      line[end++] = '[';
      write(Field.SYSLOG_PID, Field._PID, "");
      line[end++] = ']';
    }
    line[end++] = ':';
    line[end++] = ' ';
    write(Field.MESSAGE, Field.MESSAGE, "");
    line[end++] = '\n';
  }

  private String time() {
    int length = lengths[0];
    long micros = length > 0 ? 0 : -1;
    for (int i = 0; i < length; i++) {
      int digit = values[0][i] - '0';
      if (digit < 0 || digit > 9 || micros < 0 || micros > LAST_MICROS) {
        return "-";
      }
      micros = micros * 10 + digit;
    }
    if (micros < 0 || micros > LAST_MICROS) {
      return "-";
    }
    return TIME.format(
        LocalDateTime.ofEpochSecond(
            micros / 1_000_000, (int) (micros % 1_000_000) * 1_000, ZoneOffset.UTC));
  }

  private void write(Field first, Field second, String otherwise) {
    int field = lengths[first.ordinal()] > 0 ? first.ordinal() : second.ordinal();
    if (lengths[field] <= 0) {
      write(otherwise);
      return;
    }
    for (int i = 0; i < lengths[field]; i++) {
      byte b = values[field][i];
      line[end++] = b == '\n' || b == '\r' ? (byte) ' ' : b;
    }
  }

  private void write(String text) {
    for (int i = 0; i < text.length(); i++) {
      line[end++] = (byte) text.charAt(i);
    }
  }
}
