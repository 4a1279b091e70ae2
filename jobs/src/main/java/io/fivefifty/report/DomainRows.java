package io.fivefifty.report;

import static io.fivefifty.report.DnsRows.LISTINGS;
import static io.fivefifty.report.DnsRows.LOOKUP;
import static io.fivefifty.report.DnsRows.array;
import static io.fivefifty.report.DnsRows.constant;
import static io.fivefifty.report.DnsRows.structs;
import static io.fivefifty.report.DnsRows.texts;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.dmarc.DmarcVerdict;
import io.fivefifty.dns.dmarc.WalkStep;
import io.fivefifty.dns.evidence.Dated;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.MxHost;
import io.fivefifty.dns.snapshot.MxVerdict;
import io.fivefifty.dns.snapshot.Taken;
import io.fivefifty.dns.spf.SpfFacts;
import io.fivefifty.dns.spf.SpfNode;
import io.fivefifty.dns.spf.SpfVerdict;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code dns_domains}, there and back. */
final class DomainRows {

  static final String COLUMNS =
      """
      snapshot_id STRING, domain STRING, domain_unicode STRING, taken_at TIMESTAMP, took_ms INT,
      resolver STRING, domain_exists STRING, can_receive STRING, org_domain STRING,
      soa LOOKUP, a LOOKUP, aaaa LOOKUP, mx LOOKUP,
      mx_hosts ARRAY<STRUCT<preference: INT, exchange: STRING, addresses: ARRAY<STRING>>>,
      mx_verdict STRING, spf LOOKUP, spf_records ARRAY<STRING>, spf_verdict STRING,
      spf_lookups INT, spf_void_lookups INT, spf_all STRING, spf_authorized ARRAY<STRING>,
      spf_has_macro BOOLEAN,
      spf_tree ARRAY<STRUCT<
        name: STRING, depth: INT, via: STRING, record: STRING, status: STRING>>,
      spf_problems ARRAY<STRING>,
      dmarc_walk ARRAY<STRUCT<name: STRING, status: STRING, records: ARRAY<STRING>>>,
      dmarc_verdict STRING, dmarc_source STRING, dmarc_found_at STRING, dmarc_record STRING,
      dmarc_p STRING, dmarc_sp STRING, dmarc_np STRING, dmarc_adkim STRING, dmarc_aspf STRING,
      dmarc_t BOOLEAN, dmarc_effective STRING, dmarc_effective_7489 STRING,
      dmarc_problems ARRAY<STRING>,
      dkim ARRAY<STRUCT<
        selector: STRING, status: STRING, record: STRING, verdict: STRING, key_type: STRING,
        key_bits: INT, testing: BOOLEAN, problems: ARRAY<STRING>>>,
      listings LISTINGS"""
          .replace("LOOKUP", LOOKUP)
          .replace("LISTINGS", LISTINGS);

  private DomainRows() {}

  /** A row of the table; the last column is the partition's. */
  static Row row(String snapshotId, String resolver, LocalDate date, Taken<DomainSnapshot> taken) {
    DomainSnapshot d = taken.facts();
    SpfFacts spf = d.spf();
    DmarcFacts dmarc = d.dmarc();
    return RowFactory.create(
        snapshotId,
        d.domain(),
        d.unicode(),
        taken.takenAt(),
        taken.tookMillis(),
        resolver,
        d.exists().id(),
        d.canReceive().id(),
        dmarc.orgDomain(),
        DnsRows.row(d.soa()),
        DnsRows.row(d.a()),
        DnsRows.row(d.aaaa()),
        DnsRows.row(d.mx()),
        d.mxHosts().stream()
            .map(h -> RowFactory.create(h.preference(), h.exchange(), array(h.addresses())))
            .toArray(Row[]::new),
        d.mxVerdict().id(),
        DnsRows.row(spf.lookup()),
        array(spf.records()),
        spf.verdict().id(),
        spf.lookups(),
        spf.voidLookups(),
        spf.all(),
        array(spf.authorized()),
        spf.hasMacro(),
        spf.tree().stream()
            .map(n -> RowFactory.create(n.name(), n.depth(), n.via(), n.record(), n.status()))
            .toArray(Row[]::new),
        array(spf.problems()),
        dmarc.walk().stream()
            .map(s -> RowFactory.create(s.name(), s.status(), array(s.records())))
            .toArray(Row[]::new),
        dmarc.verdict().id(),
        dmarc.source(),
        dmarc.foundAt(),
        dmarc.record(),
        dmarc.p(),
        dmarc.sp(),
        dmarc.np(),
        dmarc.adkim(),
        dmarc.aspf(),
        dmarc.t(),
        dmarc.effective(),
        dmarc.effective7489(),
        array(dmarc.problems()),
        d.dkim().stream().map(DomainRows::row).toArray(Row[]::new),
        DnsRows.rows(d.listings()),
        date);
  }

