package io.fivefifty.report;

import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.logs.Days;
import io.fivefifty.report.Publication.Replacement;
import io.fivefifty.report.Tables.Table;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.source.MailLogOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The main job: reads the logs once, and replaces the days that they hold in a report folder.
 *
 * <p>logs → observations (one pass) → attempts with senders → rejections and deliveries → ranked
 * causes → published.
 */
public final class Nightly {

  /** Attempts from which on it is quicker to compile Spark's plans than to interpret them. */
  private static final long COMPILED_PLANS_PAY = 5_000_000;

  private final SparkSession spark;
  private final MailLogOptions logs;
  private final Path reports;
  private final RuleSet rules;
  private final String version;
  private final DnsSettings dns;
  private final StepProgress progress;

  /**
   * @param logs what is read; its rows must be {@code OBSERVATIONS}
   * @param reports the report folder, made where it does not exist
   * @param version of this program, for the run's record
   * @param dns whom to ask for a snapshot
   * @param progress hears how far the snapshot is
   */
  public Nightly(
      SparkSession spark,
      MailLogOptions logs,
      String reports,
      String version,
      DnsSettings dns,
      StepProgress progress) {
    this.spark = spark;
    this.logs = logs;
    this.reports = new Path(reports);
    this.rules = RuleSet.with(logs.siteRules());
    this.version = version;
    this.dns = dns;
    this.progress = progress;
  }

  /**
   * What a run has done.
   *
   * @param days that were replaced, in order
   * @param snapshot what became of asking DNS
   */
  public record Result(Ledger ledger, List<LocalDate> days, SnapshotReport snapshot) {}

