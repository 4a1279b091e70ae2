package io.fivefifty.share.page;

import static java.util.Objects.requireNonNull;

import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the ranked table.
 *
 * @param key its name in the page's script and in a forwarded link
 * @param heading for people
 * @param kind how it is set and sorted
 * @param room the pages that have room for it
 * @param cell what a row has in it; a text of null leaves it empty
 */
public record PageColumn(
    String key, String heading, Kind kind, Room room, Function<CauseRow, Cell> cell) {

  /** How a column is set and sorted. */
  public enum Kind {
    /** Heads the row. */
    CAUSE,
    TEXT,
    NUMBER
  }

  /** The pages that have room for a column; an opened row tells what only wide ones show. */
  public enum Room {
    ANY,
    /** All but tables in the width of a tablet: it follows from another column. */
    MIDDLE,
    WIDE
  }

  /**
   * What stands in a cell.
   *
   * @param aside what stands beside it in small print
   * @param look a class of the page's style
   */
  public record Cell(@Nullable String text, @Nullable String aside, @Nullable String look) {}

  public PageColumn {
    requireNonNull(key, "key is null");
    requireNonNull(heading, "heading is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(room, "room is null");
    requireNonNull(cell, "cell is null");
  }

  /** The columns in which a report's rows have anything. */
  static List<PageColumn> of(CauseReport report) {
    return all(report.isOfOneDay() ? "day" : "period").stream()
        .filter(
            column ->
                column.kind() == Kind.CAUSE
                    || report.rows().stream()
                        .anyMatch(row -> column.cell().apply(row).text() != null))
        .toList();
  }

  /**
   * What the columns need of the page's style. It goes by their places, as a class in each of
   * thousands of cells would double the page.
   */
  static String style(List<PageColumn> columns) {
    StringBuilder style = new StringBuilder();
    boolean hasCodes = columns.stream().anyMatch(column -> column.key().equals("code"));
    String wide = hasCodes ? "89rem" : "72rem";
    for (int i = 0; i < columns.size(); i++) {
      PageColumn column = columns.get(i);
      String place = "#rows tr:not(.more) > :nth-child(" + (i + 1) + ")";
      if (column.kind() == Kind.TEXT) {
        style.append(place).append(" { text-align: start; }\n");
      }
      if (column.kind() != Kind.CAUSE) {
        style
            .append("@media screen and (max-width: 44rem) { ")
            .append(place)
            .append("::before { content: \"" + column.heading() + "\"; } }\n");
      }
      if (column.key().equals("domain")) {
        style.append(
            "@media screen and (max-width: 44rem) { " + place + " { grid-column: 1 / -1; } }\n");
      }
      switch (column.room()) {
        case WIDE ->
            style.append(
                "@media print, (max-width: " + wide + ") { " + place + " { display: none; } }\n");
        case MIDDLE ->
            style.append(
                "@media screen and (min-width: 44.01rem) and (max-width: 60rem) { "
                    + place
                    + " { display: none; } }\n");
        case ANY -> {}
      }
    }
    return style.toString();
  }

  private static List<PageColumn> all(String period) {
    List<PageColumn> columns = new ArrayList<>();
    columns.add(number("rank", "Rank", row -> (long) row.rank()));
    columns.add(new PageColumn("cause", "Cause", Kind.CAUSE, Room.ANY, row -> text(row.cause())));
    columns.add(text("provider", "Provider", CauseRow::provider));
    columns.add(text("domain", "Sending domain", CauseRow::sendingDomain));
    columns.add(
        text("code", "Code", row -> row.replyCode() == null ? null : row.replyCode().toString()));
    columns.add(text("enhanced", "Enhanced code", CauseRow::enhancedCode));
    columns.add(number("rejections", "Rejections", CauseRow::rejections));
    columns.add(lesser(number("messages", "Messages", CauseRow::messages)));
    columns.add(lesser(number("recipients", "Recipients", CauseRow::recipients)));
    columns.add(
        new PageColumn(
            "share",
            "Share",
            Kind.NUMBER,
            Room.MIDDLE,
            row -> text(PageNumbers.percent(row.share()))));
    columns.add(new PageColumn("rate", "Rate", Kind.NUMBER, Room.ANY, PageColumn::rate));
    columns.add(
        new PageColumn(
            "before", capital(period) + " before", Kind.NUMBER, Room.ANY, row -> before(row)));
    columns.add(
        lesser(
            new PageColumn(
                "median",
                "Median of 7 " + period + "s",
                Kind.NUMBER,
                Room.ANY,
                row -> text(row.median7d() == null ? null : PageNumbers.median(row.median7d())))));
    columns.add(lesser(text("actor", "Who can mend it", row -> PageWords.actor(row.actor()))));
    columns.add(
        new PageColumn(
            "dns",
            "DNS",
            Kind.TEXT,
            Room.ANY,
            row -> new Cell(row.evidence(), null, row.evidence())));
    return columns;
  }

  private static Cell rate(CauseRow row) {
    if (row.attempts() == null || row.rate() == null) {
      return text(null);
    }
    if (row.hasTooFewAttempts()) {
      return new Cell("too few attempts (" + PageNumbers.count(row.attempts()) + ")", null, "few");
    }
    String interval =
        row.rateLow() == null || row.rateHigh() == null
            ? null
            : PageNumbers.interval(row.rateLow(), row.rateHigh());
    return new Cell(PageNumbers.percent(row.rate()), interval, null);
  }

  private static Cell before(CauseRow row) {
    String before = Wording.before(row);
    return new Cell(before.isEmpty() ? null : before, null, before.equals("new") ? "new" : null);
  }

  private static PageColumn text(
      String key, String heading, Function<CauseRow, @Nullable String> cell) {
    return new PageColumn(key, heading, Kind.TEXT, Room.ANY, row -> text(cell.apply(row)));
  }

  private static PageColumn number(String key, String heading, Function<CauseRow, Long> cell) {
    return new PageColumn(
        key, heading, Kind.NUMBER, Room.ANY, row -> text(PageNumbers.count(cell.apply(row))));
  }

  private static PageColumn lesser(PageColumn column) {
    return new PageColumn(column.key(), column.heading(), column.kind(), Room.WIDE, column.cell());
  }

  private static Cell text(@Nullable String text) {
    return new Cell(text, null, null);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
