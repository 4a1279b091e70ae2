package io.fivefifty.report;

import io.fivefifty.dns.evidence.Evidence;
import io.fivefifty.logs.Days;
import io.fivefifty.report.Publication.Replacement;
import io.fivefifty.report.Tables.Table;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** A report folder, for those who read it. */
public final class Reports {

  private final SparkSession spark;
  private final Path folder;
  private final Tables stored;

  /**
   * @param folder as Hadoop reads paths; it need not exist
   */
  public Reports(SparkSession spark, String folder) {
    this.spark = spark;
    this.folder = new Path(folder);
    this.stored = new Tables(spark, this.folder);
  }

  /**
   * The days of a period that are stored, in order.
   *
   * @throws ReportException where none is
   */
  public NavigableSet<LocalDate> daysIn(Days asked) {
    NavigableSet<LocalDate> known = days();
    NavigableSet<LocalDate> found =
        new TreeSet<>(known.subSet(asked.from(), true, asked.to(), true));
    if (found.isEmpty()) {
      throw new ReportException(
          known.isEmpty()
              ? "No report stands in "
                  + folder
                  + ": run nightly first, or name the folder with --reports"
              : "No report of that day stands in "
                  + folder
                  + "; it holds "
                  + known.first()
                  + " to "
                  + known.last());
    }
    return found;
  }

  /** The days that have a report. */
  public NavigableSet<LocalDate> days() {
    return stored.days(Table.DELIVERIES);
  }

  /** The rows of {@code causes} of one day and scope, by rank. */
  public Dataset<Row> causes(LocalDate day, String scope) {
    return stored
        .read(Table.CAUSES)
        .where(functions.col("day").equalTo(functions.lit(day)))
        .where(functions.col("scope").equalTo(scope))
        .orderBy("rank");
  }

  /**
   * The rows of {@code causes} of a period: one day's as they are stored; several days ranked as
   * one, that is the last, and compared with the spans of the same length before them.
   *
   * @param siteRules the user's own rules
   */
  public Dataset<Row> causes(Days period, List<RuleFile> siteRules) {
    if (period.from().equals(period.to())) {
      return of(period, Table.CAUSES);
    }
    Span span = new Span(period);
    Days compared = new Days(span.firstCompared(), span.to());
    Dataset<Row> rejections = of(compared, Table.REJECTIONS);
    NavigableSet<LocalDate> known = days();
    Dataset<Row> evidence =
        new DnsSteps(spark, stored, stored, new TreeSet<>(), siteRules)
            .evidence(
                rejections, known.subSet(span.from(), true, span.to(), true), new TreeSet<>());
    return new Ranking(spark, RuleSet.with(siteRules))
        .rankAsOne(rejections, of(compared, Table.DELIVERIES), evidence, known, span);
  }

  /** The rows of {@code rejections} of some days. */
  public Dataset<Row> rejections(Days days) {
    return of(days, Table.REJECTIONS);
  }

  /** The rows of {@code deliveries} of some days. */
  public Dataset<Row> deliveries(Days days) {
    return of(days, Table.DELIVERIES);
  }

  /** The rows of {@code dns_domains} of some days. */
  public Dataset<Row> dnsDomains(Days days) {
    return of(days, Table.DNS_DOMAINS);
  }

  /** The rows of {@code dns_hosts} of some days. */
  public Dataset<Row> dnsHosts(Days days) {
    return of(days, Table.DNS_HOSTS);
  }

  /** The rows of {@code dns_changes} of some days. */
  public Dataset<Row> dnsChanges(Days days) {
    return of(days, Table.DNS_CHANGES);
  }

  /** The rows of {@code runs} of each run that has any of these days. */
  public Dataset<Row> runs(NavigableSet<LocalDate> days) {
    return stored
        .read(Table.RUNS)
        .where(
            functions.col("day").geq(functions.lit(days.first()))) // a run lies with its last day
        .where(functions.col("from_day").leq(functions.lit(days.last())));
  }

  private Dataset<Row> of(Days days, Table table) {
    return stored
        .read(table)
        .where(functions.col(table.partition()).between(days.from(), days.to()));
  }

  /**
   * How many rejections of a day DNS confirms, contradicts and leaves open; of those that it has a
   * say in.
   */
  public Map<Evidence.Verdict, Long> evidence(LocalDate day) {
    Map<Evidence.Verdict, Long> counts = new EnumMap<>(Evidence.Verdict.class);
    causes(day, "provider+code+sending_domain")
        .where("evidence IS NOT NULL")
        .groupBy("evidence")
        .agg(functions.sum("rejections"))
        .collectAsList()
        .forEach(
            row ->
                counts.put(
                    DnsRows.constant(Evidence.Verdict.class, row.getString(0)), row.getLong(1)));
    return counts;
  }

  /**
   * Ranks stored days again, from their rejections, deliveries and snapshots.
   *
   * @param siteRules the user's own rules
   * @return the days that were ranked
   * @throws ReportException where none of the days is stored
   */
  public List<LocalDate> rank(Days asked, List<RuleFile> siteRules) {
    Publication publication = new Publication(spark, folder);
    publication.recover();
    List<LocalDate> ranked = List.copyOf(daysIn(asked));
    publication.requireWritable();
    Tables prepared = publication.prepared();
    Dataset<Row> rejections = stored.read(Table.REJECTIONS);
    Dataset<Row> evidence =
        new DnsSteps(spark, stored, prepared, new TreeSet<>(), siteRules)
            .evidence(rejections, ranked, new TreeSet<>());
    new Ranking(spark, RuleSet.with(siteRules))
        .rank(rejections, stored.read(Table.DELIVERIES), evidence, days(), ranked, prepared);
    publication.publish(Replacement.of(ranked, Table.CAUSES, Table.TEMPLATES));
    return ranked;
  }

  /**
   * Takes a snapshot of DNS and stores it, with what has changed since the one before.
   *
   * @param named what to ask about; null for what the stored tables name
   * @param progress hears how far it is
   * @throws ReportException where there is nothing to ask about
   */
  public SnapshotReport snapshot(
      DnsSettings settings, @Nullable SnapshotSubjects named, StepProgress progress) {
    Publication publication = new Publication(spark, folder);
    publication.recover();
    SnapshotSubjects subjects = named == null ? storedSubjects(settings) : named;
    if (subjects.isEmpty()) {
      throw new ReportException(
          "There is nothing to ask DNS about: "
              + folder
              + " names no domain; run nightly first, or name some with --domains");
    }
    publication.requireWritable();
    Tables prepared = publication.prepared();
    ZoneId zone = ZoneId.of(spark.conf().get("spark.sql.session.timeZone"));
    SnapshotReport report =
        new Snapshots(spark, settings, zone, Clock.systemUTC(), progress)
            .take(subjects, stored, prepared);
    NavigableSet<LocalDate> changed =
        new DnsSteps(spark, stored, prepared, report.dates(), List.of()).writeChanges();
    publication.publish(Snapshots.replacements(report.dates(), changed));
    return report;
  }

  private SnapshotSubjects storedSubjects(DnsSettings settings) {
    NavigableSet<LocalDate> days = days();
    if (days.isEmpty()) {
      return new SnapshotSubjects(List.of(), settings.hosts(), 0);
    }
    Days latest = new Days(days.last().minusDays(Ranking.LOOK_BACK_DAYS), days.last());
    return SnapshotSubjects.in(
        spark,
        of(latest, Table.REJECTIONS),
        of(latest, Table.DELIVERIES),
        of(latest, Table.SIGNATURES),
        settings.hosts());
  }
}