  /**
   * Runs the job.
   *
   * @throws ReportException where the logs hold nothing of the days asked for
   */
  public Result run() {
    Instant started = Instant.now();
    Publication publication = new Publication(spark, reports);
    publication.recover();
    Tables stored = new Tables(spark, reports);
    Tables prepared = publication.prepared();
    publication.requireWritable();
    Dataset<Row> observations =
        Observations.read(spark, logs).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      describe("Reading logs");
      Ledger ledger = Ledger.of(observations);
      NavigableSet<LocalDate> days = days(ledger);
      boolean small = ledger.attempts() < COMPILED_PLANS_PAY;
      spark.conf().set("spark.sql.codegen.wholeStage", !small);
      spark.conf().set("spark.sql.codegen.factoryMode", small ? "NO_CODEGEN" : "FALLBACK");
      describe("Joining senders and counting");
      Facts.of(spark, observations, carried(stored, days.first()), days).write(prepared);
      check(ledger, days, prepared);
      describe("Asking DNS");
      SnapshotReport snapshot = takeSnapshot(stored, prepared);
      DnsSteps steps = new DnsSteps(spark, stored, prepared, snapshot.dates(), logs.siteRules());
      NavigableSet<LocalDate> changed = steps.writeChanges();
      NavigableSet<LocalDate> ranked = daysToRank(days, stored.days(Table.DELIVERIES));
      describe("Ranking");
      rank(stored, prepared, days, ranked, steps, changed);
      prepared.write(
          Table.RUNS, new RunRecord(spark, started, version, rules, logs).rows(ledger, days));
      publication.publish(
          Stream.concat(
              Snapshots.replacements(snapshot.dates(), changed), replacements(days, ranked)));
      return new Result(ledger, List.copyOf(days), snapshot);
    } finally {
      observations.unpersist();
    }
  }

  private SnapshotReport takeSnapshot(Tables stored, Tables prepared) {
    if (dns.source() instanceof DnsSource.Nobody) {
      return SnapshotReport.NONE;
    }
    SnapshotSubjects subjects =
        SnapshotSubjects.in(
            spark,
            prepared.read(Table.REJECTIONS),
            prepared.read(Table.DELIVERIES),
            prepared.read(Table.SIGNATURES),
            dns.hosts());
    return new Snapshots(spark, dns, ZoneId.of(logs.zone()), Clock.systemUTC(), progress)
        .take(subjects, stored, prepared);
  }

  /** The days that this run replaces: those asked for, as far as the logs reach. */
  private NavigableSet<LocalDate> days(Ledger ledger) {
    if (ledger.firstTime() == null) {
      throw new ReportException("No line of the logs could be read: see " + troubles(ledger));
    }
    ZoneId zone = ZoneId.of(logs.zone());
    LocalDate first = ledger.firstTime().atZone(zone).toLocalDate();
    LocalDate last = ledger.lastTime().atZone(zone).toLocalDate();
    Days asked = logs.days();
    NavigableSet<LocalDate> days = new TreeSet<>();
    if (asked.equals(Days.ALL)) {
      days.addAll(ledger.attemptsByDay().keySet());
    } else {
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
        if (asked.contains(day)) {
          days.add(day);
        }
      }
    }
    if (days.isEmpty()) {
      String held = ": their lines are of " + shown(new Days(first, last));
      throw new ReportException(
          asked.equals(Days.ALL)
              ? "The logs hold no attempt to deliver mail to a remote host" + held
              : "The logs hold nothing of "
                  + shown(asked)
                  + held
                  + ". Name a day with --day, or take --all-days");
    }
    return days;
  }

  private static String shown(Days days) {
    return days.from().equals(days.to())
        ? days.from().toString()
        : days.from() + " to " + days.to();
  }

  private static String troubles(Ledger ledger) {
    return ledger.logs().stream()
        .map(log -> log.log() + (log.trouble() == null ? "" : " (" + log.trouble() + ")"))
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /** The messages that were open at the end of the last stored day before the run's first. */
  private Dataset<Row> carried(Tables stored, LocalDate firstDay) {
    LocalDate before = stored.days(Table.OPEN_MESSAGES).lower(firstDay);
    return stored
        .read(Table.OPEN_MESSAGES)
        .where(functions.col("day").equalTo(functions.lit(before)))
        .select(
            functions.lit("opened").as("kind"),
            functions.lit(-1).as("log_rank"),
            functions.lit(0L).as("log_offset"),
            functions.col("time"),
            functions.col("time").cast("date").as("day"),
            functions.col("message_key"),
            functions.col("instance"),
            functions.col("sending_domain"));
  }

  /** Nothing is published that does not add up to what the logs hold. */
  private static void check(Ledger ledger, NavigableSet<LocalDate> days, Tables prepared) {
    Map<LocalDate, Row> counted =
        prepared
            .read(Table.DELIVERIES)
            .groupBy("day")
            .agg(functions.sum("attempts"), functions.sum("rejected"))
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getAs(0), row -> row));
    Map<LocalDate, Long> rejections =
        prepared
            .read(Table.REJECTIONS)
            .groupBy("day")
            .agg(functions.sum("rejections"))
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getAs(0), row -> row.getLong(1)));
    for (LocalDate day : days) {
      Row row = counted.get(day);
      require(ledger.attemptsByDay(), day, row == null ? 0 : row.getLong(1), "attempts");
      require(ledger.rejectionsByDay(), day, row == null ? 0 : row.getLong(2), "rejections");
      require(ledger.rejectionsByDay(), day, rejections.getOrDefault(day, 0L), "rejections");
    }
  }

  private static void require(
      SortedMap<LocalDate, Long> ledger, LocalDate day, long counted, String what) {
    long read = ledger.getOrDefault(day, 0L);
    if (read != counted) {
      throw new IllegalStateException(
          "The ledger of "
              + day
              + " has "
              + read
              + " "
              + what
              + ", the tables "
              + counted
              + "; nothing was published");
    }
  }

  /** The run's days, and those after them that look back on them. */
  private static NavigableSet<LocalDate> daysToRank(
      NavigableSet<LocalDate> days, NavigableSet<LocalDate> storedDays) {
    NavigableSet<LocalDate> ranked = new TreeSet<>(days);
    LocalDate end = days.last().plusDays(Ranking.LOOK_BACK_DAYS);
    ranked.addAll(storedDays.subSet(days.first(), true, end, true));
    return ranked;
  }

  private void rank(
      Tables stored,
      Tables prepared,
      NavigableSet<LocalDate> days,
      NavigableSet<LocalDate> ranked,
      DnsSteps steps,
      NavigableSet<LocalDate> changed) {
    NavigableSet<LocalDate> known = new TreeSet<>(stored.days(Table.DELIVERIES));
    known.addAll(days);
    LocalDate from = ranked.first().minusDays(Ranking.LOOK_BACK_DAYS);
    Dataset<Row> rejections = stored.with(prepared, Table.REJECTIONS, days, from, ranked.last());
    new Ranking(spark, rules)
        .rank(
            rejections,
            stored.with(prepared, Table.DELIVERIES, days, from, ranked.last()),
            steps.evidence(rejections, ranked, changed),
            known,
            ranked,
            prepared);
  }

  private static Stream<Replacement> replacements(
      NavigableSet<LocalDate> days, NavigableSet<LocalDate> ranked) {
    return Stream.of(
            Replacement.of(
                days, Table.REJECTIONS, Table.DELIVERIES, Table.SIGNATURES, Table.OPEN_MESSAGES),
            Replacement.of(ranked, Table.CAUSES, Table.TEMPLATES),
            Replacement.of(List.of(days.last()), Table.RUNS))
        .flatMap(Function.identity());
  }

  private void describe(String step) {
    spark.sparkContext().setJobDescription(step);
  }
}
