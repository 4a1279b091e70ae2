package io.fivefifty.dns.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.evidence.Claims;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.spf.SpfSurvey;
import io.fivefifty.rules.Cause;
import io.fivefifty.rules.RuleSet;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class DnsFactsTest {

  private static final String ADDRESS = "example.com. A 192.0.2.1";
  private static final String LIST_WORKS = "test.dbl.example. A 127.0.1.2";

  @TempDir Path folder;

  private DomainSnapshot domain(String... records) {
    return new ZoneSnapshots(folder, records)
        .selectors("s1")
        .lists("dbl.example")
        .domain("example.com");
  }

  private List<Fact> host(String... records) {
    return DnsFacts.of(
        new ZoneSnapshots(folder, records).lists("bl.example").host("192.0.2.10", "a.example.com"));
  }

  private static Fact fact(String name, @Nullable String value) {
    return new Fact(name, value);
  }

  private static List<String> names(List<Fact> facts) {
    return facts.stream().map(Fact::name).toList();
  }

  @Test
  void every_fact_of_a_domain() {
    String key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    assertThat(
            DnsFacts.of(
                domain(
                    "example.com. MX 10 mx.example.com.",
                    "mx.example.com. A 192.0.2.1",
                    "example.com. TXT \"v=spf1 ip4:192.0.2.0/24 -all\"",
                    "_dmarc.example.com. TXT \"v=DMARC1; p=reject\"",
                    "s1._domainkey.example.com. TXT \"" + key + "\"",
                    LIST_WORKS,
                    "example.com.dbl.example. A 127.0.1.4")))
        .containsExactly(
            fact("exists", "yes"),
            fact("soa", null),
            fact("mx", "10 mx.example.com"),
            fact("spf", "v=spf1 ip4:192.0.2.0/24 -all"),
            fact("spf_verdict", "valid"),
            fact("spf_authorized", "192.0.2.0/24"),
            fact("dmarc", "v=DMARC1; p=reject"),
            fact("dmarc_policy", "reject"),
            fact("dkim:s1", key),
            fact("listing:dbl.example", "127.0.1.4"));
  }

  @Test
  void what_is_absent_is_null() {
    assertThat(DnsFacts.of(domain(ADDRESS, LIST_WORKS)))
        .containsExactly(
            fact("exists", "yes"),
            fact("soa", null),
            fact("mx", null),
            fact("spf", null),
            fact("spf_verdict", "none"),
            fact("spf_authorized", null),
            fact("dmarc", null),
            fact("dmarc_policy", null),
            fact("dkim:s1", null),
            fact("listing:dbl.example", null));
  }

  @Test
  void a_domain_that_does_not_exist_is_a_fact() {
    assertThat(DnsFacts.of(domain("example.net. A 192.0.2.1"))).contains(fact("exists", "no"));
  }

  @Test
  void an_SOA_is_there_or_not_whatever_its_serial() {
    assertThat(DnsFacts.of(domain("example.com. SOA ns.example.com. a.example.com. 1 2 3 4 5")))
        .contains(fact("soa", "present"));
  }

  @Test
  void the_null_mx_is_not_the_lack_of_one() {
    assertThat(DnsFacts.of(domain("example.com. MX 0 ."))).contains(fact("mx", "0 ."));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"OK", "NODATA", "NXDOMAIN"})
  void a_failed_lookup_gives_no_fact(LookupStatus status) {
    assertThat(DnsFacts.of(FailedSnapshots.domain("example.com", status, "dbl.example"))).isEmpty();
    assertThat(DnsFacts.of(FailedSnapshots.host("192.0.2.10", status, "bl.example"))).isEmpty();
  }

  @Test
  void the_order_of_records_does_not_matter() {
    String[] records = {
      "example.com. MX 10 b.example.com.",
      "example.com. MX 10 a.example.com.",
      "a.example.com. A 192.0.2.1",
      "example.com. TXT \"v=spf1 -all\"",
      "example.com. TXT \"v=spf1 +all\"",
      "_dmarc.example.com. TXT \"v=DMARC1; p=reject\"",
      "_dmarc.example.com. TXT \"v=DMARC1; p=none\"",
      "example.com.dbl.example. A 127.0.1.5",
      "example.com.dbl.example. A 127.0.1.4",
      LIST_WORKS,
    };
    String[] turned = new String[records.length];
    for (int i = 0; i < records.length; i++) {
      turned[i] = records[records.length - 1 - i];
    }

    List<Fact> facts = DnsFacts.of(domain(records));

    assertThat(DnsFacts.of(domain(turned))).isEqualTo(facts);
    assertThat(facts)
        .contains(
            fact("mx", "10 a.example.com, 10 b.example.com"),
            fact("spf", "v=spf1 +all | v=spf1 -all"),
            fact("listing:dbl.example", "127.0.1.4 | 127.0.1.5"));
  }

  @Test
  void several_dmarc_records_are_not_absent() {
    assertThat(
            DnsFacts.of(
                domain(
                    "_dmarc.example.com. TXT \"v=DMARC1; p=reject\"",
                    "_dmarc.example.com. TXT \"v=DMARC1; p=none\"")))
        .contains(
            fact("dmarc", "v=DMARC1; p=none | v=DMARC1; p=reject"), fact("dmarc_policy", null));
  }

  @Test
  void several_keys_are_not_absent() {
    assertThat(
            DnsFacts.of(
                domain(
                    "s1._domainkey.example.com. TXT \"v=DKIM1; p=\"",
                    "s1._domainkey.example.com. TXT \"v=DKIM1; p=x\"")))
        .contains(fact("dkim:s1", "multiple-records"));
  }

  @Test
  void what_a_broken_record_authorises_is_not_known_where_a_lookup_failed() {
    TextZone zone =
        new TextZone()
            .with("example.com", "v=spf1 ip4:192.0.2.1 include:a.example include:b.example -all")
            .with("a.example", LookupStatus.SERVFAIL);
    DomainSnapshot row = FailedSnapshots.with(domain(ADDRESS), SpfSurvey.of("example.com", zone));

    assertThat(DnsFacts.of(row)).contains(fact("spf_verdict", "permerror"));
    assertThat(names(DnsFacts.of(row))).doesNotContain("spf_authorized");
  }

  @Test
  void the_record_stays_known_where_an_include_failed() {
    TextZone zone =
        new TextZone()
            .with("example.com", "v=spf1 include:a.example -all")
            .with("a.example", LookupStatus.TIMEOUT);
    DomainSnapshot row = FailedSnapshots.with(domain(ADDRESS), SpfSurvey.of("example.com", zone));

    assertThat(DnsFacts.of(row)).contains(fact("spf", "v=spf1 include:a.example -all"));
    assertThat(names(DnsFacts.of(row))).doesNotContain("spf_verdict", "spf_authorized");
  }

  @Test
  void a_policy_that_hangs_on_a_failed_lookup_is_no_fact() {
    TextZone zone = new TextZone().with("_dmarc.example.com", "v=DMARC1; p=none; np=reject");
    DomainSnapshot row =
        FailedSnapshots.with(
            domain(ADDRESS), DmarcFacts.of("gone.example.com", Known.UNKNOWN, zone));

    assertThat(DnsFacts.of(row)).contains(fact("dmarc", "v=DMARC1; p=none; np=reject"));
    assertThat(names(DnsFacts.of(row))).doesNotContain("dmarc_policy");
  }

  @Test
  void one_key_of_two_may_be_known() {
    TextZone zone = new TextZone().with("s2._domainkey.example.com", LookupStatus.REFUSED);
    DomainSnapshot row =
        FailedSnapshots.with(
            domain(ADDRESS),
            List.of(DkimKey.of("s1", "example.com", zone), DkimKey.of("s2", "example.com", zone)));

    assertThat(names(DnsFacts.of(row))).contains("dkim:s1").doesNotContain("dkim:s2");
  }

  @Test
  void an_error_of_a_list_is_no_fact() {
    assertThat(names(DnsFacts.of(domain(LIST_WORKS, "example.com.dbl.example. A 127.255.255.254"))))
        .doesNotContain("listing:dbl.example");
  }

  @Test
  void a_long_value_is_cut_and_still_tells_that_its_end_has_changed() {
    String start = "v=spf1 " + "ip4:192.0.2.1 ".repeat(200);
    DomainSnapshot row = domain(ADDRESS);
    Fact before = longSpf(row, start + "-all");
    Fact after = longSpf(row, start + "~all");

    assertThat(before.value()).hasSizeLessThan(2_020).startsWith("v=spf1 ip4:192.0.2.1 ");
    assertThat(before).isNotEqualTo(after).isEqualTo(longSpf(row, start + "-all"));
  }

  private static Fact longSpf(DomainSnapshot row, String record) {
    TextZone zone = new TextZone().with("example.com", record);
    return DnsFacts.of(FailedSnapshots.with(row, SpfSurvey.of("example.com", zone))).stream()
        .filter(fact -> fact.name().equals("spf"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_fact_of_a_host() {
    assertThat(
            host(
                "10.2.0.192.in-addr.arpa. PTR b.example.com.",
                "10.2.0.192.in-addr.arpa. PTR a.example.com.",
                "a.example.com. A 192.0.2.10",
                "2.0.0.127.bl.example. A 127.0.0.2",
                "10.2.0.192.bl.example. A 127.0.0.4",
                "10.2.0.192.bl.example. A 127.0.0.2"))
        .containsExactly(
            fact("ptr", "a.example.com | b.example.com"),
            fact("fcrdns", "pass"),
            fact("helo", "a.example.com ok"),
            fact("listing:bl.example", "127.0.0.2 | 127.0.0.4"));
  }

  @Test
  void what_a_host_lacks_is_null() {
    assertThat(host("2.0.0.127.bl.example. A 127.0.0.2"))
        .containsExactly(
            fact("ptr", null),
            fact("fcrdns", "no_ptr"),
            fact("helo", "a.example.com unresolvable"),
            fact("listing:bl.example", null));
  }

  @Test
  void a_host_whose_helo_is_not_known_has_no_such_fact() {
    assertThat(names(DnsFacts.of(new ZoneSnapshots(folder, ADDRESS).host("192.0.2.10", null))))
        .containsExactly("ptr", "fcrdns");
  }

  @Test
  void facts_stand_behind_exactly_the_causes_that_can_be_tested() {
    assertThat(RuleSet.bundled().causes())
        .extracting(Cause::id)
        .containsAll(Claims.TESTABLE)
        .allSatisfy(
            cause ->
                assertThat(DnsFacts.behind(cause).isEmpty())
                    .as(cause)
                    .isNotEqualTo(Claims.TESTABLE.contains(cause)));
  }

  @Test
  void what_stands_behind_a_cause_is_the_beginning_of_a_fact() {
    List<String> known =
        List.of(
            "exists",
            "soa",
            "mx",
            "spf",
            "spf_verdict",
            "spf_authorized",
            "dmarc",
            "dmarc_policy",
            "dkim:",
            "listing:",
            "ptr",
            "fcrdns",
            "helo");

    for (String cause : Claims.TESTABLE) {
      assertThat(DnsFacts.behind(cause))
          .allMatch(start -> known.stream().anyMatch(name -> name.startsWith(start)));
    }
    assertThat(known)
        .allMatch(
            name ->
                Claims.TESTABLE.stream()
                    .flatMap(cause -> DnsFacts.behind(cause).stream())
                    .anyMatch(name::startsWith));
  }
}
