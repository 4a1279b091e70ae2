package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.spf.SpfSurvey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpfEvidenceTest {

  private static final String NO_ADDRESS =
      "the replies do not say which of our addresses they mean; name it with --sending-ip";

  @TempDir Path folder;

  private DomainSnapshot spf(String record, String... others) {
    String[] records = new String[others.length + 1];
    records[0] = "example.com. TXT \"" + record + "\"";
    System.arraycopy(others, 0, records, 1, others.length);
    return new ZoneSnapshots(folder, records).domain("example.com");
  }

  private DomainSnapshot withoutRecord() {
    return new ZoneSnapshots(folder, "example.com. A 192.0.2.1").domain("example.com");
  }

  private static Said failed() {
    return Said.that("spf-fail");
  }

  @Test
  void an_address_that_is_not_authorised_confirms() {
    assertSaid(failed().naming("192.0.2.10").with(spf("v=spf1 ip4:198.51.100.0/24 -all")))
        .confirms(
            "192.0.2.10 is not authorised by v=spf1 ip4:198.51.100.0/24 -all (SPF of example.com on"
                + " 22 November 02:10 UTC)")
        .bySnapshot();
  }

  @Test
  void softfail_confirms_weakly() {
    assertSaid(failed().naming("192.0.2.10").with(spf("v=spf1 ~all")))
        .confirms(
            "192.0.2.10 is probably not authorised (softfail) by v=spf1 ~all (SPF of example.com on"
                + " 22 November 02:10 UTC)");
  }

  @Test
  void a_pass_contradicts() {
    assertSaid(failed().naming("192.0.2.10").with(spf("v=spf1 ip4:192.0.2.0/24 -all")))
        .contradicts(
            "192.0.2.10 is authorised by ip4:192.0.2.0/24 (SPF of example.com on 22 November 02:10"
                + " UTC)")
        .bySnapshot();
  }

  @Test
  void a_pass_of_an_included_record_tells_the_way() {
    assertSaid(
            failed()
                .naming("2001:db8::10")
                .with(
                    spf(
                        "v=spf1 include:a.example -all",
                        "a.example. TXT \"v=spf1 include:b.example -all\"",
                        "b.example. TXT \"v=spf1 ip6:2001:db8::/32 -all\"")))
        .contradicts(
            "2001:db8::10 is authorised by ip6:2001:db8::/32, by way of a.example → b.example (SPF"
                + " of example.com on 22 November 02:10 UTC)");
  }

  @Test
  void a_fail_of_a_redirect_tells_the_way() {
    assertSaid(
            failed()
                .naming("192.0.2.10")
                .with(spf("v=spf1 redirect=a.example", "a.example. TXT \"v=spf1 -all\"")))
        .confirms(
            "192.0.2.10 is not authorised by v=spf1 redirect=a.example, by way of a.example (SPF of"
                + " example.com on 22 November 02:10 UTC)");
  }

  @Test
  void no_record_confirms_with_and_without_an_address() {
    String text = "example.com had no SPF record on 22 November 02:10 UTC";

    assertSaid(failed().naming("192.0.2.10").with(withoutRecord())).confirms(text);
    assertSaid(failed().with(withoutRecord())).confirms(text);
  }

  @Test
  void a_record_with_an_error_confirms_with_and_without_an_address() {
    String text =
        "the SPF record of example.com was broken on 22 November 02:10 UTC (syntax): v=spf1 ipv4:x";

    assertSaid(failed().naming("192.0.2.10").with(spf("v=spf1 ipv4:x"))).confirms(text);
    assertSaid(failed().with(spf("v=spf1 ipv4:x"))).confirms(text);
  }

  @Test
  void several_records_confirm() {
    assertSaid(
            failed()
                .naming("192.0.2.10")
                .with(spf("v=spf1 -all", "example.com. TXT \"v=spf1 +all\"")))
        .confirms(
            "the SPF record of example.com was broken on 22 November 02:10 UTC"
                + " (multiple-records): v=spf1 -all | v=spf1 +all");
  }

  @Test
  void too_many_lookups_confirm_and_are_counted() {
    assertSaid(
            failed()
                .with(
                    spf(
                        "v=spf1 include:a.example mx -all",
                        "a.example. TXT \"v=spf1 a:h1.test a:h2.test a:h3.test"
                            + " a:h4.test a:h5.test a:h6.test a:h7.test a:h8.test"
                            + " a:h9.test -all\"",
                        "*.test. A 192.0.2.1",
                        "example.com. MX 10 mx.example.")))
        .confirms(
            "on 22 November 02:10 UTC SPF of example.com needs 11 lookups, 10 are allowed:"
                + " include:a.example → (a:h1.test, a:h2.test, a:h3.test, a:h4.test,"
                + " a:h5.test, a:h6.test, a:h7.test, a:h8.test, a:h9.test),"
                + " mx:example.com");
  }

  @Test
  void a_term_that_matches_before_an_error_passes() {
    assertSaid(
            failed()
                .naming("192.0.2.10")
                .with(spf("v=spf1 ip4:192.0.2.0/24 include:none.example -all")))
        .contradicts(
            "192.0.2.10 is authorised by ip4:192.0.2.0/24 (SPF of example.com on 22 November 02:10"
                + " UTC)");
  }

  @Test
  void neutral_is_open() {
    assertSaid(failed().naming("192.0.2.10").with(spf("v=spf1 ?all")))
        .open(
            "SPF of example.com said neither yes nor no to 192.0.2.10 on 22 November 02:10 UTC:"
                + " v=spf1 ?all");
  }

  @Test
  void a_macro_that_hangs_on_the_message_is_open() {
    assertSaid(failed().naming("192.0.2.10").with(spf("v=spf1 exists:%{i}.spf.example.com -all")))
        .open(
            "whether SPF of example.com authorised 192.0.2.10 on 22 November 02:10 UTC hangs on the"
                + " message (a macro or ptr): v=spf1 exists:%{i}.spf.example.com -all");
  }

  @Test
  void a_term_before_a_macro_decides() {
    assertSaid(
            failed().naming("192.0.2.10").with(spf("v=spf1 ip4:192.0.2.0/24 exists:%{i}.x -all")))
        .contradicts(
            "192.0.2.10 is authorised by ip4:192.0.2.0/24 (SPF of example.com on 22 November 02:10"
                + " UTC)");
  }

  @Test
  void a_valid_record_without_an_address_of_ours_is_open() {
    assertSaid(failed().with(spf("v=spf1 -all"))).open(NO_ADDRESS).bySnapshot();
  }

  @Test
  void an_include_whose_lookup_failed_is_open() {
    TextZone zone =
        new TextZone()
            .with("example.com", "v=spf1 include:a.example -all")
            .with("a.example", LookupStatus.SERVFAIL);
    DomainSnapshot row = FailedSnapshots.with(withoutRecord(), SpfSurvey.of("example.com", zone));
    String text = "an SPF lookup of example.com failed on 22 November 02:10 UTC";

    assertSaid(failed().naming("192.0.2.10").with(row)).open(text).bySnapshot();
    assertSaid(failed().with(row)).open(text);
  }

  @Test
  void a_question_that_was_not_put_is_a_failed_lookup() {
    DomainSnapshot row =
        FailedSnapshots.with(
            withoutRecord(),
            SpfSurvey.of("example.com", question -> Answer.of(Lookup.notAsked("no time"))));

    assertSaid(failed().naming("192.0.2.10").with(row))
        .open("an SPF lookup of example.com failed on 22 November 02:10 UTC");
  }

  @Test
  void addresses_that_all_fail_confirm() {
    assertSaid(failed().perhapsFrom("192.0.2.10", "192.0.2.11").with(spf("v=spf1 -all")))
        .confirms(
            "192.0.2.10 is not authorised by v=spf1 -all (SPF of example.com on 22 November 02:10"
                + " UTC)");
  }

  @Test
  void addresses_that_differ_are_open_where_nobody_names_the_one_that_is_meant() {
    assertSaid(
            failed()
                .perhapsFrom("192.0.2.10", "192.0.2.10", "192.0.2.11")
                .with(spf("v=spf1 ip4:192.0.2.10 -all")))
        .open(
            "our addresses differ: 192.0.2.10 is authorised by ip4:192.0.2.10 (SPF of example.com"
                + " on 22 November 02:10 UTC); 192.0.2.11 is not authorised by v=spf1"
                + " ip4:192.0.2.10 -all (SPF of example.com on 22 November 02:10 UTC)");
  }

  @Test
  void of_named_addresses_that_differ_one_that_fails_confirms() {
    assertSaid(failed().naming("192.0.2.10", "192.0.2.11").with(spf("v=spf1 ip4:192.0.2.10 -all")))
        .confirms(
            "192.0.2.11 is not authorised by v=spf1 ip4:192.0.2.10 -all (SPF of example.com on 22"
                + " November 02:10 UTC)");
  }

  @Test
  void control_bytes_of_a_record_are_not_shown() {
    assertSaid(
            failed().naming("192.0.2.10").with(spf("v=spf1 \\027[31m\\010x\\226\\128\\174 -all")))
        .confirms(
            "the SPF record of example.com was broken on 22 November 02:10 UTC (syntax): v=spf1"
                + " ?[31m?x??? -all");
  }
}
