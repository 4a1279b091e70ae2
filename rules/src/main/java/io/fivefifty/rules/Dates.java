package io.fivefifty.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds dates and times in a reply, so that tomorrow's reply has today's template. */
final class Dates {
  private static final Set<String> MONTHS =
      Set.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "sept",
          "oct",
          "nov",
          "dec",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Set<String> DAYS =
      Set.of(
          "mon",
          "tue",
          "wed",
          "thu",
          "fri",
          "sat",
          "sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");
  private static final Set<String> ZONES =
      Set.of(
          "gmt", "utc", "z", "am", "pm", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
          "cet", "cest", "bst", "jst", "msk");

  /** The first three letters of days and months, packed; sorted. */
  private static final int[] BEGINNINGS =
      Stream.concat(MONTHS.stream(), DAYS.stream()).mapToInt(n -> packed(n, 0)).sorted().toArray();

  /** The first two letters of days and months, as a quick test. */
  private static final boolean[] FIRST_LETTERS = new boolean[1 << 10];

  static {
    for (int beginning : BEGINNINGS) {
      FIRST_LETTERS[firstLetters((char) (beginning >>> 16), (char) (beginning >>> 8))] = true;
    }
  }

  private Dates() {}

  /**
   * Where the date that begins with the chunk {@code [from, end)} ends, or -1 where none begins. A
   * month beside a number, a weekday before either, and all that goes on from there.
   */
  static int endOfDate(String text, int from, int end) {
    if (end - from > 10 || !mayBegin(text, from)) {
      return -1;
    }
    String first = word(text, from, end);
    if (!isNumber(first) && !DAYS.contains(first) && !MONTHS.contains(first)) {
      return -1;
    }
    String second = nextWord(text, end);
    boolean begins =
        (DAYS.contains(first) && (isNumber(second) || MONTHS.contains(second)))
            || (MONTHS.contains(first) && isNumber(second))
            || (isNumber(first) && MONTHS.contains(second));
    if (!begins) {
      return -1;
    }
    int stop = end;
    while (stop < text.length() && isPart(nextWord(text, stop))) {
      stop = chunkEnd(text, stop + 1);
    }
    while (!isWordCharacter(text.charAt(stop - 1))) {
      stop--;
    }
    return stop;
  }

  /** A cheap test before words are cut out: a digit, or the first letters of a day or month. */
  static boolean mayBegin(String text, int from) {
    return Codes.isDigit(text.charAt(from))
        || (from + 2 < text.length()
            && FIRST_LETTERS[firstLetters(text.charAt(from), text.charAt(from + 1))]
            && Arrays.binarySearch(BEGINNINGS, packed(text, from)) >= 0);
  }

  private static int firstLetters(char first, char second) {
    return ((first & 0x1f) << 5) | (second & 0x1f);
  }

  /** Three letters as one number, whatever their case. */
  private static int packed(String text, int i) {
    return ((text.charAt(i) | 0x20) << 16)
        | ((text.charAt(i + 1) | 0x20) << 8)
        | (text.charAt(i + 2) | 0x20);
  }

  private static boolean isPart(String word) {
    return MONTHS.contains(word)
        || DAYS.contains(word)
        || ZONES.contains(word)
        || isNumber(word)
        || Shapes.isClock(word)
        || isOffset(word);
  }

  private static boolean isNumber(String word) {
    return word.length() <= 4 && Shapes.isNumber(word, 0);
  }

  private static boolean isOffset(String word) {
    return word.length() == 5
        && (word.charAt(0) == '+' || word.charAt(0) == '-')
        && Shapes.isNumber(word, 1);
  }

  private static String nextWord(String text, int blank) {
    return blank >= text.length() ? "" : word(text, blank + 1, chunkEnd(text, blank + 1));
  }

  private static int chunkEnd(String text, int from) {
    int blank = text.indexOf(' ', from);
    return blank < 0 ? text.length() : blank;
  }

  /** The chunk in lower case, without punctuation around it; empty where it is too long. */
  private static String word(String text, int from, int end) {
    int start = from;
    int stop = end;
    while (stop > start && !isWordCharacter(text.charAt(stop - 1))) {
      stop--;
    }
    while (start < stop && text.charAt(start) == '(') {
      start++;
    }
    return stop - start > 15 ? "" : text.substring(start, stop).toLowerCase(Locale.ROOT);
  }

  private static boolean isWordCharacter(char c) {
    return Shapes.isLetter(c) || Codes.isDigit(c);
  }

  /** A date or a time in one piece: 2026-11-23, 2026-11-23T17:51:42.604Z, 23/11/2026, 17:51:42. */
  static boolean isTimestamp(String word) {
    if (Shapes.isClock(word)) {
      return true;
    }
    int i = 0;
    int groups = 0;
    while (i < word.length() && groups < 3) {
      int start = i;
      while (i < word.length() && Codes.isDigit(word.charAt(i))) {
        i++;
      }
      int digits = i - start;
      if (digits == 0 || digits > 4) {
        return false;
      }
      groups++;
      boolean separated = i < word.length() && (word.charAt(i) == '-' || word.charAt(i) == '/');
      if (groups < 3 && !separated) {
        return false;
      }
      i += groups < 3 ? 1 : 0;
    }
    if (groups < 3) {
      return false;
    }
    return i == word.length() || word.charAt(i) == 'T' || word.charAt(i) == ':';
  }
}
