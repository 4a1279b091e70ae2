package io.fivefifty.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a reply's own text tells of who speaks and to whom, for callers that know neither relay nor
 * recipient: people paste bounces, and some logs keep the reply alone.
 */
final class Clues {
  private Clues() {}

  /**
   * The host that an MTA quotes: of {@code host mx.example.com[203.0.113.7] said: 550 …}, {@code
   * host mx.example.com [203.0.113.7]: 550 …}, {@code while talking to mx.example.com.:}; null
   * where there is none.
   */
  static @Nullable String quotedHost(String reply) {
    int from = reply.indexOf("host ");
    while (from >= 0) {
      int start = from + 5;
      int end = nameEnd(reply, start);
      int bracket = end < reply.length() && reply.charAt(end) == ' ' ? end + 1 : end;
      if (end > start
          && (from == 0 || !Character.isLetter(reply.charAt(from - 1)))
          && bracket < reply.length()
          && reply.charAt(bracket) == '['
          && speaks(reply, bracket)) {
        return reply.substring(start, end);
      }
      from = reply.indexOf("host ", start);
    }
    int talking = reply.indexOf("while talking to ");
    if (talking < 0) {
      return null;
    }
    int start = talking + "while talking to ".length();
    int end = nameEnd(reply, start);
    return end > start ? reply.substring(start, end) : null;
  }

  /** Behind the address in brackets stands "said", "refused to talk to me", or a colon. */
  private static boolean speaks(String reply, int bracket) {
    int close = reply.indexOf(']', bracket);
    return close > 0
        && close - bracket < 64
        && (reply.startsWith(" said", close + 1)
            || reply.startsWith(" refused to talk", close + 1)
            || reply.startsWith(":", close + 1));
  }

  private static int nameEnd(String reply, int start) {
    int end = start;
    while (end < reply.length()
        && end - start <= HostMap.LONGEST_NAME
        && isName(reply.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isName(char c) {
    return Shapes.isLetter(c) || Codes.isDigit(c) || c == '.' || c == '-' || c == '_';
  }

  /** The domain of all addresses in the text, or null where there is none, or more than one. */
  static @Nullable String namedDomain(String reply) {
    String domain = null;
    for (int at = reply.indexOf('@'); at >= 0; at = reply.indexOf('@', at + 1)) {
      int end = nameEnd(reply, at + 1);
      while (end > at + 1 && !isLabelEnd(reply.charAt(end - 1))) {
        end--;
      }
      String name = reply.substring(at + 1, end).toLowerCase(Locale.ROOT);
      if (name.isEmpty() || (domain != null && !domain.equals(name))) {
        return null;
      }
      domain = name;
    }
    return domain;
  }

  private static boolean isLabelEnd(char c) {
    return Shapes.isLetter(c) || Codes.isDigit(c);
  }
}
