package io.fivefifty.report;

import static java.util.Objects.requireNonNull;

import io.fivefifty.logs.Days;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Several days that are taken for one: its last. The span of the same length before it is taken for
 * the day before that, and so on, so that what ranks days ranks spans as well.
 *
 * @param days of which the last stands for all
 */
record Span(Days days) {

  private static final int COMPARED = 7;

  Span {
    requireNonNull(days, "days is null");
  }

  LocalDate from() {
    return days.from();
  }

  LocalDate to() {
    return days.to();
  }

  private long length() {
    return ChronoUnit.DAYS.between(from(), to()) + 1;
  }

  /** The first day of the earliest span that this one is compared with. */
  LocalDate firstCompared() {
    return from().minusDays(length() * spansBefore());
  }

  /** As many as there are in what a day looks back, and no fewer than the median takes. */
  private long spansBefore() {
    return Math.max(COMPARED, (Ranking.LOOK_BACK_DAYS + length() - 1) / length());
  }

  /** The days that this span and the whole ones among those before it are taken for. */
  SortedSet<LocalDate> wholeAmong(NavigableSet<LocalDate> storedDays) {
    SortedSet<LocalDate> whole = new TreeSet<>();
    whole.add(to());
    for (long back = 1; back <= spansBefore(); back++) {
      LocalDate first = from().minusDays(back * length());
      if (storedDays.subSet(first, first.plusDays(length())).size() == length()) {
        whole.add(to().minusDays(back));
      }
    }
    return whole;
  }

  /**
   * The rows with the days that their spans are taken for.
   *
   * @param whole those days; rows of others are dropped
   */
  Dataset<Row> asDays(Dataset<Row> rows, SortedSet<LocalDate> whole) {
    Column day = functions.col("day");
    Column spansBack =
        functions.floor(
            functions.datediff(functions.lit(to()), day).divide(functions.lit(length())));
    return rows.where(day.between(firstCompared(), to()))
        .withColumn("day", functions.date_sub(functions.lit(to()), spansBack.cast("int")))
        .where(functions.col("day").isin(whole.toArray()));
  }
}
