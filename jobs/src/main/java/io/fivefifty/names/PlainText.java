package io.fivefifty.names;

/** Strangers' text as one line that nothing takes for a command. */
public final class PlainText {

  private PlainText() {}

  /**
   * The text as one line: control, formatting and other characters that cannot be seen, which a
   * stranger may have written into a reply to steer a terminal or to turn the order of what is
   * read, become blanks.
   */
  public static String harmless(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().map(c -> isUnseen(c) ? ' ' : c).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /**
   * Whether the eye cannot see the character, or it would turn the reading direction of the text
   * around it (RFC 9839, Unicode TR 36). A blank can be seen.
   */
  public static boolean isUnseen(int point) {
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
