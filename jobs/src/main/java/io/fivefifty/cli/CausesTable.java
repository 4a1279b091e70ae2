package io.fivefifty.cli;

import io.fivefifty.names.PlainText;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.Wording;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/** The ranked causes as a table for people, with an example and what to do under each. */
final class CausesTable {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

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
              .map(d -> SHORT_DAY.format(d) + ": " + Wording.number(rejections.getOrDefault(d, 0L)))
              .collect(Collectors.joining(" · ", title + "  (rejections on ", ")"));
      if (compared.length() <= Terminal.columns()) {
        return compared;
      }
    }
    return title;
  }

  /**
   * Prints causes, in their order.
   *
   * @param scope of the rows
   */
  static void print(PrintStream out, String title, String scope, List<CauseRow> causes) {
    out.println(Terminal.styled(Style.bold, title));
    if (causes.isEmpty()) {
      out.println("Nothing was refused.");
      out.println();
      return;
    }
    CauseColumns columns = new CauseColumns(scope, Terminal.columns());
    out.println();
    out.println(columns.header());
    Map<String, Integer> advised = new HashMap<>();
    for (CauseRow cause : causes) {
      print(out, columns, cause, advised);
    }
    out.println();
  }

  /**
   * @param advised the ranks at which a text was printed already: it is not repeated
   */
  private static void print(
      PrintStream out, CauseColumns columns, CauseRow cause, Map<String, Integer> advised) {
    out.println(Terminal.styled(Style.bold, columns.line(cause)));
    String sample = PlainText.harmless(cause.sampleReply());
    out.println(MARGIN + Wrap.cut(sample, Terminal.columns() - MARGIN.length()));
    String said = said(cause);
    if (said != null) {
      Style colour = "confirms".equals(cause.evidence()) ? Style.fg_red : Style.fg_yellow;
      out.print(Terminal.styled(colour, told(MARGIN, "DNS: as", said, advised, cause.rank())));
    }
    String advice = cause.advice();
    if (advice != null) {
      Style colour = cause.fixable() ? Style.fg_green : Style.faint;
      out.print(Terminal.styled(colour, told(MARGIN + "→ ", "As", advice, advised, cause.rank())));
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
  private static @Nullable String said(CauseRow cause) {
    String said = cause.evidenceText();
    if (said == null) {
      return null;
    }
    Instant changed = cause.dnsChangedAt();
    return WORDS.getOrDefault(String.valueOf(cause.evidence()), "DNS")
        + ": "
        + PlainText.harmless(said)
        + (changed == null ? "" : ". It has changed: first seen on " + TIME.format(changed));
  }
}
