package io.fivefifty.rules;

import java.util.Arrays;

/** Characters that are written one after the other, and used again. Copies ranges at once. */
final class Chars implements CharSequence {
  private char[] chars = new char[256];
  private int length;

  void clear() {
    length = 0;
  }

  void append(char c) {
    grow(1);
    chars[length++] = c;
  }

  void append(String text) {
    append(text, 0, text.length());
  }

  void append(String text, int from, int end) {
    grow(end - from);
    text.getChars(from, end, chars, length);
    length += end - from;
  }

  void copy(Chars other) {
    length = 0;
    grow(other.length);
    System.arraycopy(other.chars, 0, chars, 0, other.length);
    length = other.length;
  }

  void dropTrailingBlanks() {
    while (length > 0 && chars[length - 1] == ' ') {
      length--;
    }
  }

  private void grow(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(length + more, 2 * chars.length));
    }
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(chars, start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
