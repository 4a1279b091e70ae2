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
    NavigableSet<LocalDate> known = days();
    List<LocalDate> ranked = known.stream().filter(asked::contains).toList();
    if (ranked.isEmpty()) {
      throw new ReportException(
          known.isEmpty()
              ? "No report stands in "
                  + folder
                  + ": run nightly first, or name the folder with"
                  + " --reports"
              : "No report of that day stands in "
                  + folder
                  + "; it holds "
                  + known.first()
                  + " to "
                  + known.last());
    }
    publication.requireWritable();
    Tables prepared = publication.prepared();
    Dataset<Row> rejections = stored.read(Table.REJECTIONS);
    Dataset<Row> evidence =
        new DnsSteps(spark, stored, prepared, new TreeSet<>(), siteRules)
            .evidence(rejections, ranked, new TreeSet<>());
    new Ranking(spark, RuleSet.with(siteRules))
        .rank(rejections, stored.read(Table.DELIVERIES), evidence, known, ranked, prepared);
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
    LocalDate from = days.last().minusDays(Ranking.LOOK_BACK_DAYS);
    return SnapshotSubjects.in(
        spark,
        since(from, Table.REJECTIONS),
        since(from, Table.DELIVERIES),
        since(from, Table.SIGNATURES),
        settings.hosts());
  }

  private Dataset<Row> since(LocalDate from, Table table) {
    return stored.read(table).where(functions.col("day").geq(functions.lit(from)));
  }
}
