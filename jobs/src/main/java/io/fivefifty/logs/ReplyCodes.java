package io.fivefifty.logs;

import java.util.BitSet;
import java.util.Locale;

/** The reply codes that make an attempt a rejection: {@code 550}, {@code 5xx}, {@code 450,550}. */
public final class ReplyCodes {

  private final String text;
  private final BitSet codes = new BitSet(600);

  private ReplyCodes(String text) {
    this.text = text;
  }

  /**
   * Reads a list of codes; {@code x} stands for any digit.
   *
   * @throws IllegalArgumentException says what was found and what was expected
   */
  public static ReplyCodes parse(String list) {
    ReplyCodes parsed = new ReplyCodes(list);
    for (String part : list.split(",", -1)) {
      String pattern = part.trim().toLowerCase(Locale.ROOT);
      if (!pattern.matches("[45][0-9x]{2}")) {
        throw new IllegalArgumentException(
            "\"" + part.trim() + "\" is no reply code; expected three digits such as 550, or 5xx");
      }
      for (int code = 400; code < 600; code++) {
        if (matches(pattern, code)) {
          parsed.codes.set(code);
        }
      }
    }
    return parsed;
  }

  /** Whether a reply with this code is a rejection. */
  public boolean contains(int code) {
    return codes.get(code);
  }

  private static boolean matches(String pattern, int code) {
    String digits = Integer.toString(code);
    for (int i = 0; i < 3; i++) {
      if (pattern.charAt(i) != 'x' && pattern.charAt(i) != digits.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
