package io.fivefifty.dns.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsServer;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import io.fivefifty.dns.asking.Faults;
import io.fivefifty.dns.blocklist.ListingVerdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows of many subjects at a time. */
@Timeout(60)
class SnapshotterTest {

  private static final String[] ZONE = {
    "; as of 2026-11-20T02:10:00Z",
    "$TTL 3600",
    ".                        SOA    ns.test. root.test. 1 2 3 4 300",
    "shop.test.               SOA    ns.test. root.test. 1 2 3 4 300",
    "shop.test.               MX     10 mail.shop.test.",
    "shop.test.               TXT    \"v=spf1 include:_spf.shop.test -all\"",
    "_spf.shop.test.          TXT    \"v=spf1 mx:shop.test a:mail.shop.test ~all\"",
    "_dmarc.shop.test.        TXT    \"v=DMARC1; p=reject\"",
    "s1._domainkey.shop.test. CNAME  key.test.",
    "key.test.                TXT    \"v=DKIM1; p=\"",
    "mail.shop.test.          A      192.0.2.1",
    "alias.test.              CNAME  shop.test.",
    "bad.test.                A      192.0.2.66",
    "1.2.0.192.in-addr.arpa.  PTR    mail.shop.test.",
    "test.dbl.test.           A      127.0.1.2",
    "bad.test.dbl.test.       A      127.0.1.2",
    "2.0.0.127.bl.test.       A      127.0.0.2",
    "66.2.0.192.bl.test.      A      127.0.0.4",
    "*.all.test.              A      127.0.0.2",
    "*.error.test.            A      127.255.255.254",
  };

  private static final String[] LISTS = {"bl.test", "all.test", "error.test", "none.test"};

  private static final List<DomainSubject> DOMAINS =
      Stream.of("shop.test", "alias.test", "bad.test", "gone.test", "_spf.shop.test", "a..b", "")
          .map(name -> Snapshots.domain(name, "s1"))
          .toList();

  private static final List<HostSubject> HOSTS =
      List.of(
          Snapshots.host("192.0.2.1", "mail.shop.test"),
          Snapshots.host("192.0.2.66", "mail.shop.test"),
          Snapshots.host("2001:db8::1", null));

  /** How long it took and how often it was sent is not a fact of DNS. */
  private static String withoutTime(Object row) {
    return row.toString().replaceAll("(attempts|millis|tookMillis|takenAt)=[^,\\]]+", "");
  }

  private static List<String> all(Sitting sitting) {
    Snapshotter domains = new Snapshotter(sitting, List.of(), List.of("dbl.test"), Snapshots.CLOCK);
    Snapshotter hosts = new Snapshotter(sitting, List.of(LISTS), List.of(), Snapshots.CLOCK);
    return Stream.concat(
            domains.domains(DOMAINS, rows -> {}).stream(), hosts.hosts(HOSTS, rows -> {}).stream())
        .map(SnapshotterTest::withoutTime)
        .sorted()
        .toList();
  }

  @Test
  void the_rows_of_a_file_are_those_of_a_server_that_has_it() {
    List<String> ofFile = Snapshots.fromZone(ZONE, SnapshotterTest::all);
    List<String> ofServer =
        Snapshots.fromServer(DnsServer.of(ZONE), Snapshots.PATIENT, SnapshotterTest::all);

    assertThat(ofFile).hasSize(DOMAINS.size() + HOSTS.size()).isEqualTo(ofServer);
  }

  @Test
  void a_server_that_follows_no_alias_and_has_truncated_answers_gives_the_same_rows() {
    DnsServer server = DnsServer.of(ZONE).withAll(Faults.truncatesAnd(Faults.followsNoAlias()));
    List<String> overTcp =
        Snapshots.fromServer(server, Snapshots.PATIENT, SnapshotterTest::all).stream()
            .map(row -> row.replace("tcp=true", "tcp=false"))
            .toList();

    assertThat(Snapshots.fromZone(ZONE, SnapshotterTest::all)).isEqualTo(overTcp);
  }

  @Test
  void a_row_of_a_file_is_of_the_time_that_the_file_tells_of() {
    Taken<DomainSnapshot> row =
        Snapshots.fromZone(
            ZONE,
            sitting ->
                Snapshots.snapshotter(sitting)
                    .domains(List.of(Snapshots.domain("shop.test")), rows -> {})
                    .get(0));

    assertThat(row.takenAt()).isEqualTo("2026-11-20T02:10:00Z");
    assertThat(row.tookMillis()).isZero();
  }

  @Test
  void a_row_of_a_server_is_of_now() {
    Taken<DomainSnapshot> row =
        Snapshots.fromServer(
            DnsServer.of(ZONE),
            Snapshots.PATIENT,
            sitting ->
                Snapshots.snapshotter(sitting)
                    .domains(List.of(Snapshots.domain("shop.test")), rows -> {})
                    .get(0));

    assertThat(row.takenAt()).isEqualTo(Snapshots.NOW);
  }

  @Test
  void lists_are_asked_about_hosts_and_only_what_they_mean_is_believed() {
    List<HostSnapshot> rows =
        Snapshots.fromServer(
            DnsServer.of(ZONE),
            Snapshots.PATIENT,
            sitting ->
                Snapshots.snapshotter(sitting, LISTS)
                    .hosts(HOSTS.subList(0, 2), done -> {})
                    .stream()
                    .map(Taken::facts)
                    .sorted(
                        (a, b) ->
                            a.subject().ip().toString().compareTo(b.subject().ip().toString()))
                    .toList());

    assertThat(rows.get(0).listings())
        .extracting(listing -> listing.verdict())
        .containsExactly(
            ListingVerdict.NOT_LISTED,
            ListingVerdict.UNKNOWN,
            ListingVerdict.ERROR,
            ListingVerdict.UNKNOWN);
    assertThat(rows.get(1).listings())
        .extracting(listing -> listing.verdict())
        .containsExactly(
            ListingVerdict.LISTED,
            ListingVerdict.UNKNOWN,
            ListingVerdict.ERROR,
            ListingVerdict.UNKNOWN);
  }

