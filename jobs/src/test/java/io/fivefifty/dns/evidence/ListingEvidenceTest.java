package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.HostSnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListingEvidenceTest {

  private static final String WORKS = "2.0.0.127.zen.spamhaus.org. A 127.0.0.2";
  private static final String LISTED = "10.2.0.192.zen.spamhaus.org. A 127.0.0.4";
  private static final String DOMAIN_LIST_WORKS = "test.dbl.example. A 127.0.1.2";

  @TempDir Path folder;

  private HostSnapshot host(String ip, String... records) {
    return new ZoneSnapshots(folder, records).lists("zen.spamhaus.org").host(ip, null);
  }

  private DomainSnapshot domain(String... records) {
    return new ZoneSnapshots(folder, records).lists("dbl.example").domain("example.com");
  }

  private static Said blocked() {
    return Said.that("ip-blocklisted").naming("192.0.2.10").namingLists("zen.spamhaus.org");
  }

  @Test
  void an_address_that_is_on_the_list_confirms() {
    assertSaid(blocked().with(host("192.0.2.10", WORKS, LISTED)))
        .confirms("192.0.2.10 was listed by zen.spamhaus.org (127.0.0.4) on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void an_address_that_is_not_on_the_list_contradicts() {
    assertSaid(blocked().with(host("192.0.2.10", WORKS)))
        .contradicts("192.0.2.10 was not listed by zen.spamhaus.org on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void a_domain_above_the_zone_names_it() {
    assertSaid(blocked().namingLists("spamhaus.org").with(host("192.0.2.10", WORKS, LISTED)))
        .confirms("192.0.2.10 was listed by zen.spamhaus.org (127.0.0.4) on 22 November 02:10 UTC");
  }

  @Test
  void another_list_says_nothing() {
    assertSaid(
            blocked()
                .namingLists("bl.spamcop.net", "haus.org")
                .with(host("192.0.2.10", WORKS, LISTED)))
        .open(
            "the replies name none of the lists that were asked about 192.0.2.10:"
                + " zen.spamhaus.org");
  }

  @Test
  void without_a_list_that_was_asked_it_is_open() {
    HostSnapshot row = new ZoneSnapshots(folder, WORKS).host("192.0.2.10", null);

    assertSaid(blocked().with(row))
        .open("no blocklist was asked about 192.0.2.10; name one with --blocklist");
  }

  @Test
  void an_error_of_the_list_is_no_listing() {
    assertSaid(
            blocked()
                .with(host("192.0.2.10", WORKS, LISTED.replace("127.0.0.4", "127.255.255.254"))))
        .open(
            "zen.spamhaus.org did not say whether it lists 192.0.2.10 but answered with an error"
                + " (127.255.255.254) on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void the_word_of_a_list_that_fails_its_test_entries_is_void() {
    String text =
        "zen.spamhaus.org failed its own test entries, so that its word on 192.0.2.10 is void on 22"
            + " November 02:10 UTC";

    assertSaid(blocked().with(host("192.0.2.10", "example.com. A 192.0.2.1"))).open(text);
    assertSaid(blocked().with(host("192.0.2.10", "*.zen.spamhaus.org. A 127.0.0.2"))).open(text);
  }

  @Test
  void a_failed_lookup_is_open() {
    assertSaid(
            blocked()
                .with(FailedSnapshots.host("192.0.2.10", LookupStatus.TIMEOUT, "zen.spamhaus.org")))
        .open("the lookup of 192.0.2.10 at zen.spamhaus.org failed on 22 November 02:10 UTC");
  }

  @Test
  void a_list_that_was_not_asked_is_open() {
    assertSaid(
            blocked()
                .with(
                    FailedSnapshots.host("192.0.2.10", LookupStatus.NOT_ASKED, "zen.spamhaus.org")))
        .open("zen.spamhaus.org was not asked about 192.0.2.10 on 22 November 02:10 UTC");
  }

  @Test
  void of_several_lists_of_that_name_one_that_holds_the_address_confirms() {
    HostSnapshot row =
        new ZoneSnapshots(folder, WORKS, LISTED, WORKS.replace("zen", "sbl"))
            .lists("sbl.spamhaus.org", "zen.spamhaus.org")
            .host("192.0.2.10", null);

    assertSaid(blocked().namingLists("spamhaus.org").with(row))
        .confirms("192.0.2.10 was listed by zen.spamhaus.org (127.0.0.4) on 22 November 02:10 UTC");
  }

  @Test
  void of_several_lists_of_that_name_all_must_contradict() {
    HostSnapshot row =
        new ZoneSnapshots(folder, WORKS)
            .lists("zen.spamhaus.org", "sbl.spamhaus.org")
            .host("192.0.2.10", null);

    assertSaid(blocked().namingLists("spamhaus.org").with(row))
        .open(
            "sbl.spamhaus.org failed its own test entries, so that its word on 192.0.2.10 is void"
                + " on 22 November 02:10 UTC");
  }

  @Test
  void of_named_addresses_one_that_is_listed_confirms() {
    assertSaid(
            blocked()
                .naming("192.0.2.11", "192.0.2.10")
                .with(host("192.0.2.11", WORKS), host("192.0.2.10", WORKS, LISTED)))
        .confirms("192.0.2.10 was listed by zen.spamhaus.org (127.0.0.4) on 22 November 02:10 UTC");
  }

  @Test
  void addresses_that_differ_are_open_where_nobody_names_the_one_that_is_meant() {
    assertSaid(
            blocked()
                .perhapsFrom("192.0.2.11", "192.0.2.10")
                .with(host("192.0.2.11", WORKS), host("192.0.2.10", WORKS, LISTED)))
        .open(
            "our addresses differ: 192.0.2.11 was not listed by zen.spamhaus.org on 22 November"
                + " 02:10 UTC; 192.0.2.10 was listed by zen.spamhaus.org (127.0.0.4) on 22 November"
                + " 02:10 UTC");
  }

  @Test
  void without_an_address_of_ours_or_a_snapshot_it_is_open() {
    assertSaid(blocked().naming())
        .open("the replies do not say which of our addresses they mean; name it with --sending-ip");
    assertSaid(blocked()).open("DNS was not asked about 192.0.2.10").byNone();
  }

  @Test
  void a_domain_that_is_on_the_list_confirms() {
    assertSaid(
            Said.that("domain-blocklisted")
                .namingLists("dbl.example")
                .with(domain(DOMAIN_LIST_WORKS, "example.com.dbl.example. A 127.0.1.4")))
        .confirms("example.com was listed by dbl.example (127.0.1.4) on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void a_domain_that_is_not_on_the_list_contradicts() {
    assertSaid(
            Said.that("domain-blocklisted")
                .namingLists("dbl.example")
                .with(domain(DOMAIN_LIST_WORKS)))
        .contradicts("example.com was not listed by dbl.example on 22 November 02:10 UTC");
  }

  @Test
  void without_a_domain_list_or_a_domain_it_is_open() {
    Said said = Said.that("domain-blocklisted").namingLists("dbl.example");

    assertSaid(said.of("<>")).open("bounces have no sending domain");
    assertSaid(said.of("unknown")).open("the log does not tell the sending domain");
    assertSaid(said.of("example.com")).open("DNS was not asked about example.com");
    assertSaid(
            said.with(new ZoneSnapshots(folder, "example.com. A 192.0.2.1").domain("example.com")))
        .open("no blocklist was asked about example.com; name one with --domain-list");
  }
}
