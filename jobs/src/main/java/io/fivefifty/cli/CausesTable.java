package io.fivefifty.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
  private static final String COLUMNS = "%4s  %-25s %-18s %10s %8s %8s %10s%n";
  private static final String MARGIN = "      ";

  private CausesTable() {}

  /** What is shown, and how the other days of the run compare. */
  static String title(LocalDate day, List<LocalDate> days, SortedMap<LocalDate, Long> rejections) {
    String title = "Why mail was refused on " + DAY.format(day);
    if (days.size() == 1 || rejections.isEmpty()) {
      return title;
    }
    return days.stream()
        .skip(Math.max(0, days.size() - 5))
        .map(d -> SHORT_DAY.format(d) + ": " + LedgerLines.number(rejections.getOrDefault(d, 0L)))
        .collect(Collectors.joining(" · ", title + "  (rejections on ", ")"));
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
    out.printf(COLUMNS, "rank", "cause", "provider", "rejections", "share", "rate", "day before");
    for (Row cause : causes) {
      print(out, ansi, cause);
    }
    out.println();
  }

  private static void print(PrintStream out, Ansi ansi, Row cause) {
    String line =
        String.format(
            Locale.ROOT,
            COLUMNS,
            cause.<Integer>getAs("rank"),
            cause.<String>getAs("cause"),
            Wrap.cut(cause.<String>getAs("provider"), 18),
            LedgerLines.number(cause.<Long>getAs("rejections")),
            percent(cause.getAs("share")),
            percent(cause.getAs("rate")),
            before(cause));
    out.print(ansi.string("@|bold " + line.stripTrailing() + "|@") + System.lineSeparator());
    String sample = Terminal.harmless(String.valueOf(cause.<String>getAs("sample_reply")));
    out.println(MARGIN + Wrap.cut(sample, Terminal.columns() - MARGIN.length()));
    String advice = cause.getAs("advice");
    if (advice != null) {
      out.print(Wrap.indented(MARGIN + "→ ", advice));
    }
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
