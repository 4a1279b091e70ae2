package io.fivefifty.report;

import io.fivefifty.dns.change.DnsFacts;
import io.fivefifty.dns.evidence.Claims;
import io.fivefifty.report.Tables.Table;
import io.fivefifty.rules.RuleFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** From snapshots to what changed in DNS, and to the evidence on rejections. */
final class DnsSteps {

  /** How far from a day its snapshots may lie; beyond that they would bind nobody anyway. */
  private static final int SPAN_DAYS = 30;

  private static final StructType CAUSES = StructType.fromDDL("cause STRING");
  private static final StructType CAUSE_FACTS = StructType.fromDDL("cause STRING, fact STRING");

  private final SparkSession spark;
  private final Tables stored;
  private final Tables prepared;

  /** Days of snapshots that the run has prepared, and that replace the stored ones. */
  private final SortedSet<LocalDate> taken;

  DnsSteps(
      SparkSession spark,
      Tables stored,
      Tables prepared,
      SortedSet<LocalDate> taken,
      List<RuleFile> siteRules) {
    this.spark = spark;
    this.stored = stored;
    this.prepared = prepared;
    this.taken = taken;
    DnsFunctions.register(spark, siteRules);
  }

  /**
   * Writes the changes of the days whose snapshots, or whose snapshots before, are new.
   *
   * @return the days
   */
  NavigableSet<LocalDate> writeChanges() {
    NavigableSet<LocalDate> days = new TreeSet<>(taken);
    if (taken.isEmpty()) {
      return days;
    }
    for (Table table : List.of(Table.DNS_DOMAINS, Table.DNS_HOSTS)) {
      days.addAll(
          stored.days(table).subSet(taken.first(), true, taken.last().plusDays(SPAN_DAYS), true));
    }
    LocalDate from = taken.first().minusDays(SPAN_DAYS);
    Map<String, Dataset<Row>> views =
        Map.of(
            "dns_domains",
            snapshots(Table.DNS_DOMAINS, from, days.last()),
            "dns_hosts",
            snapshots(Table.DNS_HOSTS, from, days.last()),
            "days",
            Ranking.dates(spark, days));
    prepared.write(Table.DNS_CHANGES, Sql.run(spark, "dns_changes", views, Map.of()));
    return days;
  }

  /**
   * The evidence on the rejections of some days, a row for each row of theirs that DNS has a say
   * in.
   *
   * @param rejections of at least these days
   * @param changed days whose changes the run has prepared
   */
  Dataset<Row> evidence(
      Dataset<Row> rejections, Collection<LocalDate> days, SortedSet<LocalDate> changed) {
    TreeSet<LocalDate> sorted = new TreeSet<>(days);
    LocalDate from = sorted.first().minusDays(SPAN_DAYS);
    LocalDate to = sorted.last().plusDays(SPAN_DAYS);
    Map<String, Dataset<Row>> views =
        Map.of(
            "rejections",
            rejections.where(functions.col("day").isin(days.toArray())),
            "dns_domains",
            snapshots(Table.DNS_DOMAINS, from, to),
            "dns_hosts",
            snapshots(Table.DNS_HOSTS, from, to),
            "dns_changes",
            stored.with(prepared, Table.DNS_CHANGES, changed, from, to),
            "testable_causes",
            testableCauses(),
            "cause_dns_facts",
            causeFacts());
    return Sql.run(spark, "evidence", views, Map.of());
  }

  private Dataset<Row> snapshots(Table table, LocalDate from, LocalDate to) {
    return stored.with(prepared, table, taken, from, to);
  }

  private Dataset<Row> testableCauses() {
    List<Row> rows = Claims.TESTABLE.stream().map(cause -> RowFactory.create(cause)).toList();
    return spark.createDataFrame(rows, CAUSES);
  }

  private Dataset<Row> causeFacts() {
    List<Row> rows = new ArrayList<>();
    for (String cause : Claims.TESTABLE) {
      DnsFacts.behind(cause).forEach(fact -> rows.add(RowFactory.create(cause, fact)));
    }
    return spark.createDataFrame(rows, CAUSE_FACTS);
  }
}
