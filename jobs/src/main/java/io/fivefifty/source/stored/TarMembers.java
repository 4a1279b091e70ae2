package io.fivefifty.source.stored;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tar archive (POSIX.1-2017, pax; and GNU's long names). Names and attributes are
 * kept in bounds, which the usual readers don't.
 */
final class TarMembers implements Members {

  private static final int RECORD = 512;
  private static final int LONGEST_ATTRIBUTES = 1 << 16;

  private static final long LARGEST = 1L << 60;

  private final ByteSource source;

  /** Bytes of the last member, and of what fills up its last record, that were not read. */
  private long left;

  private int padding;

  TarMembers(InputStream in) {
    source = new ByteSource(in, LONGEST_ATTRIBUTES);
  }

  static boolean isTar(byte[] head) {
    return head.length >= RECORD && head[0] != 0 && isHeader(head, 0);
  }

  /** The sum of all bytes, the checksum's own taken for blanks, stands in the header. */
  private static boolean isHeader(byte[] bytes, int at) {
    long told = number(bytes, at + 148, 8);
    long sum = 0;
    for (int i = 0; i < RECORD; i++) {
      sum += i >= 148 && i < 156 ? ' ' : bytes[at + i] & 0xFF;
    }
    return sum == told;
  }

  @Override
  public @Nullable Member next() throws IOException {
    Map<String, String> attributes = new HashMap<>();
    while (true) {
      source.skip(left + padding);
      left = 0;
      padding = 0;
      source.need(RECORD);
      byte[] bytes = source.bytes;
      int at = source.at;
      if (bytes[at] == 0 && isEmpty(bytes, at)) {
        return null;
      }
      if (!isHeader(bytes, at)) {
        throw new DamagedContentException("a tar header is damaged");
      }
      char type = (char) bytes[at + 156];
      long size = type >= '1' && type <= '6' ? 0 : number(bytes, at + 124, 12);
      String name = name(bytes, at);
      long modifiedMillis = number(bytes, at + 136, 12) * 1000;
      source.at += RECORD;
      if (type != 'L' && type != 'x' && attributes.containsKey("size")) {
        size = parse(attributes.get("size"));
      }
      if (size < 0 || size > LARGEST) {
        throw new DamagedContentException("a tar header is damaged");
      }
      left = size;
      padding = (int) (-size & (RECORD - 1));
      if (type == 'L') {
        attributes.put("path", text(attributes(size), 0));
      } else if (type == 'x') {
        readPax(attributes(size), attributes);
      } else if (type == '0' || type == 0 || type == '7' || type == 'S') {
        boolean sparse =
            type == 'S' || attributes.keySet().stream().anyMatch(key -> key.startsWith("GNU.sp"));
        String mtime = attributes.get("mtime");
        return new TarMember(
            attributes.getOrDefault("path", name),
            mtime == null ? modifiedMillis : parse(mtime.replaceFirst("\\..*", "")) * 1000,
            size,
            sparse ? "is stored with holes (tar --sparse), which are not read" : null);
      } else if (type != 'g' && type != 'K') {
        attributes.clear();
      }
    }
  }

  private static boolean isEmpty(byte[] bytes, int at) {
    for (int i = 0; i < RECORD; i++) {
      if (bytes[at + i] != 0) {
        return false;
      }
    }
    return true;
  }

  private byte[] attributes(long size) throws IOException {
    if (size > LONGEST_ATTRIBUTES) {
      throw new DamagedContentException("a tar header says " + size + " bytes of a file's name");
    }
    source.need((int) size);
    byte[] attributes = new byte[(int) size];
    System.arraycopy(source.bytes, source.at, attributes, 0, attributes.length);
    source.at += attributes.length;
    left = 0;
    return attributes;
  }

  /** Lines of {@code length key=value}, the length that of the line. */
  private static void readPax(byte[] lines, Map<String, String> attributes) {
    for (int at = 0; at < lines.length; ) {
      int blank = at;
      int length = 0;
      while (blank < lines.length && lines[blank] >= '0' && lines[blank] <= '9') {
        length = Math.min(length * 10 + lines[blank] - '0', LONGEST_ATTRIBUTES + 1);
        blank++;
      }
      if (length <= blank + 1 - at || at + length > lines.length) {
        return;
      }
      String line = new String(lines, blank + 1, at + length - blank - 2, UTF_8);
      int equals = line.indexOf('=');
      if (equals > 0) {
        attributes.put(line.substring(0, equals), line.substring(equals + 1));
      }
      at += length;
    }
  }

  private static String name(byte[] bytes, int at) {
    String name = text(Arrays.copyOfRange(bytes, at, at + 100), 0);
    boolean ustar = new String(bytes, at + 257, 6, ISO_8859_1).equals("ustar\0");
    String prefix = text(Arrays.copyOfRange(bytes, at + 345, at + 500), 0);
    return ustar && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  private static String text(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, UTF_8);
  }

  /** In octal digits, or, where the first bit is set, as GNU tar writes what needs more; or -1. */
  private static long number(byte[] bytes, int at, int length) {
    long number = 0;
    if ((bytes[at] & 0x80) != 0) {
      for (int i = 1; i < length; i++) {
        if (number >>> 54 != 0) {
          return -1;
        }
        number = number << 8 | (bytes[at + i] & 0xFF);
      }
      return bytes[at] == (byte) 0x80 ? number : -1;
    }
    boolean any = false;
    for (int i = 0; i < length; i++) {
      int digit = bytes[at + i] - '0';
      if (digit >= 0 && digit <= 7) {
        number = number << 3 | digit;
        any = true;
      } else if (any || bytes[at + i] != ' ') {
        break;
      }
    }
    return number;
  }

  private static long parse(String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private final class TarMember extends Member {

    private final long size;

    TarMember(String name, long modifiedMillis, long size, @Nullable String trouble) {
      super(name, modifiedMillis, trouble);
      this.size = size;
    }

    @Override
    public long bytes() {
      return size;
    }

    @Override
    int decode(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int given = source.read(into, offset, (int) Math.min(length, left));
      if (given < 0) {
        throw DamagedContentException.tooEarly();
      }
      left -= given;
      return given;
    }
  }
}
