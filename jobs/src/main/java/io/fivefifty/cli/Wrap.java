package io.fivefifty.cli;

/** Fits text to the terminal: breaks it between words, or cuts it. */
final class Wrap {

  private Wrap() {}

  /**
   * {@code head} and the text behind it; further lines begin under the text's first. A word longer
   * than a line is broken.
   */
  static String indented(String head, String text) {
    int width = Terminal.columns();
    int margin = columns(head);
    StringBuilder out = new StringBuilder(head);
    int column = margin;
    for (String word : text.strip().split("\\s+")) {
      String rest = word;
      if (column > margin) {
        if (column + 1 + columns(rest) <= width) {
          out.append(' ');
          column++;
        } else {
          out.append('\n').append(" ".repeat(margin));
          column = margin;
        }
      }
      while (columns(rest) > width - margin) {
        int fitting = Math.max(1, fitting(rest, width - margin));
        out.append(rest, 0, fitting).append('\n').append(" ".repeat(margin));
        rest = rest.substring(fitting);
      }
      out.append(rest);
      column += columns(rest);
    }
    return out.append('\n').toString();
  }

  /** The text on one line of {@code width} columns at most, with an ellipsis where it was cut. */
  static String cut(String text, int width) {
    return columns(text) <= width ? text : text.substring(0, fitting(text, width - 1)) + "…";
  }

  /** How many columns of a terminal the text takes. */
  static int columns(String text) {
    return text.codePoints().map(Wrap::columns).sum();
  }

  /** How much of the text, in UTF-16 units, fits into {@code width} columns. */
  private static int fitting(String text, int width) {
    int at = 0;
    for (int column = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      column += columns(c);
      if (column > width) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Chinese, Japanese and Korean characters and emoji take two; marks on a letter take none. */
  private static int columns(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
