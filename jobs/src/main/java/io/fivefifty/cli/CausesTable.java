package io.fivefifty.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The ranked causes as a table for people, with an example and what to do under each. */
final class CausesTable {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /** What a terminal must have for the last column: the others take 79. */
  private static final int WIDE = 90;

  private static final int LAST = 11;

  private static final int MOST_DAYS = 5;
  private static final String MARGIN = "      ";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final Map<String, String> WORDS =
      Map.of(
          "confirms",
          "DNS confirms",
          "contradicts",
          "DNS contradicts",
          "open",
          "DNS leaves it open");

  private CausesTable() {}

  /** What is shown, and how the other days of the run compare. */
  static String title(LocalDate day, List<LocalDate> days, SortedMap<LocalDate, Long> rejections) {
    String title = "Why mail was refused on " + DAY.format(day);
    if (days.size() == 1 || rejections.isEmpty()) {
      return title;
    }
    // As many of the last days as the line has room for.
    for (int shown = Math.min(MOST_DAYS, days.size()); shown > 1; shown--) {
      String compared =
          days.stream()
              .skip(days.size() - shown)
              .map(
                  d ->
                      SHORT_DAY.format(d)
                          + ": "
                          + LedgerLines.number(rejections.getOrDefault(d, 0L)))
              .collect(Collectors.joining(" · ", title + "  (rejections on ", ")"));
      if (compared.length() <= Terminal.columns()) {
        return compared;
      }
    }
    return title;
  }

  /** Prints rows of {@code causes}, in their order. */
  static void print(PrintStream out, String title, List<Row> causes) {
    Ansi ansi = Terminal.ansi();
    out.println(ansi.string("@|bold " + title + "|@"));
    if (causes.isEmpty()) {
      out.println("Nothing was refused.");
      out.println();
      return;
    }
    out.println();
    out.println(line("rank", "cause", "provider", "rejections", "share", "rate", "day before"));
    Map<String, Integer> advised = new HashMap<>();
    for (Row cause : causes) {
      print(out, ansi, cause, advised);
    }
    out.println();
  }

  /**
   * @param advised the ranks at which a text was printed already: it is not repeated
   */
  private static void print(PrintStream out, Ansi ansi, Row cause, Map<String, Integer> advised) {
    int rank = cause.<Integer>getAs("rank");
    String line =
        line(
            Integer.toString(rank),
            Wrap.cut(cause.<String>getAs("cause"), 25),
            Wrap.cut(cause.<String>getAs("provider"), 18),
            LedgerLines.number(cause.<Long>getAs("rejections")),
            percent(cause.getAs("share")),
            percent(cause.getAs("rate")),
            before(cause));
    out.println(ansi.string("@|bold " + line + "|@"));
    String sample = Terminal.harmless(String.valueOf(cause.<String>getAs("sample_reply")));
    out.println(MARGIN + Wrap.cut(sample, Terminal.columns() - MARGIN.length()));
    String said = said(cause);
    if (said != null) {
      out.print(told(MARGIN, "DNS: as", said, advised, rank));
    }
    String advice = cause.getAs("advice");
    if (advice != null) {
      out.print(told(MARGIN + "→ ", "As", advice, advised, rank));
    }
  }

  /**
   * @param again how the sentence begins that stands for a text which was printed before
   */
  private static String told(
      String head, String again, String text, Map<String, Integer> told, int rank) {
    Integer known = told.putIfAbsent(text, rank);
    return Wrap.indented(head, known == null ? text : again + " at rank " + known + ".");
  }

  /** What DNS says of it, null where it has no say. */
  private static @Nullable String said(Row cause) {
    String said = cause.getAs("evidence_text");
    if (said == null) {
      return null;
    }
    Instant changed = cause.getAs("dns_changed_at");
    return WORDS.getOrDefault(cause.<String>getAs("evidence"), "DNS")
        + ": "
        + Terminal.harmless(said)
        + (changed == null ? "" : ". It has changed: first seen on " + TIME.format(changed));
  }

  /** The cells of a line under each other; the last one is left out where there is no room. */
  private static String line(String... cells) {
    String line = String.format("%4s  %-25s %-18s %10s %8s %8s %10s", (Object[]) cells);
    return (Terminal.columns() < WIDE ? line.substring(0, line.length() - LAST) : line)
        .stripTrailing();
  }

  private static String before(Row cause) {
    Long previous = cause.getAs("previous_rejections");
    if (previous == null) {
      return "";
    }
    return cause.<Boolean>getAs("is_new") ? "new" : LedgerLines.number(previous);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
