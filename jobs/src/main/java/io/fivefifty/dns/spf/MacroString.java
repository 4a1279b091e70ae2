package io.fivefifty.dns.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with macros (RFC 7208 section 7).
 *
 * @param text as written
 */
record MacroString(String text, List<Part> parts) {

  /** {@code c}, {@code r} and {@code t} are for explanations only (section 7.2). */
  private static final String TARGET_LETTERS = "slodiphv";

  private static final String ALL_LETTERS = "slodiphvcrt";
  private static final String DELIMITERS = ".-+,/_=";

  /** More parts than any value has. */
  private static final int ALL_PARTS = 1_000_000;

  sealed interface Part {}

  record Literal(String text) implements Part {}

  /**
   * @param letter a small letter
   * @param keep how many parts are kept, from the right
   * @param isEscaped whether the letter was a capital: the value is escaped as in a URL
   */
  record Macro(char letter, int keep, boolean isReversed, String delimiters, boolean isEscaped)
      implements Part {}

  /** What the letters stand for. */
  interface Values {

    /** Null where it is not known. */
    @Nullable String of(char letter);
  }

  MacroString {
    parts = List.copyOf(parts);
  }

  /** A domain-spec: it ends in a macro or in a dot and a top label (section 7.1). */
  static Optional<MacroString> domainSpec(String text) {
    Reader reader = new Reader(text, TARGET_LETTERS);
    if (text.isEmpty() || !reader.readAll()) {
      return Optional.empty();
    }
    String tail = text.substring(reader.tailStart);
    if (!tail.isEmpty()) {
      String name = tail.endsWith(".") ? tail.substring(0, tail.length() - 1) : tail;
      int dot = name.lastIndexOf('.');
      if (dot < 0 || !isTopLabel(name.substring(dot + 1))) {
        return Optional.empty();
      }
    }
    return Optional.of(new MacroString(text, reader.parts));
  }

  /** Whether the text is a macro-string, as the value of a modifier must be. */
  static boolean isMacroString(String text) {
    return new Reader(text, ALL_LETTERS).readAll();
  }

  /** The text with values for the macros; empty where one is not known. */
  Optional<String> expand(Values values) {
    StringBuilder expanded = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        expanded.append(literal.text());
      } else if (part instanceof Macro macro) {
        String value = values.of(macro.letter());
        if (value == null) {
          return Optional.empty();
        }
        expanded.append(transformed(value, macro));
      }
    }
    return Optional.of(expanded.toString());
  }

  /** Section 7.3: split, turned round, cut, joined by dots, escaped, in that order. */
  private static String transformed(String value, Macro macro) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || macro.delimiters().indexOf(value.charAt(i)) >= 0) {
        pieces.add(value.substring(start, i));
        start = i + 1;
      }
    }
    if (macro.isReversed()) {
      Collections.reverse(pieces);
    }
    int from = Math.max(0, pieces.size() - macro.keep());
    String joined = String.join(".", pieces.subList(from, pieces.size()));
    return macro.isEscaped() ? escaped(joined) : joined;
  }

  /** Section 7.3: all but the unreserved characters of RFC 3986 section 2.3. */
  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      if (isAlphanumeric(c) || "-._~".indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      }
    }
    return text.toString();
  }

  private static boolean isTopLabel(String label) {
    boolean isNumber = true;
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (!isAlphanumeric(c) && c != '-') {
        return false;
      }
      isNumber &= c >= '0' && c <= '9';
    }
    return !isNumber && label.charAt(0) != '-' && label.charAt(label.length() - 1) != '-';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static final class Reader {

    private final String text;
    private final String letters;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;
    private int tailStart;

    Reader(String text, String letters) {
      this.text = text;
      this.letters = letters;
    }

    boolean readAll() {
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '%') {
          if (!readMacro()) {
            return false;
          }
          tailStart = at;
        } else if (c > ' ' && c < 0x7F) {
          literal.append(c);
        } else {
          return false;
        }
      }
      endLiteral();
      return true;
    }

    private boolean readMacro() {
      switch (next()) {
        case '%' -> literal.append('%');
        case '_' -> literal.append(' ');
        case '-' -> literal.append("%20");
        case '{' -> {
          return readBraces();
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    private boolean readBraces() {
      char written = next();
      char letter = Character.toLowerCase(written);
      if (written > 'z' || letters.indexOf(letter) < 0) {
        return false;
      }
      int keep = 0;
      boolean hasDigits = false;
      char c = next();
      for (; c >= '0' && c <= '9'; c = next()) {
        keep = Math.min(ALL_PARTS, keep * 10 + (c - '0'));
        hasDigits = true;
      }
      boolean isReversed = c == 'r' || c == 'R';
      c = isReversed ? next() : c;
      int start = at - 1;
      while (DELIMITERS.indexOf(c) >= 0) {
        c = next();
      }
      if (c != '}' || (hasDigits && keep == 0)) {
        return false;
      }
      String delimiters = text.substring(start, at - 1);
      endLiteral();
      parts.add(
          new Macro(
              letter,
              hasDigits ? keep : ALL_PARTS,
              isReversed,
              delimiters.isEmpty() ? "." : delimiters,
              written != letter));
      return true;
    }

    /** A blank, which no macro holds, behind the end. */
    private char next() {
      return at < text.length() ? text.charAt(at++) : ' ';
    }

    private void endLiteral() {
      if (literal.length() > 0) {
        parts.add(new Literal(literal.toString()));
        literal.setLength(0);
      }
    }
  }
}
