package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What the remote host said, normalised once.
 *
 * @param code reply code (RFC 5321 section 4.2), 0 where the text has none
 * @param enhancedCode enhanced status code (RFC 3463), such as {@code 5.7.1}, or null
 * @param text the words, on one line, without the codes; may be empty
 */
public record Reply(int code, @Nullable String enhancedCode, String text) {
  /**
   * How much of a reply is read, in UTF-16 units; the rest is dropped. RFC 5321 section 4.5.3.1.5
   * allows 512 octets a line; real replies of many lines stay under 2,000.
   */
  public static final int MAX_LENGTH = 4_000;

  public Reply {
    requireNonNull(text, "text is null");
  }

  /**
   * Reads a reply as logs have it: lines joined by blanks, by line ends, or by a literal {@code
   * \n}. The repeated codes of continuation lines are dropped, and white space, quotes and dashes
   * folded to their ASCII forms. Never throws.
   */
  public static Reply parse(String raw) {
    return ReplyParser.parse(raw);
  }
}
