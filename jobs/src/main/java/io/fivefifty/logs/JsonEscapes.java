package io.fivefifty.logs;

/**
 * What escapes in strings of JSON stand for (RFC 8259 section 7), as UTF-8. Hot: makes no object.
 */
final class JsonEscapes {

  private JsonEscapes() {}

  /** Appends what stands between two quotes. */
  static void decode(byte[] b, int from, int stop, Scratch decoded) {
    int i = from;
    while (i < stop) {
      int escape = Bytes.indexOf(b, i, stop, (byte) '\\');
      if (escape < 0) {
        decoded.append(b, i, stop);
        return;
      }
      decoded.append(b, i, escape);
      i = decodeEscape(b, escape + 1, stop, decoded) + 1;
    }
  }

  /** Returns the escape's last byte. */
  private static int decodeEscape(byte[] b, int i, int stop, Scratch decoded) {
    switch (b[i]) {
      case 'n' -> decoded.append((byte) '\n');
      case 't' -> decoded.append((byte) '\t');
      case 'r' -> decoded.append((byte) '\r');
      case 'b', 'f' -> decoded.append((byte) ' ');
      case 'u' -> {
        return decodeCodePoint(b, i, stop, decoded);
      }
      default -> decoded.append(b[i]);
    }
    return i;
  }

  /** A surrogate without its other half becomes a question mark. */
  private static int decodeCodePoint(byte[] b, int i, int stop, Scratch decoded) {
    int value = fourDigits(b, i + 1, stop);
    int last = Math.min(i + 4, stop - 1);
    if (value >= 0xD800 && value < 0xE000) {
      boolean paired = value < 0xDC00 && last + 2 < stop && b[last + 1] == '\\';
      int low = paired && b[last + 2] == 'u' ? fourDigits(b, last + 3, stop) : 0;
      if (low < 0xDC00 || low >= 0xE000) {
        decoded.append((byte) '?');
        return last;
      }
      value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
      last = Math.min(last + 6, stop - 1);
    }
    if (value < 0x80) {
      decoded.append((byte) value);
    } else if (value < 0x800) {
      decoded.append((byte) (0xC0 | (value >> 6)));
      appendTail(value, 0, decoded);
    } else if (value < 0x10000) {
      decoded.append((byte) (0xE0 | (value >> 12)));
      appendTail(value, 6, decoded);
      appendTail(value, 0, decoded);
    } else {
      decoded.append((byte) (0xF0 | (value >> 18)));
      appendTail(value, 12, decoded);
      appendTail(value, 6, decoded);
      appendTail(value, 0, decoded);
    }
    return last;
  }

  private static void appendTail(int value, int shift, Scratch decoded) {
    decoded.append((byte) (0x80 | ((value >> shift) & 0x3F)));
  }

  private static int fourDigits(byte[] b, int from, int stop) {
    int value = 0;
    for (int i = from; i < from + 4 && i < stop; i++) {
      value = value * 16 + Math.max(0, Character.digit(b[i], 16));
    }
    return value;
  }
}
