package io.fivefifty.report;

import static scala.jdk.javaapi.CollectionConverters.asScala;

import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import io.fivefifty.dns.snapshot.Snapshotter;
import io.fivefifty.dns.snapshot.Taken;
import io.fivefifty.report.Publication.Replacement;
import io.fivefifty.report.Tables.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots and prepares the days of {@code dns_domains} and {@code dns_hosts} that they fall
 * on: with what was stored of those days before.
 */
final class Snapshots {

  /** Rows that are in memory at a time: a hostile domain's may have some hundred kilobytes. */
  private static final int BATCH = 1_000;

  private static final int MOST_NAMED = 20;

  private final SparkSession spark;
  private final DnsSettings settings;
  private final ZoneId zone;
  private final Clock clock;
  private final StepProgress progress;

  private final SortedSet<LocalDate> dates = new TreeSet<>();
  private final List<String> unanswered = new ArrayList<>();
  private long unansweredCount;
  private @Nullable String gaveUp;

  /**
   * @param zone of the snapshots' dates
   */
  Snapshots(
      SparkSession spark, DnsSettings settings, ZoneId zone, Clock clock, StepProgress progress) {
    this.spark = spark;
    this.settings = settings;
    this.zone = zone;
    this.clock = clock;
    this.progress = progress;
  }

  /** Asks about the subjects, and writes the days' rows where a run prepares its tables. */
  SnapshotReport take(SnapshotSubjects subjects, Tables stored, Tables prepared) {
    if (subjects.isEmpty()) {
      return SnapshotReport.NONE;
    }
    List<Sitting> sittings = DnsSource.open(settings.source(), settings.asking());
    if (sittings.isEmpty()) {
      return SnapshotReport.NONE;
    }
    RowSpill domains = spill(prepared, Table.DNS_DOMAINS);
    RowSpill hosts = spill(prepared, Table.DNS_HOSTS);
    try {
      sittings.forEach(sitting -> sit(sitting, subjects, domains, hosts));
    } finally {
      sittings.forEach(sitting -> sitting.asker().close());
    }
    write(Table.DNS_DOMAINS, "domain", domains.rows(), stored, prepared);
    write(Table.DNS_HOSTS, "ip", hosts.rows(), stored, prepared);
    return new SnapshotReport(
        sittings.size(),
        subjects.domains().size(),
        subjects.hosts().size(),
        unanswered.stream().sorted().toList(),
        unansweredCount,
        gaveUp,
        subjects.leftOut(),
        dates);
  }

  private RowSpill spill(Tables prepared, Table table) {
    return new RowSpill(
        spark, new Path(prepared.folder(), "_raw_" + table.folder()), table.schema());
  }

  private void sit(
      Sitting sitting, SnapshotSubjects subjects, RowSpill domainRows, RowSpill hostRows) {
    Instant at =
        sitting.asOf() == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : sitting.asOf();
    LocalDate date = at.atZone(zone).toLocalDate();
    dates.add(date);
    String id = at.toString();
    Snapshotter snapshotter =
        new Snapshotter(sitting, settings.addressLists(), settings.domainLists(), clock);
    long total = (long) subjects.domains().size() + subjects.hosts().size();
    String step = "Asking DNS (" + sitting.resolver() + ")";
    int hostCount = subjects.hosts().size();
    inBatches(
        subjects.hosts(),
        (batch, before) -> snapshotter.hosts(batch, n -> progress.at(step, before + n, total)),
        taken -> {
          hostRows.add(HostRows.row(id, sitting.resolver(), date, taken));
          if (taken.facts().isUnanswered()) {
            unanswered(taken.facts().subject().ip().toString());
          }
        });
    inBatches(
        subjects.domains(),
        (batch, before) ->
            snapshotter.domains(batch, n -> progress.at(step, hostCount + before + n, total)),
        taken -> {
          domainRows.add(DomainRows.row(id, sitting.resolver(), date, taken));
          if (taken.facts().isUnanswered()) {
            unanswered(taken.facts().domain());
          }
        });
    if (gaveUp == null) {
      gaveUp = sitting.asker().gaveUp();
    }
  }

  private void unanswered(String name) {
    unansweredCount++;
    if (unanswered.size() < MOST_NAMED) {
      unanswered.add(name);
    }
  }

  /**
   * @param snapshots takes a batch, and how many subjects came before it
   */
  private static <S, T> void inBatches(
      List<S> subjects,
      BiFunction<List<S>, Long, List<Taken<T>>> snapshots,
      Consumer<Taken<T>> rows) {
    for (int from = 0; from < subjects.size(); from += BATCH) {
      List<S> batch = subjects.subList(from, Math.min(subjects.size(), from + BATCH));
      snapshots.apply(batch, (long) from).forEach(rows);
    }
  }

  /** What a run that took snapshots has to publish. */
  static Stream<Replacement> replacements(
      Collection<LocalDate> taken, Collection<LocalDate> changed) {
    return Stream.concat(
        Replacement.of(taken, Table.DNS_DOMAINS, Table.DNS_HOSTS),
        Replacement.of(changed, Table.DNS_CHANGES));
  }

  /** A snapshot that is taken again, of a master file, replaces its former rows. */
  private void write(
      Table table, String subject, Dataset<Row> taken, Tables stored, Tables prepared) {
    if (stored.days(table).stream().noneMatch(day -> dates.contains(day))) {
      prepared.write(table, taken);
      return;
    }
    List<String> key = List.of("snapshot_id", subject);
    Dataset<Row> before =
        stored
            .read(table)
            .where(functions.col(table.partition()).isin(dates.toArray()))
            .join(taken.select("snapshot_id", subject), asScala(key).toSeq(), "left_anti");
    prepared.write(table, taken.unionByName(before));
  }
}
