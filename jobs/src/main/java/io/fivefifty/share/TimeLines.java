package io.fivefifty.share;

import io.fivefifty.logs.Days;
import io.fivefifty.report.Reports;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Counts a subject's rejections day by day. */
final class TimeLines {

  private static final int DAYS = 30;
  private static final int MOST_CAUSES = 7;
  private static final int MOST_PARTS = 12;

  private final Reports reports;
  private final StoredReports stored;
  private final Subject subject;

  TimeLines(StoredReports stored, Reports reports, Subject subject) {
    this.stored = stored;
    this.reports = reports;
    this.subject = subject;
  }

  /** The thirty days up to this one. */
  TimeLine upTo(LocalDate last, NavigableSet<LocalDate> storedDays) {
    Days span = new Days(last.minusDays(DAYS - 1), last);
    List<LocalDate> days = span.from().datesUntil(last.plusDays(1)).toList();
    Dataset<Row> rejections = stored.about(reports.rejections(span), subject);
    Dataset<Row> attempts = StoredReports.mailOf(reports.deliveries(span), subject);
    boolean ofOneDomain = subject.sendingDomain() != null;
    Function<Map<LocalDate, Long>, List<@Nullable Long>> onEachDay =
        counts -> days.stream().map(day -> count(day, counts, storedDays)).toList();
    return new TimeLine(
        days,
        new Trend("rejections", onEachDay.apply(byDay(rejections, "rejections"))),
        new Trend("attempts", onEachDay.apply(byDay(attempts, "attempts"))),
        largest(rejections, "cause", MOST_CAUSES, onEachDay),
        largest(rejections, ofOneDomain ? "provider" : "sending_domain", MOST_PARTS, onEachDay),
        ofOneDomain);
  }

  /** A day that is not stored has no number, which is not zero. */
  private static @Nullable Long count(
      LocalDate day, Map<LocalDate, Long> counts, NavigableSet<LocalDate> storedDays) {
    return storedDays.contains(day) ? counts.getOrDefault(day, 0L) : null;
  }

  private static Map<LocalDate, Long> byDay(Dataset<Row> rows, String column) {
    Map<LocalDate, Long> counts = new HashMap<>();
    rows.groupBy("day")
        .agg(functions.sum(column))
        .collectAsList()
        .forEach(row -> counts.put(row.getAs(0), row.getLong(1)));
    return counts;
  }

  /** The values of a column with most rejections, each day by day. */
  private static List<Trend> largest(
      Dataset<Row> rejections,
      String column,
      int most,
      Function<Map<LocalDate, Long>, List<@Nullable Long>> onEachDay) {
    Column name = functions.col(column);
    List<String> names =
        rejections
            .groupBy(name)
            .agg(functions.sum("rejections").as("rejections"))
            .orderBy(functions.col("rejections").desc(), name)
            .limit(most)
            .select(name)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    Map<String, Map<LocalDate, Long>> counts = new HashMap<>();
    rejections
        .where(name.isin(names.toArray()))
        .groupBy(name, functions.col("day"))
        .agg(functions.sum("rejections"))
        .collectAsList()
        .forEach(
            row ->
                counts
                    .computeIfAbsent(row.getString(0), n -> new HashMap<>())
                    .put(row.getAs(1), row.getLong(2)));
    return names.stream().map(n -> new Trend(n, onEachDay.apply(counts.get(n)))).toList();
  }
}
