package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which public lists a reply names, by a host of theirs or by what people call them. */
public final class NamedLists {
  private static final int LONGEST_TEXT = 2_000;

  private NamedLists() {}

  /**
   * Host names of the zones of the lists that the reply names; of a list that is named only by what
   * stands for several zones, the domain above them.
   */
  public static List<String> zonesIn(String reply) {
    String text =
        reply.substring(0, Math.min(reply.length(), LONGEST_TEXT)).toLowerCase(Locale.ROOT);
    String words = words(text);
    Set<String> zones = new LinkedHashSet<>();
    for (Blocklist list : Blocklists.bundled()) {
      if (isNamed(list, text, words)) {
        list.hosts().stream().filter(host -> host.indexOf('/') < 0).forEach(zones::add);
      }
    }
    return new ArrayList<>(zones);
  }

  private static boolean isNamed(Blocklist list, String text, String words) {
    return words.contains(words(list.name()))
        || list.hosts().stream().anyMatch(host -> hasHost(text, host));
  }

  /** Whether the host, or one below it, stands in the text, and not only as a part of another's. */
  private static boolean hasHost(String text, String host) {
    for (int at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + 1)) {
      int end = at + host.length();
      boolean begins =
          at == 0 || !isNameCharacter(text.charAt(at - 1)) || text.charAt(at - 1) == '.';
      boolean ends =
          end == text.length()
              || !isNameCharacter(text.charAt(end))
              || (text.charAt(end) == '.'
                  && (end + 1 == text.length() || !isNameCharacter(text.charAt(end + 1))));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }

  /** The text's words with one blank around each. */
  private static String words(String text) {
    StringBuilder words = new StringBuilder(text.length() + 2).append(' ');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '.') {
        words.append(c);
      } else if (words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.append(' ').toString();
  }
}
