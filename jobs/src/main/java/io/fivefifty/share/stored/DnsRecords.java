package io.fivefifty.share.stored;

import io.fivefifty.logs.Days;
import io.fivefifty.report.Reports;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.DnsChange;
import io.fivefifty.share.content.DomainRecords;
import io.fivefifty.share.content.HostRecords;
import io.fivefifty.share.content.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** What snapshots have of the domains and addresses that a report names. */
final class DnsRecords {

  private static final int MOST_DOMAINS = 1_000;
  private static final int MOST_HOSTS = 50;
  private static final int MOST_CHANGES = 50;

  private final Reports reports;

  DnsRecords(Reports reports) {
    this.reports = reports;
  }

  /** Of each row's sending domain the snapshot that it was held against, otherwise the latest. */
  List<DomainRecords> domains(List<CauseRow> rows, Days period) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> snapshots = new LinkedHashSet<>();
    for (CauseRow row : rows) {
      if (row.sendingDomain() != null && names.size() < MOST_DOMAINS) {
        names.add(row.sendingDomain());
      }
      if (row.snapshotId() != null) {
        snapshots.add(row.snapshotId());
      }
    }
    if (names.isEmpty()) {
      return List.of();
    }
    Column isNamed = functions.col("snapshot_id").isin(snapshots.toArray());
    return latestFirst(
            reports.dnsDomains(around(period)).where(functions.col("domain").isin(names.toArray())),
            "domain")
        .where(functions.col("age").equalTo(1).or(isNamed))
        .orderBy("domain", "age")
        .collectAsList()
        .stream()
        .map(DnsRecords::domain)
        .toList();
  }

  /**
   * Of the addresses that the rejections name, those with most.
   *
   * @param rejections of the report's subject
   */
  List<HostRecords> hosts(Dataset<Row> rejections, Days period) {
    List<String> addresses =
        rejections
            .select(
                functions.explode(functions.col("sending_ips")).as("ip"),
                functions.col("rejections"))
            .groupBy("ip")
            .agg(functions.sum("rejections").as("rejections"))
            .orderBy(functions.col("rejections").desc(), functions.col("ip"))
            .limit(MOST_HOSTS)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    if (addresses.isEmpty()) {
      return List.of();
    }
    return latestFirst(
            reports.dnsHosts(around(period)).where(functions.col("ip").isin(addresses.toArray())),
            "ip")
        .where("age = 1")
        .orderBy("ip")
        .collectAsList()
        .stream()
        .map(DnsRecords::host)
        .toList();
  }

  /** What has changed on some days; of one domain's records only, where it is its. */
  List<DnsChange> changes(Days days, Subject subject) {
    Dataset<Row> changes = reports.dnsChanges(days);
    if (subject.sendingDomain() != null) {
      changes = changes.where(functions.col("domain").equalTo(subject.sendingDomain()));
    }
    return changes
        .orderBy(
            functions.col("first_seen_after").desc(),
            functions.col("domain"),
            functions.col("fact"))
        .limit(MOST_CHANGES)
        .collectAsList()
        .stream()
        .map(
            row ->
                new DnsChange(
                    row.getAs("domain"),
                    row.getAs("fact"),
                    row.getAs("before"),
                    row.getAs("after"),
                    row.getAs("last_seen_before"),
                    row.getAs("first_seen_after")))
        .toList();
  }

  /** Snapshots of the period, and those near it where it has none of its own. */
  private static Days around(Days period) {
    return new Days(period.from().minusDays(7), period.to().plusDays(1));
  }

  private static Dataset<Row> latestFirst(Dataset<Row> snapshots, String subject) {
    return snapshots.withColumn(
        "age",
        functions
            .row_number()
            .over(
                Window.partitionBy(subject)
                    .orderBy(functions.col("taken_at").desc(), functions.col("snapshot_id"))));
  }

  private static DomainRecords domain(Row row) {
    return new DomainRecords(
        row.getAs("snapshot_id"),
        row.getAs("domain"),
        row.getAs("taken_at"),
        texts(row, "spf_records"),
        row.getAs("spf_verdict"),
        row.getAs("dmarc_record"),
        row.getAs("dmarc_found_at"),
        row.getAs("dmarc_verdict"),
        DnsRecords.<Row>list(row, "dkim").stream().map(DnsRecords::key).toList(),
        DnsRecords.<Row>list(row, "mx_hosts").stream()
            .map(mx -> mx.getAs("preference") + " " + mx.getAs("exchange"))
            .toList(),
        row.getAs("mx_verdict"),
        listedBy(row));
  }

  private static DomainRecords.Key key(Row row) {
    return new DomainRecords.Key(
        row.getAs("selector"), String.valueOf(row.<String>getAs("verdict")), row.getAs("record"));
  }

  private static HostRecords host(Row row) {
    return new HostRecords(
        row.getAs("ip"),
        texts(row, "ptr_names"),
        row.getAs("fcrdns_verdict"),
        row.getAs("helo"),
        row.getAs("helo_verdict"),
        listedBy(row));
  }

  private static List<String> listedBy(Row row) {
    return DnsRecords.<Row>list(row, "listings").stream()
        .filter(listing -> "listed".equals(listing.getAs("verdict")))
        .map(listing -> listing.<String>getAs("zone"))
        .toList();
  }

  private static List<String> texts(Row row, String column) {
    return DnsRecords.<@Nullable String>list(row, column).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private static <T> List<T> list(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? List.of() : row.getList(index);
  }
}
