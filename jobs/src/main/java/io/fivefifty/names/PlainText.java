package io.fivefifty.names;

/** Strangers' text as one line that nothing takes for a command. */
public final class PlainText {

  private PlainText() {}

  /**
   * The text as one line: control and formatting characters, which a stranger may have written into
   * a reply to steer a terminal or to turn the order of what is read, become blanks.
   */
  public static String harmless(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().map(c -> isHarmful(c) ? ' ' : c).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static boolean isHarmful(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
