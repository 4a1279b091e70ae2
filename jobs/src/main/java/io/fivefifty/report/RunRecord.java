package io.fivefifty.report;

import io.fivefifty.report.Tables.Table;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.source.MailLogOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** The rows of the table {@code runs}: one for each input file of a run. */
record RunRecord(
    SparkSession spark, Instant started, String version, RuleSet rules, MailLogOptions logs) {

  Dataset<Row> rows(Ledger ledger, NavigableSet<LocalDate> days) {
    String runId = days.last() + "-" + started.toEpochMilli();
    long duration = Duration.between(started, Instant.now()).toMillis();
    List<Row> rows = new ArrayList<>();
    for (LogAccount log : ledger.logs()) {
      rows.add(
          RowFactory.create(
              runId,
              started,
              duration,
              version,
              rules.hash(),
              days.first(),
              days.last(),
              logs.codes(),
              logs.zone(),
              log.log(),
              log.format(),
              log.duplicateOf(),
              log.trouble(),
              log.fileBytes(),
              log.bytes(),
              log.lines(),
              log.attempts(),
              log.skipped(),
              log.malformed(),
              of(log.attemptsByDay(), days),
              of(log.rejectionsByDay(), days),
              log.firstTime(),
              log.lastTime(),
              days.last()));
    }
    return spark.createDataFrame(rows, Table.RUNS.schema());
  }

  private static long of(SortedMap<LocalDate, Long> byDay, NavigableSet<LocalDate> days) {
    return byDay.entrySet().stream()
        .filter(entry -> days.contains(entry.getKey()))
        .mapToLong(entry -> entry.getValue())
        .sum();
  }
}
