package io.fivefifty.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing text of bytes. Hot: every byte of every line passes here, so nothing is formatted by
 * the JDK and nothing is allocated once it has grown.
 */
final class Bytes {
  private byte[] content;
  private int length;

  Bytes(int capacity) {
    content = new byte[capacity];
  }

  /** Adds text as UTF-8. */
  Bytes add(String text) {
    int size = text.length();
    room(size);
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return add(text.substring(i).getBytes(StandardCharsets.UTF_8));
      }
      content[length++] = (byte) c;
    }
    return this;
  }

  Bytes add(byte[] more) {
    return add(more, 0, more.length);
  }

  Bytes add(byte[] more, int from, int size) {
    room(size);
    System.arraycopy(more, from, content, length, size);
    length += size;
    return this;
  }

  Bytes addByte(int value) {
    room(1);
    content[length++] = (byte) value;
    return this;
  }

  /** Adds a number that is not negative. */
  Bytes addNumber(long number) {
    int digits = 1;
    for (long bound = 10; bound <= number && digits < 19; bound *= 10) {
      digits++;
    }
    return addNumber(number, digits);
  }

  /** Adds a number that is not negative with so many digits, zeros in front. */
  Bytes addNumber(long number, int digits) {
    room(digits);
    if (number <= Integer.MAX_VALUE) {
      int small = (int) number;
      for (int at = length + digits - 1; at >= length; at--) {
        content[at] = (byte) ('0' + small % 10);
        small /= 10;
      }
      length += digits;
      return this;
    }
    long rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      content[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** Adds a number's last digits in upper-case hexadecimal. */
  Bytes addHex(long number, int digits) {
    room(digits);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      content[length++] = (byte) "0123456789ABCDEF".charAt((int) (number >>> shift) & 15);
    }
    return this;
  }

  /**
   * Adds a duration as seconds in the way of Postfix's {@code format_tv}: two significant digits
   * below ten seconds, at most two places, no zeros at the end, whole seconds above.
   */
  Bytes addSeconds(long micros) {
    if (micros >= 9_950_000) {
      return addNumber((micros + 500_000) / 1_000_000);
    }
    long hundredths =
        micros >= 995_000 ? (micros + 50_000) / 100_000 * 10 : (micros + 5_000) / 10_000;
    addNumber(hundredths / 100);
    long fraction = hundredths % 100;
    if (fraction == 0) {
      return this;
    }
    addByte('.');
    return fraction % 10 == 0 ? addNumber(fraction / 10, 1) : addNumber(fraction, 2);
  }

  int length() {
    return length;
  }

  void cutTo(int newLength) {
    length = Math.min(length, newLength);
  }

  void clear() {
    length = 0;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(content, length);
  }

  void drainTo(OutputStream out) throws IOException {
    out.write(content, 0, length);
    length = 0;
  }

  @Override
  public String toString() {
    return new String(content, 0, length, StandardCharsets.UTF_8);
  }

  private void room(int more) {
    if (length + more > content.length) {
      content = Arrays.copyOf(content, Math.max(length + more, content.length * 2));
    }
  }
}
