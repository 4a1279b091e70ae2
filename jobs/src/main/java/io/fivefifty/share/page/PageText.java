package io.fivefifty.share.page;

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
    return isUnseen(point) ? REPLACEMENT : point;
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> isNonCharacter(point) || isBlankLetter(point);
    };
  }

  private static boolean isNonCharacter(int point) {
    return (point & 0xFFFE) == 0xFFFE
        || (point >= 0xFDD0 && point <= 0xFDEF)
        || (point >= 0xE0000 && point <= 0xE0FFF);
  }

  /** Letters and marks that Unicode says to draw as nothing (Default_Ignorable_Code_Point). */
  private static boolean isBlankLetter(int point) {
    return point == 0x034F
        || point == 0x115F
        || point == 0x1160
        || point == 0x17B4
        || point == 0x17B5
        || (point >= 0x180B && point <= 0x180F)
        || point == 0x3164
        || point == 0xFFA0;
  }
}
