package io.fivefifty.cli;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into lines. A line ends at a line feed, with or without a carriage return before it; a
 * carriage return elsewhere is part of a reply. What is longer than a line may be is dropped.
 */
final class BoundedLines {

  private final Reader in;
  private final int longest;
  private final char[] buffer = new char[1 << 13];
  private final StringBuilder line = new StringBuilder();
  private int at;
  private int filled;
  private boolean first = true;

  /**
   * @param longest in UTF-16 units
   */
  BoundedLines(Reader in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line without its end, or null after the last. */
  @Nullable String next() throws IOException {
    line.setLength(0);
    boolean any = false;
    while (at < filled || fill()) {
      any = true;
      char c = buffer[at++];
      if (c == '\n') {
        return text();
      }
      if (line.length() < longest) {
        line.append(c);
      }
    }
    return any ? text() : null;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private String text() {
    int end = line.length();
    if (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    int start = first && end > 0 && line.charAt(0) == '\uFEFF' ? 1 : 0;
    first = false;
    return line.substring(start, end);
  }
}
