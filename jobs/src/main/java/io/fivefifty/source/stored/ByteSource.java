package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;

/** What a decoder reads from: little-endian numbers, and bytes that are looked at before taken. */
final class ByteSource {

  /** The unread bytes are {@code bytes[at]} to before {@code bytes[end]}. */
  final byte[] bytes;

  int at;
  int end;
  private final InputStream in;

  /**
   * @param capacity the most bytes that {@link #has} can be asked for
   */
  ByteSource(InputStream in, int capacity) {
    this.in = in;
    this.bytes = new byte[capacity];
  }

  /** Whether so many bytes are left; reads on where it must. */
  boolean has(int count) throws IOException {
    if (end - at >= count) {
      return true;
    }
    System.arraycopy(bytes, at, bytes, 0, end - at);
    end -= at;
    at = 0;
    while (end < count) {
      int more = in.read(bytes, end, bytes.length - end);
      if (more < 0) {
        return false;
      }
      end += more;
    }
    return true;
  }

  /**
   * Reads on until so many bytes are there.
   *
   * @throws DamagedContentException where there are fewer
   */
  void need(int count) throws IOException {
    if (!has(count)) {
      throw DamagedContentException.tooEarly();
    }
  }

  int u8() throws IOException {
    need(1);
    return bytes[at++] & 0xFF;
  }

  int u16() throws IOException {
    need(2);
    at += 2;
    return peek(-2) | peek(-1) << 8;
  }

  long u32() throws IOException {
    return u16() | (long) u16() << 16;
  }

  long i64() throws IOException {
    return u32() | u32() << 32;
  }

  /** The byte so many places on, which must be there. */
  int peek(int offset) {
    return bytes[at + offset] & 0xFF;
  }

  /** The number that the next four bytes are, which must be there. */
  long peek32() {
    return peek(0) | (long) peek(1) << 8 | (long) peek(2) << 16 | (long) peek(3) << 24;
  }

  /** Passes over bytes; over what lies behind those at hand as the stream below does it best. */
  void skip(long count) throws IOException {
    long left = count;
    int here = (int) Math.min(left, end - at);
    at += here;
    left -= here;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        need(1);
        at++;
        skipped = 1;
      }
      left -= skipped;
    }
  }

  /** Gives bytes to a reader; -1 at the end. */
  int read(byte[] into, int offset, int length) throws IOException {
    if (at == end && !has(1)) {
      return -1;
    }
    int given = Math.min(length, end - at);
    System.arraycopy(bytes, at, into, offset, given);
    at += given;
    return given;
  }
}
