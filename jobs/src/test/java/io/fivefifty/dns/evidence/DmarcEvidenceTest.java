package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DmarcEvidenceTest {

  private static final String ALONE = "; it has no SPF record; no DKIM signature of it was seen";

  @TempDir Path folder;

  private DomainSnapshot domain(String name, String... records) {
    return new ZoneSnapshots(folder, records).domain(name);
  }

  private DomainSnapshot policy(String name, String record) {
    return domain(name, "_dmarc." + name + ". TXT \"" + record + "\"");
  }

  private static Said failed() {
    return Said.that("dmarc-fail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"quarantine", "reject"})
  void a_policy_that_asks_to_refuse_confirms(String policy) {
    String record = "v=DMARC1; p=" + policy;

    assertSaid(failed().with(policy("example.com", record)))
        .confirms(
            "example.com asked receivers to "
                + policy
                + " mail that fails DMARC on 22 November 02:10 UTC: "
                + record
                + ALONE)
        .bySnapshot();
  }

  @Test
  void a_policy_that_asks_for_nothing_contradicts() {
    assertSaid(failed().with(policy("example.com", "v=DMARC1; p=none")))
        .contradicts(
            "example.com asked receivers to do nothing about mail that fails DMARC on 22 November"
                + " 02:10 UTC: v=DMARC1; p=none")
        .bySnapshot();
  }

  @Test
  void no_record_contradicts() {
    assertSaid(failed().with(domain("example.com", "example.com. A 192.0.2.1")))
        .contradicts("example.com had no DMARC record on 22 November 02:10 UTC");
  }

  @Test
  void a_broken_record_confirms() {
    assertSaid(failed().with(policy("example.com", "v=DMARC1; p=refuse")))
        .confirms(
            "the DMARC record of example.com was broken on 22 November 02:10 UTC (invalid-p):"
                + " v=DMARC1; p=refuse");
  }

  @Test
  void several_records_are_a_broken_record() {
    assertSaid(
            failed()
                .with(
                    domain(
                        "example.com",
                        "_dmarc.example.com. TXT \"v=DMARC1; p=none\"",
                        "_dmarc.example.com. TXT \"v=DMARC1; p=reject\"")))
        .confirms(
            "the DMARC record of example.com was broken on 22 November 02:10 UTC"
                + " (multiple-records)");
  }

  @Test
  void the_record_of_the_organisation_is_named() {
    assertSaid(
            failed()
                .of("news.example.com")
                .with(
                    domain(
                        "news.example.com",
                        "news.example.com. A 192.0.2.1",
                        "_dmarc.example.com. TXT \"v=DMARC1; p=none; sp=reject\"")))
        .confirms(
            "news.example.com asked receivers to reject mail that fails DMARC on 22 November 02:10"
                + " UTC, by the record of example.com: v=DMARC1; p=none; sp=reject"
                + ALONE);
  }

  @Test
  void what_only_the_new_standard_asks_for_confirms() {
    assertSaid(
            failed()
                .of("a.dept.example.com")
                .with(
                    domain(
                        "a.dept.example.com",
                        "a.dept.example.com. A 192.0.2.1",
                        "_dmarc.dept.example.com. TXT \"v=DMARC1; p=reject; psd=n\"")))
        .confirms(
            "a.dept.example.com asked receivers to reject (by RFC 9989) mail that fails DMARC on 22"
                + " November 02:10 UTC, by the record of dept.example.com: v=DMARC1; p=reject;"
                + " psd=n"
                + ALONE);
  }

  @Test
  void what_only_the_old_standard_asks_for_confirms() {
    assertSaid(failed().with(policy("example.com", "v=DMARC1; p=quarantine; t=y")))
        .confirms(
            "example.com asked receivers to quarantine (by RFC 7489) mail that fails DMARC on 22"
                + " November 02:10 UTC: v=DMARC1; p=quarantine; t=y"
                + ALONE);
  }

  @Test
  void a_policy_that_hangs_on_a_failed_lookup_is_open() {
    DmarcFacts unknown =
        DmarcFacts.of(
            "gone.example.com",
            Known.UNKNOWN,
            new TextZone().with("_dmarc.example.com", "v=DMARC1; p=none; np=reject"));
    DomainSnapshot row =
        FailedSnapshots.domain("gone.example.com", LookupStatus.SERVFAIL, "dbl.example");

    assertSaid(failed().of("gone.example.com").with(FailedSnapshots.with(row, unknown)))
        .open(
            "which DMARC policy held for gone.example.com on 22 November 02:10 UTC is not known,"
                + " because a lookup failed, by the record of example.com: v=DMARC1; p=none;"
                + " np=reject");
  }

  @Test
  void a_failed_lookup_is_open() {
    assertSaid(
            failed()
                .with(FailedSnapshots.domain("example.com", LookupStatus.TIMEOUT, "dbl.example")))
        .open("the DMARC lookup of example.com failed on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void the_domain_that_the_reply_names_counts() {
    assertSaid(
            failed()
                .of("bounce.example.com")
                .namingDomains("author.example")
                .with(
                    policy("bounce.example.com", "v=DMARC1; p=none"),
                    policy("author.example", "v=DMARC1; p=reject")))
        .confirms(
            "author.example asked receivers to reject mail that fails DMARC on 22 November 02:10"
                + " UTC: v=DMARC1; p=reject"
                + ALONE);
  }

  @Test
  void the_null_sender_has_the_domain_that_the_reply_names() {
    assertSaid(
            failed()
                .of("<>")
                .namingDomains("author.example")
                .with(policy("author.example", "v=DMARC1; p=none")))
        .contradicts(
            "author.example asked receivers to do nothing about mail that fails DMARC on 22"
                + " November 02:10 UTC: v=DMARC1; p=none");
  }

  @Test
  void the_sending_domain_counts_where_the_reply_names_it_too() {
    assertSaid(
            failed()
                .namingDomains("mx.receiver.example", "example.com")
                .with(
                    policy("mx.receiver.example", "v=DMARC1; p=reject"),
                    policy("example.com", "v=DMARC1; p=none")))
        .contradicts(
            "example.com asked receivers to do nothing about mail that fails DMARC on 22 November"
                + " 02:10 UTC: v=DMARC1; p=none");
  }

  @Test
  void a_name_above_the_sending_domain_counts_before_strangers() {
    assertSaid(
            failed()
                .of("bounce.example.com")
                .namingDomains("mx.receiver.example", "example.com")
                .with(
                    policy("mx.receiver.example", "v=DMARC1; p=reject"),
                    policy("example.com", "v=DMARC1; p=none")))
        .contradicts(
            "example.com asked receivers to do nothing about mail that fails DMARC on 22 November"
                + " 02:10 UTC: v=DMARC1; p=none");
  }

  @Test
  void of_several_named_domains_one_that_confirms_stands() {
    assertSaid(
            failed()
                .namingDomains("one.example", "two.example")
                .with(
                    policy("one.example", "v=DMARC1; p=none"),
                    policy("two.example", "v=DMARC1; p=reject")))
        .confirms(
            "two.example asked receivers to reject mail that fails DMARC on 22 November 02:10 UTC:"
                + " v=DMARC1; p=reject"
                + ALONE);
  }

  @Test
  void a_failed_lookup_of_the_named_domain_is_not_made_up_for_by_the_sending_domain() {
    assertSaid(
            failed()
                .namingDomains("author.example")
                .with(
                    domain("example.com", "example.com. A 192.0.2.1"),
                    FailedSnapshots.domain("author.example", LookupStatus.REFUSED, "dbl.example")))
        .open("the DMARC lookup of author.example failed on 22 November 02:10 UTC");
  }

  @Test
  void a_named_domain_that_was_not_asked_is_open() {
    assertSaid(
            failed()
                .namingDomains("author.example")
                .with(domain("example.com", "example.com. A 192.0.2.1")))
        .open("DNS was not asked about author.example")
        .byNone();
  }

  @Test
  void what_spf_and_dkim_rest_on_is_told_too() {
    DomainSnapshot row =
        new ZoneSnapshots(
                folder,
                "_dmarc.example.com. TXT \"v=DMARC1; p=reject\"",
                "example.com. TXT \"v=spf1 ip4:198.51.100.0/24 -all\"")
            .selectors("s1")
            .domain("example.com");

    assertSaid(failed().naming("192.0.2.10").with(row))
        .confirms(
            "example.com asked receivers to reject mail that fails DMARC on 22 November 02:10 UTC:"
                + " v=DMARC1; p=reject; its SPF does not authorise 192.0.2.10; its DKIM key s1 is"
                + " missing");
  }
}
