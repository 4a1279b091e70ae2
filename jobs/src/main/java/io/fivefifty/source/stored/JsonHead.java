package io.fivefifty.source.stored;

/** How the first line of content is laid out, which begins with an object. */
final class JsonHead {
  private final byte[] b;
  private final int length;
  private int at;
  private boolean cut;
  private boolean other;

  private JsonHead(byte[] b, int from, int length) {
    this.b = b;
    this.length = length;
    this.at = from;
    read();
  }

  /** Whether content that begins with [0, length) is JSON, but not one object a line. */
  static boolean isOtherLayout(byte[] head, int length) {
    int at = startsWithByteOrderMark(head, length) ? 3 : 0;
    while (true) {
      while (at < length && JsonLayout.isBlank(head[at])) {
        at++;
      }
      if (at == length || (head[at] != '{' && head[at] != '[')) {
        return false;
      }
      if (head[at] == '[') {
        return true;
      }
      JsonHead shape = new JsonHead(head, at, length);
      if (!shape.cut) {
        return shape.other;
      }
      at = shape.at;
    }
  }

  private static boolean startsWithByteOrderMark(byte[] b, int length) {
    return length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
  }

  private void read() {
    int depth = 0;
    int objects = 0;
    long arrays = 0; // a bit a level, the innermost last: whether it is an array
    byte before = 0;
    int nameStart = 0;
    int nameEnd = 0;
    for (; at < length && !other; at++) {
      byte c = b[at];
      if (c == '\n') {
        readEnd(depth, (arrays & 1) != 0);
        return;
      }
      if (JsonLayout.isBlank(c)) {
        continue;
      }
      switch (c) {
        case '"' -> {
          nameStart = at + 1;
          nameEnd = endOfString();
          if (nameEnd < 0 || depth == 0) {
            return;
          }
          at = nameEnd;
        }
        case '{' -> {
          objects += depth == 0 ? 1 : 0;
          depth++;
          arrays <<= 1;
        }
        case '[' -> {
          other = depth == 1 && before == ':' && JsonLayout.isPage(b, nameStart, nameEnd);
          depth++;
          arrays = arrays << 1 | 1;
        }
        case '}', ']' -> {
          depth--;
          arrays >>>= 1;
        }
        default -> {
          if (depth == 0) {
            other = c == ',';
            return;
          }
        }
      }
      if (depth < 0) {
        return;
      }
      other |= objects > 1;
      before = c;
    }
  }

  /** The line ends within an object: that is cut, or goes on behind the line's end. */
  private void readEnd(int depth, boolean inArray) {
    if (depth == 0) {
      return;
    }
    int next = at;
    while (next < length && JsonLayout.isBlank(b[next])) {
      next++;
    }
    if (next == length) {
      other = true;
    } else if (b[next] == '{' && !inArray) {
      cut = true;
    } else {
      other = true;
    }
  }

  /** The place of the quote that ends the string that begins here, or -1; then it is cut. */
  private int endOfString() {
    for (int i = at + 1; i < length; i++) {
      if (b[i] == '\\') {
        i++;
      } else if (b[i] == '"') {
        return i;
      } else if (b[i] == '\n') {
        at = i;
        cut = true;
        return -1;
      }
    }
    at = length;
    return -1;
  }
}
