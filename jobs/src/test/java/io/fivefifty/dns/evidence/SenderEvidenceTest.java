package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SenderEvidenceTest {

  private static final String SOA =
      "example.com. SOA ns.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600";
  private static final String MX = "example.com. MX 10 mx.example.com.";
  private static final String ADDRESS = "mx.example.com. A 192.0.2.1";

  @TempDir Path folder;

  private DomainSnapshot domain(String... records) {
    return new ZoneSnapshots(folder, records).domain("example.com");
  }

  private static Said refused() {
    return Said.that("invalid-sender");
  }

  @Test
  void a_domain_that_does_not_exist_confirms() {
    assertSaid(refused().with(domain("example.net. A 192.0.2.1")))
        .confirms("example.com did not exist on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void a_null_mx_confirms() {
    assertSaid(refused().with(domain("example.com. MX 0 .")))
        .confirms(
            "example.com took no mail on 22 November 02:10 UTC: its MX was \"0 .\" (RFC 7505)");
  }

  @Test
  void neither_mx_nor_address_confirms() {
    assertSaid(refused().with(domain("example.com. TXT \"x\"")))
        .confirms(
            "example.com took no mail on 22 November 02:10 UTC: it had neither MX nor address");
  }

  @Test
  void an_mx_without_an_address_confirms() {
    assertSaid(refused().with(domain(MX)))
        .confirms(
            "example.com took no mail on 22 November 02:10 UTC: none of its MX hosts had an"
                + " address: mx.example.com");
  }

  @Test
  void a_domain_that_takes_mail_contradicts() {
    String text = "example.com existed and took mail on 22 November 02:10 UTC";

    assertSaid(refused().with(domain(MX, ADDRESS))).contradicts(text).bySnapshot();
    assertSaid(refused().with(domain("example.com. A 192.0.2.1"))).contradicts(text);
  }

  @Test
  void yahoo_asks_for_the_soa() {
    assertSaid(refused().by("yahoo").with(domain(MX, ADDRESS)))
        .confirms("example.com had no SOA record, which Yahoo asks for, on 22 November 02:10 UTC");
    assertSaid(refused().by("yahoo").with(domain(SOA, MX, ADDRESS)))
        .contradicts("example.com existed and took mail on 22 November 02:10 UTC");
  }

  @Test
  void others_do_not_ask_for_the_soa() {
    assertSaid(refused().by("gmail").with(domain(MX, ADDRESS)))
        .contradicts("example.com existed and took mail on 22 November 02:10 UTC");
  }

  @Test
  void a_failed_soa_lookup_is_open_at_yahoo_alone() {
    DomainSnapshot row =
        FailedSnapshots.withSoa(domain(MX, ADDRESS), Lookup.of(LookupStatus.SERVFAIL));

    assertSaid(refused().by("yahoo").with(row))
        .open("the SOA lookup of example.com failed on 22 November 02:10 UTC")
        .bySnapshot();
    assertSaid(refused().with(row))
        .contradicts("example.com existed and took mail on 22 November 02:10 UTC");
  }

  @Test
  void failed_lookups_are_open() {
    assertSaid(
            refused()
                .with(FailedSnapshots.domain("example.com", LookupStatus.TIMEOUT, "dbl.example")))
        .open("lookups of example.com's MX or addresses failed on 22 November 02:10 UTC");
  }

  @Test
  void the_null_sender_an_unknown_one_and_one_that_was_not_asked_are_open() {
    assertSaid(refused().of("<>")).open("bounces have no sending domain").byNone();
    assertSaid(refused().of("unknown")).open("the log does not tell the sending domain").byNone();
    assertSaid(refused()).open("DNS was not asked about example.com").byNone();
  }
}
