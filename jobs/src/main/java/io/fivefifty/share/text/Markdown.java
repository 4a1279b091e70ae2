package io.fivefifty.share.text;

import io.fivefifty.names.PlainText;

/** Text that Markdown shows as it is. */
final class Markdown {

  /** What may begin markup (CommonMark 2.4 lets any of these be escaped), a link or a mention. */
  private static final String MARKUP = "\\`*_{}[]()<>#+!|~&$@:^\"";

  private Markdown() {}

  /**
   * On one line, with each character that means something escaped. For our own words: of a
   * stranger's some readers would still make links.
   */
  static String text(String text) {
    String plain = PlainText.harmless(text);
    StringBuilder out = new StringBuilder(plain.length() + 8);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (MARKUP.indexOf(c) >= 0 || startsWww(plain, i)) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString().strip();
  }

  /** The full stop of {@code www.}, which makes a link without anybody asking (GFM, 6.9). */
  private static boolean startsWww(String text, int at) {
    return text.charAt(at) == '.' && text.regionMatches(true, at - 3, "www", 0, 3);
  }

  /** A stranger's text as code, in which nothing means anything. */
  static String code(String text) {
    String plain = PlainText.harmless(text).strip();
    int longest = 0;
    int run = 0;
    for (int i = 0; i < plain.length(); i++) {
      run = plain.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    boolean touches = plain.isEmpty() || plain.startsWith("`") || plain.endsWith("`");
    String pad = touches ? " " : "";
    return fence + pad + plain + pad + fence;
  }

  /** The same in a cell of a table, which a pipe would end (GFM, 4.10). */
  static String codeInCell(String text) {
    return code(text).replace("|", "\\|");
  }
}
