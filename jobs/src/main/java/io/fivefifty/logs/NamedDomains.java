package io.fivefifty.logs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The domain names that a reply names: whose policy it applied, or on which list it found somebody.
 * Linear in the reply's length.
 */
public final class NamedDomains {

  private static final int MOST = 8;
  private static final int LONGEST = 253;
  private static final int LONGEST_TRACE = 200;

  private NamedDomains() {}

  /** Names in the text itself, in their order, at most eight; none of a link. */
  public static List<String> inText(String text) {
    return in(text, false);
  }

  /** Names in the text and of its links' hosts, in their order, at most eight. */
  public static List<String> inTextAndLinks(String text) {
    return in(text, true);
  }

  private static List<String> in(String text, boolean withLinks) {
    Set<String> found = new LinkedHashSet<>();
    int at = 0;
    while (at < text.length() && found.size() < MOST) {
      if (text.charAt(at) == '[') {
        at = endOfTrace(text, at);
      }
      int end = at;
      while (end < text.length() && isNameCharacter(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        at++;
        continue;
      }
      boolean link = text.startsWith("://", at - 3);
      boolean localPart = end < text.length() && text.charAt(end) == '@';
      if (!localPart && (!link || withLinks)) {
        add(text.substring(at, end), found);
      }
      at = end;
      if (link) {
        while (at < text.length() && !isLinkEnd(text.charAt(at))) {
          at++; // what looks like a name in a path is a file
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * Behind brackets that hold several words, which are the receiver's own trace: {@code
   * [AM3PEPF0.eurprd08.prod.example.com 2026-11-22T00:09:32.000Z 08DED3D5]}; otherwise behind the
   * opening one.
   */
  private static int endOfTrace(String text, int open) {
    int blank = -1;
    int longest = Math.min(text.length(), open + LONGEST_TRACE);
    for (int i = open + 1; i < longest; i++) {
      char c = text.charAt(i);
      if (c == ' ' && blank < 0) {
        blank = i;
      } else if (c == ']') {
        return blank > open + 1 && blank < i - 1 ? i + 1 : open + 1;
      }
    }
    return open + 1;
  }

  private static void add(String token, Set<String> found) {
    int start = 0;
    int end = token.length();
    while (start < end && !isAlphanumeric(token.charAt(start)) && token.charAt(start) != '_') {
      start++;
    }
    while (end > start && !isAlphanumeric(token.charAt(end - 1))) {
      end--; // a sentence ends here
    }
    String name = token.substring(start, end).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    String top = name.substring(dot + 1);
    boolean topIsWord =
        dot > 0
            && top.length() > 1
            && (top.startsWith("xn--") || top.chars().allMatch(Character::isLetter));
    if (topIsWord && name.length() <= LONGEST && !name.contains("..")) {
      found.add(name);
    }
  }

  private static boolean isLinkEnd(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '>' || c == ')' || c == ']' || c == ',';
  }

  private static boolean isNameCharacter(char c) {
    return isAlphanumeric(c) || c == '.' || c == '-' || c == '_';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
