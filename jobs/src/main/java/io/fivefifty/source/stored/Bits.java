package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bits of a file, the highest of each byte first, with their place in the file. Hot. What was read
 * since a place to {@link #keep} can be read again.
 */
final class Bits {

  private final InputStream in;
  private byte[] bytes = new byte[1 << 16];

  /** The place in the file of {@code bytes[0]}. */
  private long base;

  private int at;
  private int end;
  private int kept;

  /** The next bits, {@code count} of them, at the low end. */
  private long held;

  private int count;

  /**
   * @param start the place in the file of the stream's first byte
   */
  Bits(InputStream in, long start) {
    this.in = in;
    this.base = start;
  }

  /** The place of the next bit, counted in bits from the file's start. */
  long position() {
    return (base + at) * 8 - count;
  }

  /** Keeps what lies from this place on, so that {@link #back} finds it. */
  void keep(long position) {
    kept = (int) (position / 8 - base);
  }

  /** Goes back to a place behind the last {@link #keep}. */
  void back(long position) throws IOException {
    at = (int) (position / 8 - base);
    count = 0;
    if (position % 8 != 0) {
      bits((int) (position % 8));
    }
  }

  int bit() throws IOException {
    if (count == 0) {
      fill(1);
    }
    count--;
    return (int) (held >>> count) & 1;
  }

  /** At most 32 bits. */
  int bits(int wanted) throws IOException {
    if (count < wanted) {
      fill(wanted);
    }
    count -= wanted;
    return (int) (held >>> count) & (int) ((1L << wanted) - 1);
  }

  long long48() throws IOException {
    return (long) bits(24) << 24 | bits(24);
  }

  /** The next bits, which stay unread; zeros where the file ends. At most 24. */
  int peek(int wanted) throws IOException {
    if (count < wanted && !tryFill(wanted)) {
      return (int) (held << (wanted - count)) & ((1 << wanted) - 1);
    }
    return (int) (held >>> (count - wanted)) & ((1 << wanted) - 1);
  }

  /** Passes over bits that were looked at. */
  void skip(int passed) throws IOException {
    if (count < passed) {
      throw DamagedContentException.tooEarly();
    }
    count -= passed;
  }

  /** Goes on to the next whole byte. */
  void align() {
    count -= count % 8;
  }

  boolean has(int wanted) throws IOException {
    return count >= wanted || tryFill(wanted);
  }

  private void fill(int wanted) throws IOException {
    if (!tryFill(wanted)) {
      throw DamagedContentException.tooEarly();
    }
  }

  private boolean tryFill(int wanted) throws IOException {
    while (count <= 48) {
      if (at == end && !readOn()) {
        return count >= wanted;
      }
      held = held << 8 | (bytes[at++] & 0xFF);
      count += 8;
    }
    return true;
  }

  private boolean readOn() throws IOException {
    if (end == bytes.length && kept > 0) {
      System.arraycopy(bytes, kept, bytes, 0, end - kept);
      base += kept;
      at -= kept;
      end -= kept;
      kept = 0;
    } else if (end == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int more = in.read(bytes, end, bytes.length - end);
    if (more < 0) {
      return false;
    }
    end += more;
    return true;
  }
}
