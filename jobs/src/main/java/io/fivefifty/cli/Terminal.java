package io.fivefifty.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/**
 * What the reader's terminal can do. The launcher tells, because a JVM only knows whether both its
 * input and its output are one.
 */
final class Terminal {

  private static final int DEFAULT_COLUMNS = 100;

  private Terminal() {}

  /** Colours only where a person looks, and not where {@code NO_COLOR} is set (no-color.org). */
  static Ansi ansi() {
    return ansi(System.getenv("FIVEFIFTY_STDOUT_TTY"), System.getenv("NO_COLOR"));
  }

  /**
   * @param terminal "1" where standard output is one
   * @param noColor anything but the empty text where the user wants none
   */
  static Ansi ansi(@Nullable String terminal, @Nullable String noColor) {
    return "1".equals(terminal) && (noColor == null || noColor.isEmpty()) ? Ansi.ON : Ansi.OFF;
  }

  static Help.ColorScheme colors() {
    return Help.defaultColorScheme(ansi());
  }

  /** Whether a progress bar may be drawn on standard error. */
  static boolean showsProgress() {
    return "1".equals(System.getenv("FIVEFIFTY_STDERR_TTY"));
  }

  /** The width to write for: 60 to 100. */
  static int columns() {
    return columns(System.getenv("FIVEFIFTY_COLUMNS"));
  }

  /**
   * @param told by the launcher, or null
   */
  static int columns(@Nullable String told) {
    int width =
        told != null && told.matches("[0-9]{1,4}") ? Integer.parseInt(told) : DEFAULT_COLUMNS;
    return Math.max(60, Math.min(DEFAULT_COLUMNS, width));
  }

  /** The text in a style, where a person looks; the text itself is never taken for markup. */
  static String styled(Ansi.IStyle style, String text) {
    return ansi().enabled() ? style.on() + text + style.off() : text;
  }
}