  @Test
  void the_test_entries_of_a_list_are_asked_once_a_snapshot() {
    DnsServer server = DnsServer.of(ZONE);
    List<HostSubject> hosts = new ArrayList<>();
    for (int i = 1; i < 50; i++) {
      hosts.add(Snapshots.host("192.0.2." + i, null));
    }

    Snapshots.fromServer(
        server,
        Snapshots.PATIENT,
        sitting -> Snapshots.snapshotter(sitting, "bl.test").hosts(hosts, rows -> {}));

    assertThat(server.received("2.0.0.127.bl.test", RecordType.A)).isEqualTo(1);
    assertThat(server.received("1.0.0.127.bl.test", RecordType.A)).isEqualTo(1);
  }

  @Test
  void nobody_has_nothing() {
    assertThat(
            Snapshots.<List<?>>fromZone(
                ZONE, sitting -> Snapshots.snapshotter(sitting).domains(List.of(), rows -> {})))
        .isEmpty();
  }

  @Test
  void progress_counts_the_rows() {
    List<Integer> progress = new ArrayList<>();

    Snapshots.fromZone(
        ZONE, sitting -> Snapshots.snapshotter(sitting).domains(DOMAINS, progress::add));

    assertThat(progress).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void what_breaks_the_progress_ends_the_snapshot() {
    assertThatThrownBy(
            () ->
                Snapshots.fromZone(
                    ZONE,
                    sitting ->
                        Snapshots.snapshotter(sitting)
                            .domains(
                                DOMAINS,
                                rows -> {
                                  throw new IllegalStateException("no terminal");
                                })))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no terminal");
  }

  @Test
  void records_that_break_their_reader_spoil_one_row() {
    List<Taken<LookupStatus>> rows =
        Snapshots.fromZone(
            ZONE,
            sitting ->
                Snapshots.snapshotter(sitting)
                    .<String, LookupStatus>take(
                        List.of("bad.test", "shop.test"),
                        (name, answers) -> {
                          Answer answer = answers.to(name, RecordType.A);
                          if (answer.isOk()) {
                            throw new IllegalStateException("cannot bear " + answer.values());
                          }
                          return answer.status();
                        },
                        done -> {}));

    assertThat(rows)
        .extracting(Taken::facts)
        .containsExactlyInAnyOrder(LookupStatus.NOT_ASKED, LookupStatus.NODATA);
  }

  private static List<DomainSubject> fiveHundred() {
    List<DomainSubject> subjects = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      subjects.add(Snapshots.domain("d" + i + ".test"));
    }
    return subjects;
  }

  private static DnsServer serverOfFiveHundred() {
    List<String> zone = new ArrayList<>();
    zone.add("test. SOA ns.test. root.test. 1 2 3 4 300");
    for (int i = 0; i < 500; i += 2) {
      zone.add("d" + i + ".test. MX 10 mx" + i % 10 + ".test.");
    }
    for (int i = 0; i < 10; i++) {
      zone.add("mx" + i + ".test. A 192.0.2." + i);
    }
    return DnsServer.of(zone.toArray(String[]::new));
  }

  @Test
  void each_of_five_hundred_domains_has_one_row_though_answers_get_lost() {
    List<Taken<DomainSnapshot>> rows =
        Snapshots.fromServer(
            serverOfFiveHundred().withAll(Faults.loses(0.05, 7)),
            Snapshots.settings(9000, 250, 1000, 1000, 1000),
            sitting -> Snapshots.snapshotter(sitting).domains(fiveHundred(), done -> {}));

    assertThat(rows).hasSize(500);
    assertThat(new HashSet<>(rows.stream().map(row -> row.facts().domain()).toList())).hasSize(500);
    for (Taken<DomainSnapshot> row : rows) {
      DomainSnapshot facts = row.facts();
      boolean there = Integer.parseInt(facts.domain().replaceAll("[^0-9]", "")) % 2 == 0;
      assertThat(facts.exists()).isEqualTo(there ? Known.YES : Known.NO);
      assertThat(facts.mxVerdict()).isEqualTo(there ? MxVerdict.OK : MxVerdict.NONE);
    }
  }

  @Test
  void a_server_that_dies_half_way_leaves_a_row_for_each_domain() {
    List<Taken<DomainSnapshot>> rows =
        Snapshots.fromServer(
            serverOfFiveHundred().diesAfter(1000),
            Snapshots.QUICK,
            sitting -> Snapshots.snapshotter(sitting).domains(fiveHundred(), done -> {}));

    assertThat(rows).hasSize(500);
    List<DomainSnapshot> facts = rows.stream().map(Taken::facts).toList();
    assertThat(facts).anyMatch(row -> row.exists() != Known.UNKNOWN);
    assertThat(facts)
        .filteredOn(row -> row.exists() == Known.NO)
        .allMatch(row -> Integer.parseInt(row.domain().replaceAll("[^0-9]", "")) % 2 == 1);
    assertThat(facts)
        .filteredOn(DomainSnapshot::isUnanswered)
        .isNotEmpty()
        .allMatch(row -> row.mxVerdict() == MxVerdict.UNKNOWN)
        .allMatch(row -> !row.mx().status().isAnswer());
    assertThat(facts)
        .extracting(row -> row.mx())
        .extracting(Lookup::status)
        .contains(LookupStatus.NOT_ASKED);
  }
}
