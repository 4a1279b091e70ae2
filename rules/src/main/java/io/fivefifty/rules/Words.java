package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Folds a text to the words that rules compare: lower case, no punctuation, no placeholders, no
 * apostrophes ("doesn't" is "doesnt"), no accents, "e-mail" as "email", each ideograph a word of
 * its own. A digit behind a hyphen, hash or underscore belongs to the word before it, as in
 * "AUP#1260"; words of digits only are codes, which rules name by keys of their own, and are left
 * out, but for the numbers of RFCs.
 */
final class Words {
  /** The bare letters of U+00C0 to U+017F; a blank where there is none. */
  private static final String BARE_LETTERS =
      "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y"
          + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllll "
          + " llnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz ";

  private Words() {}

  static List<String> fold(String text) {
    return fold(text, false);
  }

  /** As {@link #fold(String)}, with placeholders such as {@code {ip}} as words of their own. */
  static List<String> foldWithPlaceholders(String text) {
    return fold(text, true);
  }

  private static List<String> fold(String text, boolean withPlaceholders) {
    List<String> words = new ArrayList<>(text.length() / 5 + 1);
    StringBuilder word = new StringBuilder(16);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '{') {
        finish(word, words);
        int close = text.indexOf('}', i);
        if (withPlaceholders && close > 0) {
          words.add(text.substring(i, close + 1));
        }
        i = placeholderEnd(text, i, close);
      } else if (isIdeograph(c)) {
        finish(word, words);
        words.add(String.valueOf(c));
      } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        word.append(c < 0x80 ? Character.toLowerCase(c) : bare(c));
      } else if (joins(text, i)) {
        word.append(c);
      } else if (c != '\'' && Character.getType(c) != Character.NON_SPACING_MARK) {
        finish(word, words);
      }
      i++;
    }
    finish(word, words);
    return words;
  }

  /** Whether the word stands for a masked part. */
  static boolean isPlaceholder(String word) {
    return word.charAt(0) == '{';
  }

  /** The words of a phrase in a rule; a {@code *} stays at the end of a word. */
  static List<String> ofPhrase(String phrase) {
    List<String> words = new ArrayList<>();
    for (String chunk : phrase.split(" ", -1)) {
      if (Shapes.isNumber(chunk, 0)) {
        tieToRfc(chunk, words);
      }
      words.addAll(foldWithPlaceholders(chunk));
      if (chunk.endsWith("*") && !words.isEmpty()) {
        words.set(words.size() - 1, words.get(words.size() - 1) + "*");
      }
    }
    return words;
  }

  /** The letter without its accent, as many servers write it, in lower case. */
  private static char bare(char c) {
    int i = c - 0xc0;
    char bare = i >= 0 && i < BARE_LETTERS.length() ? BARE_LETTERS.charAt(i) : ' ';
    return bare == ' ' ? Character.toLowerCase(c) : bare;
  }

  /** Whether the character ties a number to the word before it. */
  private static boolean joins(String text, int i) {
    char c = text.charAt(i);
    return (c == '#' || c == '_' || c == '-')
        && i > 0
        && i + 1 < text.length()
        && Shapes.isLetter(text.charAt(i - 1))
        && Codes.isDigit(text.charAt(i + 1));
  }

  /** The last character of a placeholder, or of its possessive: "{host}'s". */
  private static int placeholderEnd(String text, int i, int close) {
    if (close < 0) {
      return i;
    }
    boolean possessive =
        text.startsWith("'s", close + 1)
            && (close + 3 == text.length() || !Character.isLetter(text.charAt(close + 3)));
    return possessive ? close + 2 : close;
  }

  /** "RFC 2821" is "rfc2821"; other numbers are left out. */
  private static void tieToRfc(String number, List<String> words) {
    int last = words.size() - 1;
    if (last >= 0 && words.get(last).equals("rfc")) {
      words.set(last, "rfc" + number);
    }
  }

  private static void finish(StringBuilder word, List<String> words) {
    if (word.length() == 0) {
      return;
    }
    String done = word.toString();
    word.setLength(0);
    if (Shapes.isNumber(done, 0)) {
      tieToRfc(done, words);
      return;
    }
    int last = words.size() - 1;
    if (last >= 0 && words.get(last).equals("e") && done.startsWith("mail")) {
      words.set(last, "e" + done);
    } else {
      words.add(done);
    }
  }

  /** Chinese characters, kana and Thai stand without blanks. */
  static boolean isIdeograph(char c) {
    return (c >= 0x2e80 && c <= 0x9fff && Character.isLetter(c)) || (c >= 0x0e00 && c <= 0x0e7f);
  }
}
