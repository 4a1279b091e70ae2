package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;

/** UTF-16 with a byte order mark, as Exchange and Windows' tools write it, as UTF-8 without one. */
final class Utf16Stream extends DecodedStream {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int LONGEST = 4;

  private final ByteSource source;
  private final byte[] utf8 = new byte[1 << 13];
  private int at;
  private int end;
  private boolean begun;
  private boolean bigEndian;

  Utf16Stream(InputStream stored) {
    super(stored);
    source = new ByteSource(stored, 1 << 13);
  }

  static boolean isUtf16(byte[] head) {
    return head.length >= 2
        && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
            || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
  }

  @Override
  int decode(byte[] into, int offset, int length) throws IOException {
    if (at == end) {
      fill();
      if (end == 0) {
        return -1;
      }
    }
    int given = Math.min(length, end - at);
    System.arraycopy(utf8, at, into, offset, given);
    at += given;
    return given;
  }

  private void fill() throws IOException {
    at = 0;
    end = 0;
    if (!begun) {
      begun = true;
      source.need(2);
      bigEndian = source.peek(0) == 0xFE;
      source.at += 2;
    }
    // An error below comes only where nothing is at hand any more: what was read of it is kept.
    while (end + LONGEST <= utf8.length && (end == 0 || source.end - source.at >= 4)) {
      if (!source.has(2)) {
        if (source.has(1)) {
          source.at++;
          throw new DamagedContentException("it ends within a character");
        }
        return;
      }
      write(character());
    }
  }

  private int character() throws IOException {
    char first = unit();
    source.at += 2;
    if (!Character.isSurrogate(first)) {
      return first;
    }
    if (Character.isHighSurrogate(first) && source.has(2)) {
      char second = unit();
      if (Character.isLowSurrogate(second)) {
        source.at += 2;
        return Character.toCodePoint(first, second);
      }
    }
    return REPLACEMENT;
  }

  private char unit() {
    int first = source.peek(0);
    int second = source.peek(1);
    return (char) (bigEndian ? first << 8 | second : second << 8 | first);
  }

  private void write(int c) {
    if (c < 0x80) {
      utf8[end++] = (byte) c;
    } else if (c < 0x800) {
      utf8[end++] = (byte) (0xC0 | c >> 6);
      utf8[end++] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      utf8[end++] = (byte) (0xE0 | c >> 12);
      utf8[end++] = (byte) (0x80 | (c >> 6 & 0x3F));
      utf8[end++] = (byte) (0x80 | (c & 0x3F));
    } else {
      utf8[end++] = (byte) (0xF0 | c >> 18);
      utf8[end++] = (byte) (0x80 | (c >> 12 & 0x3F));
      utf8[end++] = (byte) (0x80 | (c >> 6 & 0x3F));
      utf8[end++] = (byte) (0x80 | (c & 0x3F));
    }
  }
}
