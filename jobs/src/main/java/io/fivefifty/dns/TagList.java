package io.fivefifty.dns;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code tag=value; tag=value} lists of RFC 6376 section 3.2, in which keys of DKIM and
 * policies of DMARC are written. Read in one pass; what is no tag is left out and counted.
 *
 * @param tags in the order of the text, a repeated one as often as it stands there
 * @param hasGarbage whether something between semicolons is no tag
 */
public record TagList(List<Tag> tags, boolean hasGarbage) {

  /**
   * A tag and its value, without the blanks around them.
   *
   * @param name as written: RFC 6376 tells capitals from small letters, RFC 9989 does not
   * @param value may be empty
   */
  public record Tag(String name, String value) {

    public Tag {
      requireNonNull(name, "name is null");
      requireNonNull(value, "value is null");
    }
  }

  public TagList {
    tags = List.copyOf(tags);
  }

  public static TagList of(String text) {
    List<Tag> tags = new ArrayList<>();
    boolean garbage = false;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(';', start);
      if (end < 0) {
        end = text.length();
      }
      int equals = indexOfEquals(text, start, end);
      String name = trimmed(text, start, equals < 0 ? end : equals);
      if (equals >= 0 && isName(name)) {
        tags.add(new Tag(name, trimmed(text, equals + 1, end)));
      } else if (equals >= 0 || !name.isEmpty()) {
        garbage = true;
      }
      start = end + 1;
    }
    return new TagList(tags, garbage);
  }

  /** Whether the character is white space as tag lists know it; lines may be folded. */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static int indexOfEquals(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '=') {
        return i;
      }
    }
    return -1;
  }

  private static String trimmed(String text, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && isBlank(text.charAt(first))) {
      first++;
    }
    while (last > first && isBlank(text.charAt(last - 1))) {
      last--;
    }
    return text.substring(first, last);
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '_'))) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
