package io.fivefifty.report;

import io.fivefifty.logs.LineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The account of a run: every line of every file is an attempt, something known and skipped, or
 * malformed.
 *
 * @param logs one account a file, in the order of the logs' time
 */
public record Ledger(List<LogAccount> logs) {

  public Ledger {
    logs = List.copyOf(logs);
  }

  /** Adds up what the parts of the logs told. */
  static Ledger of(Dataset<Row> observations) {
    List<Row> accounts =
        observations
            .where("kind = 'account'")
            .select("log", "account")
            .orderBy("log_rank")
            .collectAsList();
    Map<String, LogAccount> byLog = new LinkedHashMap<>();
    for (Row row : accounts) {
      byLog.merge(row.getString(0), account(row.getString(0), row.getStruct(1)), LogAccount::plus);
    }
    return new Ledger(new ArrayList<>(byLog.values()));
  }

  private static LogAccount account(String log, Row account) {
    Map<String, Long> lines = account.getJavaMap(account.fieldIndex("lines"));
    SortedMap<String, Long> skipped = new TreeMap<>();
    for (LineKind kind : LineKind.values()) {
      if (kind.isSkipped() && lines.containsKey(kind.reason())) {
        skipped.put(kind.reason(), lines.get(kind.reason()));
      }
    }
    return new LogAccount(
        log,
        account.getAs("format"),
        account.getAs("duplicate_of"),
        account.getAs("trouble"),
        account.<Long>getAs("file_bytes"),
        account.<Long>getAs("bytes"),
        lines.getOrDefault(LineKind.ATTEMPT.reason(), 0L),
        skipped,
        lines.getOrDefault(LineKind.MALFORMED.reason(), 0L),
        new TreeMap<>(account.<LocalDate, Long>getJavaMap(account.fieldIndex("attempts_by_day"))),
        new TreeMap<>(account.<LocalDate, Long>getJavaMap(account.fieldIndex("rejections_by_day"))),
        account.getAs("first_time"),
        account.getAs("last_time"));
  }

  /** Bytes read, as stored. */
  public long bytes() {
    return sum(LogAccount::bytes);
  }

  /** Lines read. */
  public long lines() {
    return sum(LogAccount::lines);
  }

  /** Lines that are attempts, of all days. */
  public long attempts() {
    return sum(LogAccount::attempts);
  }

  /** Lines that nobody understands. */
  public long malformed() {
    return sum(LogAccount::malformed);
  }

  /** Lines that are known and say nothing of an attempt, by reason. */
  public SortedMap<String, Long> skipped() {
    return merged(LogAccount::skipped);
  }

  /** Attempts by their day. */
  public SortedMap<LocalDate, Long> attemptsByDay() {
    return merged(LogAccount::attemptsByDay);
  }

  /** Rejections by their day. */
  public SortedMap<LocalDate, Long> rejectionsByDay() {
    return merged(LogAccount::rejectionsByDay);
  }

  /** The earliest time on a line, null where no line has one. */
  public @Nullable Instant firstTime() {
    return logs.stream().map(LogAccount::firstTime).reduce(null, LogAccount::earlier);
  }

  /** The latest time on a line, null where no line has one. */
  public @Nullable Instant lastTime() {
    return logs.stream().map(LogAccount::lastTime).reduce(null, LogAccount::later);
  }

  private long sum(ToLongFunction<LogAccount> part) {
    return logs.stream().mapToLong(part).sum();
  }

  private <K> SortedMap<K, Long> merged(Function<LogAccount, SortedMap<K, Long>> part) {
    return logs.stream().map(part).reduce(new TreeMap<>(), LogAccount::sum);
  }
}
