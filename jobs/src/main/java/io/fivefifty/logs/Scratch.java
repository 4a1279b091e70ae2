package io.fivefifty.logs;

import java.util.Arrays;

/**
 * Bytes put together from pieces, for what a line does not hold as it should be read: escapes
 * decoded, a reply joined. Hot: one object a reader, emptied for each line.
 */
public final class Scratch {

  private byte[] bytes = new byte[4096];
  private int length;

  /** Where the pieces stand; another array after {@link #append} has outgrown it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the next piece begins. */
  public int length() {
    return length;
  }

  /** Forgets all pieces. */
  public void clear() {
    length = 0;
  }

  /** Adds one byte. */
  public void append(byte value) {
    room(1);
    bytes[length++] = value;
  }

  /** Adds [from, to) of {@code source} and returns where it begins. */
  public int append(byte[] source, int from, int to) {
    int start = length;
    room(to - from);
    System.arraycopy(source, from, bytes, start, to - from);
    length += to - from;
    return start;
  }

  /** Adds all of {@code literal} and returns where it begins. */
  public int append(byte[] literal) {
    return append(literal, 0, literal.length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
