package io.fivefifty.logs;

import java.util.regex.Pattern;

/** A reply as the remote host wrote it, without what syslog did to its line ends. */
final class ReplyText {

  /**
   * A tab, line feed or carriage return as rsyslog writes control bytes: a number sign and three
   * octal digits ({@code parser.escapeControlCharactersOnReceive}).
   */
  private static final Pattern ESCAPED = Pattern.compile("(?:#01[125])+");

  private ReplyText() {}

  /** [from, to) of the line; runs of escaped blanks become a blank, and none at its end. */
  static String of(Line line, int from, int to) {
    String text = line.text(from, to);
    return text.contains("#01") ? ESCAPED.matcher(text).replaceAll(" ").stripTrailing() : text;
  }
}
