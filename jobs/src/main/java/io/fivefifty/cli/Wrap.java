package io.fivefifty.cli;

/** Breaks text between words so that it fits the terminal. */
final class Wrap {

  private Wrap() {}

  /** {@code head} and the text behind it; further lines begin under the text's first. */
  static String indented(String head, String text) {
    int width = Terminal.columns();
    String margin = " ".repeat(head.length());
    StringBuilder out = new StringBuilder(head);
    int column = head.length();
    boolean first = true;
    for (String word : text.strip().split("\\s+")) {
      if (!first && column + 1 + word.length() > width) {
        out.append('\n').append(margin);
        column = margin.length();
        first = true;
      }
      if (!first) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
      first = false;
    }
    return out.append('\n').toString();
  }

  /** The text on one line of {@code width} at most, with an ellipsis where it was cut. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}
