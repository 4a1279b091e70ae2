package io.fivefifty.report;

import static io.fivefifty.report.DnsRows.LISTINGS;
import static io.fivefifty.report.DnsRows.LOOKUP;
import static io.fivefifty.report.DnsRows.array;
import static io.fivefifty.report.DnsRows.constant;
import static io.fivefifty.report.DnsRows.texts;

import io.fivefifty.dns.evidence.Dated;
import io.fivefifty.dns.snapshot.FcrdnsVerdict;
import io.fivefifty.dns.snapshot.HeloVerdict;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.Taken;
import io.fivefifty.names.IpAddress;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code dns_hosts}, there and back. */
final class HostRows {

  static final String COLUMNS =
      """
      snapshot_id STRING, ip STRING, taken_at TIMESTAMP, took_ms INT, resolver STRING,
      named_by STRING, ptr LOOKUP, ptr_names ARRAY<STRING>, fcrdns_verdict STRING, helo STRING,
      helo_verdict STRING, listings LISTINGS"""
          .replace("LOOKUP", LOOKUP)
          .replace("LISTINGS", LISTINGS);

  private HostRows() {}

  /** A row of the table; the last column is the partition's. */
  static Row row(String snapshotId, String resolver, LocalDate date, Taken<HostSnapshot> taken) {
    HostSnapshot host = taken.facts();
    return RowFactory.create(
        snapshotId,
        host.subject().ip().toString(),
        taken.takenAt(),
        taken.tookMillis(),
        resolver,
        host.subject().namedBy().id(),
        DnsRows.row(host.ptr()),
        array(host.ptrNames()),
        host.fcrdns().id(),
        host.helo(),
        host.heloVerdict().id(),
        DnsRows.rows(host.listings()),
        date);
  }

  static Dated<HostSnapshot> dated(Row row) {
    return new Dated<>(host(row), row.getAs("snapshot_id"), row.getAs("taken_at"));
  }

  static HostSnapshot host(Row row) {
    HostSubject subject =
        new HostSubject(
            IpAddress.parse(row.getAs("ip")).orElseThrow(),
            row.getAs("helo"),
            constant(HostSubject.NamedBy.class, row.getAs("named_by")));
    return new HostSnapshot(
        subject,
        DnsRows.lookup(row.getAs("ptr")),
        texts(row, "ptr_names"),
        constant(FcrdnsVerdict.class, row.getAs("fcrdns_verdict")),
        subject.helo(),
        constant(HeloVerdict.class, row.getAs("helo_verdict")),
        DnsRows.listings(row));
  }
}
