package io.fivefifty.rules;

/** Makes a reply fit to be shown and stored. */
public final class Masking {
  private Masking() {}

  /**
   * Every address becomes {@code ***@its-domain}, and control characters become blanks; nothing
   * else changes. Linear in the text's length.
   */
  public static String addresses(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    int i = 0;
    while (i < text.length()) {
      int at = atSign(text, i);
      if (at == 0) {
        i++;
        continue;
      }
      int start = localStart(text, i, copied);
      if (start < i) {
        copy(text, copied, start, out);
        out.append("***");
        copied = i;
      }
      i += at;
    }
    copy(text, copied, text.length(), out);
    return out.toString();
  }

  /** Length of an at sign at {@code i}, plain or as links and mail paths write it; 0 if none. */
  private static int atSign(String text, int i) {
    char c = text.charAt(i);
    if (c == '@' || c == '\uff20') {
      return 1;
    }
    return c == '%' && text.startsWith("%40", i) ? 3 : 0;
  }

  /** Where the local part before {@code at} begins; a quoted one may hold blanks. */
  private static int localStart(String text, int at, int floor) {
    if (at > floor && text.charAt(at - 1) == '"') {
      int open = openingQuote(text, at - 2, floor);
      return open >= 0 ? open : at - 1;
    }
    int start = at;
    while (start > floor && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int openingQuote(String text, int from, int floor) {
    for (int i = from; i >= floor; i--) {
      if (text.charAt(i) == '"' && (i == floor || text.charAt(i - 1) != '\\')) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isLocal(char c) {
    return switch (c) {
      case '<', '>', '(', ')', '[', ']', '"', ',', ';', ':', '\\', '@', '\uff20', '?', '&' -> false;
      default -> c > ' ' && c != 0x7f && !Character.isSpaceChar(c);
    };
  }

  private static void copy(String text, int from, int end, StringBuilder out) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) ? ' ' : c);
    }
  }
}
