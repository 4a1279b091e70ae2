package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecipientEvidenceTest {

  private static final String AT_GMAIL = "shop.example. MX 10 mx1.gmail.example.";
  private static final String AT_NOBODY_KNOWN = "shop.example. MX 10 mx.shop.example.";

  @TempDir Path folder;

  private DomainSnapshot domain(String name, String... records) {
    return new ZoneSnapshots(folder, records).domain(name);
  }

  private DomainSnapshot shop(String... records) {
    return domain("shop.example", records);
  }

  private static Said denied() {
    return Said.that("relay-denied").to("shop.example").by("yahoo").relayedBy("mx1.yahoo.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay-denied", "unknown-recipient-domain"})
  void a_domain_that_does_not_exist_confirms(String cause) {
    assertSaid(Said.that(cause).to("shop.example").with(shop("example.net. A 192.0.2.1")))
        .confirms("shop.example did not exist on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay-denied", "unknown-recipient-domain"})
  void a_null_mx_confirms(String cause) {
    assertSaid(Said.that(cause).to("shop.example").with(shop("shop.example. MX 0 .")))
        .confirms(
            "shop.example takes no mail: its MX was \"0 .\" (RFC 7505) on 22 November 02:10 UTC");
  }

  @Test
  void an_mx_of_another_provider_confirms() {
    assertSaid(denied().with(shop(AT_GMAIL)))
        .confirms(
            "the MX of shop.example was another provider's on 22 November 02:10 UTC:"
                + " mx1.gmail.example")
        .bySnapshot();
  }

  @Test
  void an_mx_of_this_provider_contradicts() {
    assertSaid(denied().by("gmail").with(shop(AT_GMAIL)))
        .contradicts(
            "the MX of shop.example was this provider's on 22 November 02:10 UTC:"
                + " mx1.gmail.example");
  }

  @Test
  void a_host_that_is_an_mx_contradicts_whoever_runs_it() {
    assertSaid(denied().by("other").relayedBy("mx.shop.example").with(shop(AT_NOBODY_KNOWN)))
        .contradicts(
            "the host that refused is an MX of shop.example on 22 November 02:10 UTC:"
                + " mx.shop.example");
  }

  @Test
  void an_mx_that_nobody_knows_is_open() {
    String text =
        "whose the MX of shop.example was on 22 November 02:10 UTC is not known: mx.shop.example";

    assertSaid(denied().with(shop(AT_NOBODY_KNOWN))).open(text).bySnapshot();
    assertSaid(denied().by("other").with(shop(AT_NOBODY_KNOWN))).open(text);
  }

  @Test
  void an_address_in_place_of_an_mx_is_open() {
    assertSaid(denied().with(shop("shop.example. A 192.0.2.1")))
        .open("shop.example had no MX, only an address on 22 November 02:10 UTC");
  }

  @Test
  void neither_mx_nor_address_is_open() {
    assertSaid(denied().with(shop("shop.example. TXT \"x\"")))
        .open("shop.example had neither MX nor address on 22 November 02:10 UTC");
  }

  @Test
  void a_failed_lookup_is_open() {
    assertSaid(
            denied()
                .with(FailedSnapshots.domain("shop.example", LookupStatus.SERVFAIL, "dbl.example")))
        .open("the MX lookup of shop.example failed on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void without_a_snapshot_or_a_recipient_it_is_open() {
    assertSaid(denied()).open("DNS was not asked about shop.example").byNone();
    assertSaid(Said.that("relay-denied")).open("the recipients' domains are not known").byNone();
  }

  @Test
  void most_of_several_domains_decide() {
    assertSaid(
            denied()
                .to("shop.example", "gone.example", "lost.example")
                .with(
                    shop(AT_NOBODY_KNOWN),
                    domain("gone.example", AT_GMAIL),
                    domain("lost.example", AT_GMAIL)))
        .confirms("gone.example did not exist on 22 November 02:10 UTC (so 2 of 3 domains)");
  }

  @Test
  void as_many_domains_on_each_side_are_open() {
    assertSaid(
            denied()
                .by("gmail")
                .to("shop.example", "gone.example")
                .with(shop(AT_GMAIL), domain("gone.example", AT_GMAIL)))
        .open(
            "the recipients' domains differ: the MX of shop.example was this provider's on 22"
                + " November 02:10 UTC: mx1.gmail.example; gone.example did not exist on 22"
                + " November 02:10 UTC");
  }

  @Test
  void one_domain_does_not_decide_for_another_whose_lookup_failed() {
    assertSaid(
            denied()
                .to("gone.example", "shop.example")
                .with(
                    domain("gone.example", AT_GMAIL),
                    FailedSnapshots.domain("shop.example", LookupStatus.REFUSED, "dbl.example")))
        .open(
            "the recipients' domains differ: gone.example did not exist on 22 November 02:10 UTC;"
                + " the MX lookup of shop.example failed on 22 November 02:10 UTC");
  }
}
