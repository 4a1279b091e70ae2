package io.fivefifty.share.stored;

import io.fivefifty.share.content.RunAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Adds up the ledgers of the runs that a period rests on. */
final class RunAccounts {

  private RunAccounts() {}

  /**
   * The account of the runs that wrote these days: of each day the latest, as it has replaced the
   * others. Null where no run is known.
   *
   * @param runs that have any of the days
   */
  static @Nullable RunAccount of(Dataset<Row> runs, NavigableSet<LocalDate> days) {
    List<Row> files = runs.orderBy("log").collectAsList();
    Set<String> latest = new HashSet<>();
    for (LocalDate day : days) {
      files.stream()
          .filter(file -> !file.<LocalDate>getAs("from_day").isAfter(day))
          .filter(file -> !file.<LocalDate>getAs("to_day").isBefore(day))
          .max(Comparator.comparing(file -> file.<Instant>getAs("started_at")))
          .ifPresent(file -> latest.add(file.getAs("run_id")));
    }
    return latest.isEmpty()
        ? null
        : account(
            files.stream().filter(file -> latest.contains(file.<String>getAs("run_id"))).toList());
  }

  private static RunAccount account(List<Row> files) {
    SortedMap<String, Long> skipped = new TreeMap<>();
    for (Row file : files) {
      Map<String, Long> reasons = new HashMap<>(file.getJavaMap(file.fieldIndex("skipped")));
      reasons.forEach((reason, lines) -> skipped.merge(reason, lines, Long::sum));
    }
    return new RunAccount(
        files.stream()
            .map(file -> file.<Instant>getAs("started_at"))
            .max(Instant::compareTo)
            .orElseThrow(),
        distinct(files, "version"),
        distinct(files, "rules_hash"),
        files.stream().filter(RunAccounts::isRead).count(),
        files.stream().filter(file -> file.getAs("duplicate_of") != null).count(),
        files.stream().filter(RunAccounts::isUnread).count(),
        files.stream().filter(file -> isRead(file) && file.getAs("trouble") != null).count(),
        sum(files, file -> file.<Long>getAs("bytes")),
        sum(files, file -> file.<Long>getAs("lines")),
        sum(files, file -> file.<Long>getAs("attempts")),
        skipped,
        sum(files, file -> file.<Long>getAs("malformed")),
        sum(files, file -> file.<Long>getAs("run_rejections")));
  }

  private static boolean isRead(Row file) {
    return file.getAs("format") != null && file.getAs("duplicate_of") == null;
  }

  private static boolean isUnread(Row file) {
    return file.getAs("format") == null && file.getAs("duplicate_of") == null;
  }

  private static List<String> distinct(List<Row> files, String column) {
    Set<String> values = new LinkedHashSet<>();
    files.stream()
        .map(file -> file.<String>getAs(column))
        .filter(Objects::nonNull)
        .forEach(values::add);
    return new ArrayList<>(values);
  }

  private static long sum(List<Row> files, ToLongFunction<Row> column) {
    return files.stream().mapToLong(column).sum();
  }
}
