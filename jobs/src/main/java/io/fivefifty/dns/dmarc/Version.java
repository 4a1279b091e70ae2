package io.fivefifty.dns.dmarc;

import io.fivefifty.dns.TagList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a text begins: {@code v=DMARC1}, to the letter and without anything before it, or receivers
 * do not see a record (RFC 9989 sections 4.7 and 4.8). Blanks around the equals sign are allowed.
 */
enum Version {
  EXACT,
  /** Mostly a slip of a web form: the text begins with blanks. */
  AFTER_BLANKS("leading-whitespace"),
  WRONG_CASE("wrong-case-version"),
  WRONG_CASE_AFTER_BLANKS("leading-whitespace", "wrong-case-version"),
  /** No semicolon behind it, another tag or a quote before it, another number. */
  BROKEN("syntax"),
  /** Something else, as a wildcard brings it. */
  NONE;

  private static final String VALUE = "DMARC1";

  private final Set<String> problems;

  Version(String... problems) {
    this.problems = Set.of(problems);
  }

  Set<String> problems() {
    return problems;
  }

  static Version of(String text) {
    int start = 0;
    while (start < text.length() && TagList.isBlank(text.charAt(start))) {
      start++;
    }
    int end = text.indexOf(';', start);
    String first = text.substring(start, end < 0 ? text.length() : end);
    List<TagList.Tag> tags = TagList.of(first).tags();
    boolean isVersion = !tags.isEmpty() && tags.get(0).name().equalsIgnoreCase("v");
    String value = isVersion ? tags.get(0).value() : "";
    if (value.equals(VALUE)) {
      return start == 0 ? EXACT : AFTER_BLANKS;
    }
    if (value.equalsIgnoreCase(VALUE)) {
      return start == 0 ? WRONG_CASE : WRONG_CASE_AFTER_BLANKS;
    }
    return isMeant(isVersion ? value : text, isVersion) ? BROKEN : NONE;
  }

  private static boolean isMeant(String text, boolean isValueOfVersion) {
    String small = text.toLowerCase(Locale.ROOT);
    return isValueOfVersion
        ? small.startsWith("dmarc")
        : small.contains("v=dmarc") || small.strip().startsWith("dmarc1");
  }
}
