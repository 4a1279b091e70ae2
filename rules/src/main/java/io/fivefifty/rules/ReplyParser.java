package io.fivefifty.rules;

import org.jspecify.annotations.Nullable;

/**
 * Reads a reply's codes and joins its lines. Hot: one pass to flatten, one to drop repeated codes.
 */
final class ReplyParser {
  private final String flat;
  private int at;
  private int code;
  private @Nullable String enhanced;
  private boolean manyLines;

  private ReplyParser(String flat) {
    this.flat = flat;
  }

  static Reply parse(String raw) {
    ReplyParser parser = new ReplyParser(withoutRemark(flatten(raw)));
    parser.readLead();
    if (parser.code == 0) {
      parser.findCode();
    }
    return new Reply(parser.code, parser.enhanced, parser.textWithoutRepeats());
  }

  /** Postfix adds "(in reply to RCPT TO command)", which the remote host did not say. */
  private static String withoutRemark(String flat) {
    if (!flat.endsWith("command)") && !flat.endsWith("command))")) {
      return flat;
    }
    int remark = flat.lastIndexOf("(in reply to ");
    return remark < 0 ? flat : flat.substring(0, remark).stripTrailing();
  }

  /** One line, single blanks, ASCII quotes and dashes; at most {@link Reply#MAX_LENGTH} read. */
  private static String flatten(String raw) {
    int end = Math.min(raw.length(), Reply.MAX_LENGTH);
    int flatEnd = flatEnd(raw, end);
    if (flatEnd == end) {
      return raw.substring(0, end);
    }
    StringBuilder out = new StringBuilder(end).append(raw, 0, flatEnd);
    for (int i = flatEnd; i < end; i++) {
      char c = raw.charAt(i);
      if (isFlat(c)) {
        out.append(c);
        continue;
      }
      int skip = lineEnd(raw, i, end);
      char folded = skip > 0 ? ' ' : fold(c);
      i += Math.max(skip - 1, 0);
      if (folded != ' ') {
        out.append(folded);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    int length = out.length();
    if (length > 0 && out.charAt(length - 1) == ' ') {
      out.setLength(length - 1);
    }
    return out.toString();
  }

  private static boolean isFlat(char c) {
    return c > ' ' && c < 0x7f && c != '\\' && c != '`' && c != '#';
  }

  /** How far the reply is flat as it is; most replies are to their end. */
  private static int flatEnd(String raw, int end) {
    char previous = ' ';
    for (int i = 0; i < end; i++) {
      char c = raw.charAt(i);
      if (c == ' ' ? previous == ' ' || i + 1 == end : !isFlat(c)) {
        return i;
      }
      previous = c;
    }
    return end;
  }

  /**
   * Length of a written-out line end at {@code i}: Exim's and OpenSMTPD's literal {@code \n} and
   * {@code \r}, syslog's {@code #015#012}; 0 where there is none.
   */
  private static int lineEnd(String raw, int i, int end) {
    char c = raw.charAt(i);
    if (c == '\\' && i + 1 < end) {
      char next = raw.charAt(i + 1);
      return next == 'n' || next == 'r' ? 2 : 0;
    }
    if (c == '#' && (raw.startsWith("#012", i) || raw.startsWith("#015", i))) {
      return 4;
    }
    return 0;
  }

  private static char fold(char c) {
    return switch (c) {
      case '`', '\u00b4', '\u2018', '\u2019', '\u201a', '\u201b', '\u2032' -> '\'';
      case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2033' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00a0', '\u3000' -> ' ';
      default -> c <= ' ' || (c >= 0x7f && c <= 0x9f) || Character.isSpaceChar(c) ? ' ' : c;
    };
  }

  /** Reads the code, the enhanced code and the separators before the words. */
  private void readLead() {
    while (at < flat.length() && isOpening(flat.charAt(at))) {
      at++;
    }
    if (flat.regionMatches(true, at, "smtp;", 0, 5)) {
      at = skipSeparators(at + 5);
    }
    while (isLeadingCode()) {
      code = Codes.value(flat, at);
      manyLines |= at + 3 < flat.length() && flat.charAt(at + 3) == '-';
      at = skipSeparators(at + 3);
    }
    int end = Codes.enhancedEnd(flat, at);
    if (end > 0) {
      enhanced = flat.substring(at, end);
      at = skipSeparators(end);
    }
  }

  /** A second code belongs to the lead where it says the same again, or has its enhanced code. */
  private boolean isLeadingCode() {
    if (!Codes.isReplyCode(flat, at)) {
      return false;
    }
    return code == 0
        || Codes.value(flat, at) == code
        || Codes.enhancedEnd(flat, Math.min(at + 4, flat.length())) > 0;
  }

  /** For a reply whose first line was cut away: the first reply code that opens a later line. */
  private void findCode() {
    for (int i = at; i < flat.length(); i++) {
      if (flat.charAt(i) == ' ' && Codes.opensLine(flat, i + 1)) {
        code = Codes.value(flat, i + 1);
        manyLines = true;
        int end = Codes.enhancedEnd(flat, i + 5);
        if (end > 0 && enhanced == null) {
          enhanced = flat.substring(i + 5, end);
        }
        return;
      }
    }
  }

  private int skipSeparators(int from) {
    int i = from;
    while (i < flat.length() && (isOpening(flat.charAt(i)) || isClosing(flat.charAt(i)))) {
      i++;
    }
    // A bracket or quote belongs to the words: "550 5.1.1 <a@b.example>: user unknown".
    while (i > from && isBracket(flat.charAt(i - 1)) && !Codes.enhancedOrCodeAt(flat, i)) {
      i--;
    }
    return i;
  }

  private static boolean isOpening(char c) {
    return c == ' ' || c == '-' || c == ':' || c == '#' || c == ';' || c == ',' || isBracket(c);
  }

  private static boolean isClosing(char c) {
    return c == ')' || c == ']' || c == '>';
  }

  private static boolean isBracket(char c) {
    return c == '(' || c == '[' || c == '<' || c == '"' || c == '\'';
  }

  /** The words, less the codes that each line repeats. */
  private String textWithoutRepeats() {
    if (!mayRepeat()) {
      return flat.substring(at);
    }
    StringBuilder out = null;
    int copied = at;
    int i = at;
    while (i < flat.length()) {
      int skipped = Codes.isDigit(flat.charAt(i)) ? skipRepeat(i) : i;
      if (skipped > i) {
        out = out == null ? new StringBuilder(flat.length()) : out;
        out.append(flat, copied, i);
        copied = skipped;
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ' && skipped < flat.length()) {
          out.append(' ');
        }
      }
      i = Math.max(skipped, i + 1);
    }
    return out == null
        ? flat.substring(at)
        : out.append(flat, Math.min(copied, flat.length()), flat.length()).toString().strip();
  }

  /** A cheap test, as few replies have more than one line. */
  private boolean mayRepeat() {
    return (code != 0 && flat.indexOf(Integer.toString(code), at) >= 0)
        || (enhanced != null && flat.indexOf(enhanced, at) >= 0);
  }

  /** Where the words go on after a repeated code at {@code i}, or {@code i} where none stands. */
  private int skipRepeat(int i) {
    boolean wordStart = i == at || flat.charAt(i - 1) == ' ';
    if (wordStart && Codes.isReplyCode(flat, i) && Codes.value(flat, i) == code) {
      boolean dash = i + 3 < flat.length() && flat.charAt(i + 3) == '-';
      int after = Math.min(i + 4, flat.length());
      if (repeatsEnhanced(after)) {
        return skipBlanks(after + length(enhanced));
      }
      boolean nested = i >= 2 && flat.charAt(i - 2) == ':';
      if (dash || (manyLines && !nested && Codes.enhancedEnd(flat, after) < 0)) {
        return skipBlanks(after);
      }
      return i;
    }
    return repeatsEnhanced(i) ? skipBlanks(i + length(enhanced)) : i;
  }

  private boolean repeatsEnhanced(int i) {
    return enhanced != null
        && i < flat.length()
        && flat.charAt(i) == enhanced.charAt(0)
        && flat.startsWith(enhanced, i)
        && Codes.enhancedEnd(flat, i) == i + enhanced.length();
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < flat.length() && flat.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
