package io.fivefifty.share.stored;

import io.fivefifty.logs.Days;
import io.fivefifty.share.content.Subject;
import io.fivefifty.share.content.TimeLine;
import io.fivefifty.share.content.Trend;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Draws up a subject's rejections day by day. */
final class TimeLines {

  private static final int DAYS = 30;
  private static final int MOST_CAUSES = 7;
  private static final int MOST_PARTS = 12;

  private TimeLines() {}

  /** The thirty days up to this one. */
  static Days upTo(LocalDate last) {
    return new Days(last.minusDays(DAYS - 1), last);
  }

  /**
   * @param rejections the subject's, of those days
   * @param causes what was counted of them
   * @param attempts of the subject's mail, by day
   */
  static TimeLine of(
      Days span,
      Subject subject,
      Dataset<Row> rejections,
      DailyCounts causes,
      Map<LocalDate, Long> attempts) {
    List<LocalDate> days = span.from().datesUntil(span.to().plusDays(1)).toList();
    boolean ofOneDomain = subject.sendingDomain() != null;
    Column part = functions.col(ofOneDomain ? "provider" : "sending_domain");
    DailyCounts parts =
        DailyCounts.of(
            rejections.where(part.isin(largest(rejections, part))), part, causes.storedDays());
    return new TimeLine(
        days,
        new Trend("rejections", causes.line(days, causes.total())),
        new Trend("attempts", causes.line(days, attempts)),
        causes.largest(days, MOST_CAUSES),
        parts.largest(days, MOST_PARTS),
        ofOneDomain);
  }

  /** There may be a great many sending domains: only those that are drawn are counted by day. */
  private static Object[] largest(Dataset<Row> rejections, Column part) {
    return rejections
        .groupBy(part)
        .agg(functions.sum("rejections").as("rejections"))
        .orderBy(functions.col("rejections").desc(), part)
        .limit(MOST_PARTS)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toArray();
  }
}
