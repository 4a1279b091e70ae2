package io.fivefifty.share.page;

import io.fivefifty.names.PlainText;

/**
 * Strangers' words as a page can show them. What the eye cannot see, or what would turn the reading
 * direction of the text around it (RFC 9839, Unicode TR 36), becomes a mark that it can.
 */
final class PageText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int OPEN_BOX = 0x2423;

  private PageText() {}

  static String shown(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return marked(text);
      }
    }
    return text;
  }

  private static String marked(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> shown.appendCodePoint(mark(point)));
    return shown.toString();
  }

  private static int mark(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return OPEN_BOX;
    }
    return PlainText.isUnseen(point) ? REPLACEMENT : point;
  }
}
