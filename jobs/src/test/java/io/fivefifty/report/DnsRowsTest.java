package io.fivefifty.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.dns.blocklist.ListingVerdict;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.dmarc.DmarcVerdict;
import io.fivefifty.dns.dmarc.WalkStep;
import io.fivefifty.dns.evidence.Dated;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.FcrdnsVerdict;
import io.fivefifty.dns.snapshot.HeloVerdict;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.MxHost;
import io.fivefifty.dns.snapshot.MxVerdict;
import io.fivefifty.dns.snapshot.Taken;
import io.fivefifty.dns.spf.SpfFacts;
import io.fivefifty.dns.spf.SpfNode;
import io.fivefifty.dns.spf.SpfVerdict;
import io.fivefifty.names.IpAddress;
import io.fivefifty.report.Tables.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that went through its table is the snapshot that it was. */
final class DnsRowsTest {

  private static final Instant TAKEN_AT = Instant.parse("2026-11-22T02:10:00.123456Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final String LIST = "bl.example";

  @TempDir Path folder;

  /** A lookup that says all that one can. */
  private static final Lookup TELLING =
      new Lookup(
          LookupStatus.SERVFAIL,
          4095,
          List.of(22, 23),
          true,
          true,
          86_400,
          3,
          9_999,
          List.of("a.example", "b.example"),
          "no answer \u0000 \"é\"");

  private static DomainSnapshot rich() {
    return new DomainSnapshot(
        "xn--strae-oqa.example",
        "straße.example",
        Known.YES,
        Known.NO,
        TELLING,
        Lookup.of(LookupStatus.OK),
        Lookup.notAsked("why"),
        TELLING,
        List.of(
            new MxHost(0, "a.example", List.of("192.0.2.1", "2001:db8::1")),
            new MxHost(65_535, "b.example", List.of())),
        MxVerdict.BROKEN,
        new SpfFacts(
            TELLING,
            List.of("v=spf1 -all", ""),
            SpfVerdict.PERMERROR,
            11,
            3,
            "softfail",
            List.of("192.0.2.0/24"),
            true,
            List.of(
                new SpfNode("x.example", 0, "", "v=spf1", "ok"),
                new SpfNode("y.example", 1, "a", null, "nxdomain")),
            List.of("syntax", "loop")),
        new DmarcFacts(
            List.of(
                new WalkStep("_dmarc.x.example", "ok", List.of("v=DMARC1", "v=DMARC1;")),
                new WalkStep("_dmarc.example", "timeout", List.of())),
            "x.example",
            DmarcVerdict.VALID,
            "org",
            "y.example",
            "v=DMARC1",
            "none",
            "quarantine",
            "reject",
            "r",
            "s",
            true,
            "none",
            "reject",
            List.of("test-mode")),
        List.of(
            new DkimKey(
                "s1", "ok", "p=", DkimVerdict.REVOKED, "rsa", 2048, true, List.of("testing")),
            new DkimKey("s2", "refused", null, DkimVerdict.UNKNOWN, null, null, false, List.of())),
        List.of(
            new Listing(LIST, "ok", List.of("127.0.0.2", "127.0.0.3"), ListingVerdict.LISTED),
            new Listing("x." + LIST, "nodata", List.of(), ListingVerdict.NOT_LISTED)));
  }

  private static HostSnapshot richHost() {
    return new HostSnapshot(
        new HostSubject(
            IpAddress.parse("2001:db8::10").orElseThrow(),
            "mail.example.com",
            HostSubject.NamedBy.REPLY),
        TELLING,
        List.of("b.example", "a.example"),
        FcrdnsVerdict.FAIL,
        "mail.example.com",
        HeloVerdict.MISMATCH,
        List.of(new Listing(LIST, "ok", List.of("127.255.255.254"), ListingVerdict.ERROR)));
  }

  @Test
  void domains_come_back_as_they_were() {
    List<DomainSnapshot> snapshots =
        Stream.concat(
                Stream.of(
                    rich(),
                    new ZoneSnapshots(
                            folder,
                            "example.com. MX 10 mx.example.com.",
                            "mx.example.com. A 192.0.2.1",
                            "example.com. TXT \"v=spf1 mx include:%{i}.x -all\"",
                            "_dmarc.example.com. TXT \"v=DMARC1; p=reject\"")
                        .selectors("s1")
                        .lists(LIST)
                        .domain("example.com"),
                    new ZoneSnapshots(folder, "example.net. A 192.0.2.1").domain("example.com")),
                Stream.of(LookupStatus.values())
                    .filter(status -> !status.isAnswer())
                    .map(status -> FailedSnapshots.domain("example.com", status, LIST)))
            .toList();
    List<Row> rows =
        snapshots.stream()
            .map(s -> DomainRows.row("id", "zone:x", DAY, new Taken<>(s, TAKEN_AT, 7)))
            .toList();

    assertThat(stored(rows, Table.DNS_DOMAINS))
        .extracting(DomainRows::dated)
        .containsExactlyElementsOf(
            snapshots.stream().map(s -> new Dated<>(s, "id", TAKEN_AT)).toList());
  }

  @Test
  void hosts_come_back_as_they_were() {
    ZoneSnapshots zone =
        new ZoneSnapshots(
                folder,
                "10.2.0.192.in-addr.arpa. PTR mail.example.com.",
                "mail.example.com. A 192.0.2.10")
            .lists(LIST);
    List<HostSnapshot> snapshots =
        Stream.concat(
                Stream.of(
                    richHost(),
                    zone.host("192.0.2.10", "mail.example.com"),
                    zone.host("2001:db8::1", null)),
                Stream.of(LookupStatus.values())
                    .filter(status -> !status.isAnswer())
                    .map(status -> FailedSnapshots.host("192.0.2.10", status, LIST)))
            .toList();
    List<Row> rows =
        snapshots.stream()
            .map(s -> HostRows.row("id", "zone:x", DAY, new Taken<>(s, TAKEN_AT, 7)))
            .toList();

    List<Row> read = stored(rows, Table.DNS_HOSTS);

    assertThat(read)
        .extracting(HostRows::dated)
        .containsExactlyElementsOf(
            snapshots.stream().map(s -> new Dated<>(s, "id", TAKEN_AT)).toList());
  }

  @Test
  void what_no_snapshot_holds_stands_beside_it() {
    Row domain =
        stored(
                List.of(DomainRows.row("id", "zone:x", DAY, new Taken<>(rich(), TAKEN_AT, 7))),
                Table.DNS_DOMAINS)
            .get(0);
    Row host =
        stored(
                List.of(HostRows.row("id", "zone:x", DAY, new Taken<>(richHost(), TAKEN_AT, 7))),
                Table.DNS_HOSTS)
            .get(0);

    for (Row row : List.of(domain, host)) {
      assertThat(row.<String>getAs("resolver")).isEqualTo("zone:x");
      assertThat(row.<Integer>getAs("took_ms")).isEqualTo(7);
      assertThat(row.<LocalDate>getAs("snapshot_date")).isEqualTo(DAY);
    }
  }

  private static List<Row> stored(List<Row> rows, Table table) {
    return rows.stream().map(row -> (Row) new ReadRow(row, table.schema())).toList();
  }
}