  private static Row row(DkimKey key) {
    return RowFactory.create(
        key.selector(),
        key.status(),
        key.record(),
        key.verdict().id(),
        key.keyType(),
        key.keyBits(),
        key.testing(),
        array(key.problems()));
  }

  static Dated<DomainSnapshot> dated(Row row) {
    return new Dated<>(domain(row), row.getAs("snapshot_id"), row.getAs("taken_at"));
  }

  static DomainSnapshot domain(Row row) {
    return new DomainSnapshot(
        row.getAs("domain"),
        row.getAs("domain_unicode"),
        constant(Known.class, row.getAs("domain_exists")),
        constant(Known.class, row.getAs("can_receive")),
        DnsRows.lookup(row.getAs("soa")),
        DnsRows.lookup(row.getAs("a")),
        DnsRows.lookup(row.getAs("aaaa")),
        DnsRows.lookup(row.getAs("mx")),
        structs(row, "mx_hosts").stream()
            .map(h -> new MxHost(h.getInt(0), h.getString(1), texts(h, "addresses")))
            .toList(),
        constant(MxVerdict.class, row.getAs("mx_verdict")),
        spf(row),
        dmarc(row),
        structs(row, "dkim").stream().map(DomainRows::key).toList(),
        DnsRows.listings(row));
  }

  private static SpfFacts spf(Row row) {
    return new SpfFacts(
        DnsRows.lookup(row.getAs("spf")),
        texts(row, "spf_records"),
        constant(SpfVerdict.class, row.getAs("spf_verdict")),
        row.<Integer>getAs("spf_lookups"),
        row.<Integer>getAs("spf_void_lookups"),
        row.getAs("spf_all"),
        texts(row, "spf_authorized"),
        row.<Boolean>getAs("spf_has_macro"),
        structs(row, "spf_tree").stream()
            .map(
                n ->
                    new SpfNode(
                        n.getString(0),
                        n.getInt(1),
                        n.getString(2),
                        n.getString(3),
                        n.getString(4)))
            .toList(),
        texts(row, "spf_problems"));
  }

  private static DmarcFacts dmarc(Row row) {
    List<WalkStep> walk =
        structs(row, "dmarc_walk").stream()
            .map(s -> new WalkStep(s.getString(0), s.getString(1), texts(s, "records")))
            .toList();
    return new DmarcFacts(
        walk,
        row.getAs("org_domain"),
        constant(DmarcVerdict.class, row.getAs("dmarc_verdict")),
        row.getAs("dmarc_source"),
        row.getAs("dmarc_found_at"),
        row.getAs("dmarc_record"),
        row.getAs("dmarc_p"),
        row.getAs("dmarc_sp"),
        row.getAs("dmarc_np"),
        row.getAs("dmarc_adkim"),
        row.getAs("dmarc_aspf"),
        row.getAs("dmarc_t"),
        row.getAs("dmarc_effective"),
        row.getAs("dmarc_effective_7489"),
        texts(row, "dmarc_problems"));
  }

  private static DkimKey key(Row key) {
    return new DkimKey(
        key.getAs("selector"),
        key.getAs("status"),
        key.getAs("record"),
        constant(DkimVerdict.class, key.getAs("verdict")),
        key.getAs("key_type"),
        key.getAs("key_bits"),
        key.<Boolean>getAs("testing"),
        texts(key, "problems"));
  }
}
