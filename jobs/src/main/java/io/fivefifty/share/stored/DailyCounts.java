package io.fivefifty.share.stored;

import io.fivefifty.share.content.Trend;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Rejections by day, for each value of a column.
 *
 * @param storedDays every day that is stored
 */
record DailyCounts(Map<String, Map<LocalDate, Long>> byName, NavigableSet<LocalDate> storedDays) {

  /** Counts rows of {@code rejections}. */
  static DailyCounts of(Dataset<Row> rejections, Column name, NavigableSet<LocalDate> storedDays) {
    Map<String, Map<LocalDate, Long>> byName = new HashMap<>();
    rejections
        .groupBy(name, functions.col("day"))
        .agg(functions.sum("rejections"))
        .collectAsList()
        .forEach(
            row ->
                byName
                    .computeIfAbsent(row.getString(0), n -> new HashMap<>())
                    .put(row.getAs(1), row.getLong(2)));
    return new DailyCounts(byName, storedDays);
  }

  /** Of all names together. */
  Map<LocalDate, Long> total() {
    Map<LocalDate, Long> total = new HashMap<>();
    byName.values().forEach(days -> days.forEach((day, n) -> total.merge(day, n, Long::sum)));
    return total;
  }

  /** The names with most on these days, each with its line. */
  List<Trend> largest(List<LocalDate> days, int most) {
    return byName.entrySet().stream()
        .map(name -> new Trend(name.getKey(), line(days, name.getValue())))
        .filter(trend -> trend.total() > 0)
        .sorted(Comparator.comparingLong(Trend::total).reversed().thenComparing(Trend::name))
        .limit(most)
        .toList();
  }

  /** A number for each day; a day that is not stored has none, which is not zero. */
  List<@Nullable Long> line(List<LocalDate> days, Map<LocalDate, Long> counts) {
    return days.stream().map(day -> count(day, counts)).toList();
  }

  private @Nullable Long count(LocalDate day, Map<LocalDate, Long> counts) {
    return storedDays.contains(day) ? counts.getOrDefault(day, 0L) : null;
  }
}
