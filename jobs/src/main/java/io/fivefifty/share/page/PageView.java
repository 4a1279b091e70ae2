package io.fivefifty.share.page;

import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.DomainRecords;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report beside what its page needs that the tables do not hold.
 *
 * @param columns of the ranked table
 * @param data what the script knows, as JSON for the inside of a script element
 * @param parts style and scripts
 * @param domains what the snapshot of a row has of its sending domain
 */
public record PageView(
    CauseReport report,
    List<PageColumn> columns,
    String data,
    PageParts parts,
    Function<CauseRow, @Nullable DomainRecords> domains) {

  /** Causes that the chart has room for: beyond, bars are too short to tell apart. */
  private static final int MOST_BARS = 12;

  /** Rows that are told in full on paper, and where no script runs. */
  private static final int IN_FULL = 10;

  /** Steps of the heat map's scale, beside nothing. */
  private static final int STEPS = 6;

  static PageView of(CauseReport report) {
    List<PageColumn> columns = PageColumn.of(report);
    return new PageView(
        report,
        columns,
        PageData.json(report, columns),
        PageParts.of(columns),
        PageData.domains(report));
  }

  /** The causes that are drawn. */
  public List<CauseRow> bars() {
    return report.causes().stream().limit(MOST_BARS).toList();
  }

  /** How many causes find no room in the chart. */
  public long causesLeftOut() {
    return Math.max(0, report.causes().size() - MOST_BARS);
  }

  /** Rejections of the causes that find no room in the chart. */
  public long rejectionsLeftOut() {
    return report.causes().stream().skip(MOST_BARS).mapToLong(CauseRow::rejections).sum();
  }

  /** The rows that are told in full where no script opens them. */
  public List<CauseRow> rowsInFull() {
    return report.rows().stream().limit(IN_FULL).toList();
  }

  /** What the snapshot of a row has of its sending domain, null where there is nothing. */
  public @Nullable DomainRecords domainOf(CauseRow row) {
    return domains.apply(row);
  }

  /** Who and whose a row is about, in a line. */
  public static String about(CauseRow row) {
    return String.join(
        " · ",
        Stream.of(row.cause(), row.provider(), row.sendingDomain())
            .filter(part -> part != null)
            .toList());
  }

  /** What the rows that are shown add up to. */
  public long shownRejections() {
    return report.rows().stream().mapToLong(CauseRow::rejections).sum();
  }

  /** Rows that are only in the tables. */
  public long rowsLeftOut() {
    return Math.max(0, report.rowCount() - report.rows().size());
  }

  /** A word for the span that the report is compared with: {@code day} or {@code period}. */
  public String span() {
    return report.isOfOneDay() ? "day" : "period";
  }

  /** Days that the time line knows. */
  public long storedDays() {
    return report.timeLine().total().rejections().stream().filter(day -> day != null).count();
  }

  /** Whether there is a line to draw: a single day makes none. */
  public boolean hasTimeLine() {
    return storedDays() > 1;
  }

  /**
   * A cell's step on the heat map's scale. By the square root, as one cause at one provider would
   * leave all the others pale.
   */
  public int step(long rejections) {
    long most = report.heatMap().most();
    if (rejections <= 0 || most <= 0) {
      return 0;
    }
    return (int) Math.ceil(STEPS * Math.sqrt((double) rejections / most));
  }
}
