package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.spf.SpfSurvey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthenticationEvidenceTest {

  private static final String SPF = "example.com. TXT \"v=spf1 ip4:192.0.2.10 -all\"";
  private static final String DMARC = "_dmarc.example.com. TXT \"v=DMARC1; p=none\"";
  private static final String KEY =
      "s1._domainkey.example.com. TXT"
          + " \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"";
  private static final String UNDECIDED =
      "what example.com had on 22 November 02:10 UTC does not decide it: ";

  @TempDir Path folder;

  private DomainSnapshot domain(String... records) {
    return new ZoneSnapshots(folder, records).selectors("s1").domain("example.com");
  }

  private static Said refused() {
    return Said.that("unauthenticated").naming("192.0.2.10");
  }

  @Test
  void neither_spf_nor_a_key_confirms() {
    assertSaid(refused().naming("192.0.2.11").with(domain(SPF, DMARC)))
        .confirms(
            "192.0.2.11 did not pass SPF of example.com on 22 November 02:10 UTC: v=spf1"
                + " ip4:192.0.2.10 -all; its DKIM key s1 is missing")
        .bySnapshot();
  }

  @Test
  void neither_an_spf_record_nor_a_key_confirms_without_an_address() {
    assertSaid(refused().naming().with(domain(DMARC)))
        .confirms(
            "example.com had no SPF record on 22 November 02:10 UTC; its DKIM key s1 is missing");
  }

  @Test
  void a_broken_spf_record_and_no_key_confirm() {
    assertSaid(refused().naming().with(domain("example.com. TXT \"v=spf1 x:y\"")))
        .confirms(
            "the SPF record of example.com was broken on 22 November 02:10 UTC (syntax): v=spf1 x:y;"
                + " its DKIM key s1 is missing");
  }

  @Test
  void neutral_is_no_pass() {
    assertSaid(refused().with(domain("example.com. TXT \"v=spf1 ?all\"")))
        .confirms(
            "192.0.2.10 did not pass SPF of example.com on 22 November 02:10 UTC: v=spf1 ?all; its"
                + " DKIM key s1 is missing");
  }

  @Test
  void no_signature_that_was_seen_is_no_usable_key() {
    DomainSnapshot row = new ZoneSnapshots(folder, DMARC).domain("example.com");

    assertSaid(refused().with(row))
        .confirms(
            "example.com had no SPF record on 22 November 02:10 UTC; no DKIM signature of it was"
                + " seen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.515", "5.7.40"})
  void no_dmarc_record_confirms_where_the_reply_asks_for_one(String code) {
    assertSaid(refused().code(code).with(domain(SPF, KEY)))
        .confirms("example.com had no DMARC record on 22 November 02:10 UTC");
  }

  @Test
  void no_dmarc_record_is_open_where_nobody_asks_for_one() {
    assertSaid(refused().code("5.7.26").with(domain(SPF, KEY)))
        .open(UNDECIDED + "SPF pass, a usable DKIM key, no DMARC record");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7.515", "5.7.40", "5.7.26"})
  void all_three_contradict(String code) {
    assertSaid(refused().code(code).with(domain(SPF, KEY, DMARC)))
        .contradicts(
            "on 22 November 02:10 UTC example.com had an SPF record that authorises 192.0.2.10, a"
                + " usable DKIM key and a DMARC record")
        .bySnapshot();
  }

  @Test
  void all_three_contradict_for_several_addresses() {
    assertSaid(
            refused()
                .perhapsFrom("192.0.2.10", "192.0.2.11")
                .with(domain("example.com. TXT \"v=spf1 ip4:192.0.2.0/24 -all\"", KEY, DMARC)))
        .contradicts(
            "on 22 November 02:10 UTC example.com had an SPF record that authorises 192.0.2.10 and"
                + " 1 more, a usable DKIM key and a DMARC record");
  }

  @Test
  void spf_alone_and_a_key_alone_are_open() {
    assertSaid(refused().with(domain(SPF, DMARC)))
        .open(UNDECIDED + "SPF pass, no usable DKIM key, a DMARC record");
    assertSaid(refused().naming("192.0.2.11").with(domain(SPF, KEY, DMARC)))
        .open(UNDECIDED + "no SPF pass, a usable DKIM key, a DMARC record");
  }

  @Test
  void a_broken_dmarc_record_does_not_contradict() {
    String broken = "_dmarc.example.com. TXT \"v=DMARC1; p=refuse\"";

    assertSaid(refused().with(domain(SPF, KEY, broken)))
        .open(UNDECIDED + "SPF pass, a usable DKIM key, a broken DMARC record");
  }

  @Test
  void a_valid_spf_record_without_an_address_of_ours_is_open() {
    assertSaid(refused().naming().with(domain(SPF, DMARC)))
        .open("the replies do not say which of our addresses they mean; name it with --sending-ip");
  }

  @Test
  void addresses_that_differ_are_open_where_nobody_names_the_one_that_is_meant() {
    assertSaid(refused().perhapsFrom("192.0.2.10", "192.0.2.11").with(domain(SPF, DMARC)))
        .open(UNDECIDED + "SPF not known, no usable DKIM key, a DMARC record");
  }

  @Test
  void of_named_addresses_one_that_does_not_pass_confirms() {
    assertSaid(refused().naming("192.0.2.10", "192.0.2.11").with(domain(SPF, DMARC)))
        .confirms(
            "192.0.2.11 did not pass SPF of example.com on 22 November 02:10 UTC: v=spf1"
                + " ip4:192.0.2.10 -all; its DKIM key s1 is missing");
  }

  @Test
  void a_failed_spf_lookup_is_open() {
    DomainSnapshot row =
        FailedSnapshots.with(
            domain(DMARC),
            SpfSurvey.of("example.com", new TextZone().with("example.com", LookupStatus.TIMEOUT)));

    assertSaid(refused().with(row))
        .open(UNDECIDED + "SPF not known, no usable DKIM key, a DMARC record");
  }

  @Test
  void a_failed_key_lookup_is_open() {
    TextZone zone = new TextZone().with("s1._domainkey.example.com", LookupStatus.SERVFAIL);
    DomainSnapshot row =
        FailedSnapshots.with(domain(DMARC), List.of(DkimKey.of("s1", "example.com", zone)));

    assertSaid(refused().with(row))
        .open(UNDECIDED + "no SPF pass, DKIM keys not known, a DMARC record");
  }

  @Test
  void a_failed_dmarc_lookup_is_open_even_where_the_reply_asks_for_a_record() {
    TextZone zone = new TextZone().with("_dmarc.example.com", LookupStatus.REFUSED);
    DomainSnapshot row =
        FailedSnapshots.with(domain(SPF, KEY), DmarcFacts.of("example.com", Known.YES, zone));

    assertSaid(refused().code("5.7.515").with(row))
        .open(UNDECIDED + "SPF pass, a usable DKIM key, DMARC not known");
  }

  @Test
  void keys_of_a_domain_above_that_were_asked_far_away_are_not_known() {
    DomainSnapshot sender =
        new ZoneSnapshots(folder, "news.example.com. A 192.0.2.1").domain("news.example.com");

    assertSaid(
            refused()
                .of("news.example.com")
                .with(sender)
                .with(
                    domain("example.com. A 192.0.2.1"),
                    ZoneSnapshots.TAKEN_AT.minus(Duration.ofDays(3))))
        .open(
            UNDECIDED.replace("example.com", "news.example.com")
                + "no SPF pass, DKIM keys not known, no DMARC record");
  }
}
