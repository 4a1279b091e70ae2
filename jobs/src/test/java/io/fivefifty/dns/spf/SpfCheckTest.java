package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answers;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpfCheckTest {
  private static final String SENDER = "alice@example.com";
  private static final String HELO = "mail.example.com";

  private static SpfResult check(String ip, Answers answers) {
    return SpfCheck.of(IpAddress.parse(ip).orElseThrow(), SENDER, HELO, answers);
  }

  private static StoredTree stored(Zone zone) {
    return StoredTree.of(SpfSurvey.of("example.com", zone).tree());
  }

  private static SpfResult result(SpfOutcome outcome, String term, String... path) {
    return new SpfResult(outcome, "example.com", term, List.of(path));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, PASS, ip4:192.0.2.0/24",
    "198.51.100.7, PASS, a:a.example/28",
    "198.51.100.16, FAIL, -all",
    "203.0.113.5, SOFTFAIL, ~mx",
    "2001:db8::7, PASS, ip6:2001:DB8::/32",
    "2001:db9::7, NEUTRAL, ?a",
    "2001:db9::8, FAIL, -all",
  })
  void theFirstTermThatMatchesDecides(String ip, SpfOutcome outcome, String term) {
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 ip4:192.0.2.0/24 a:a.example/28 ~mx ip6:2001:DB8::/32 ?a -all",
            "example.com AAAA 2001:db9::7",
            "example.com MX 10 m.example",
            "m.example A 203.0.113.5",
            "a.example A 198.51.100.1");
    assertThat(check(ip, zone)).isEqualTo(result(outcome, term, "example.com"));
    assertThat(check(ip, stored(zone))).isEqualTo(result(outcome, term, "example.com"));
  }

  @Test
  void withoutAMatchTheResultIsNeutralByDefault() {
    Zone zone = Zone.of("example.com TXT v=spf1 ip4:192.0.2.1");
    assertThat(check("192.0.2.2", zone)).isEqualTo(result(SpfOutcome.NEUTRAL, null, "example.com"));
  }

  @Test
  void thePathNamesTheRecordsThatLedThere() {
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 include:i.example -include:bad.example redirect=r.example",
            "i.example TXT v=spf1 include:j.example -all",
            "j.example TXT v=spf1 ip4:192.0.2.1",
            "bad.example TXT v=spf1 ip4:192.0.2.2",
            "r.example TXT v=spf1 ip4:192.0.2.3 ~all");
    assertThat(check("192.0.2.1", zone))
        .isEqualTo(
            result(SpfOutcome.PASS, "ip4:192.0.2.1", "example.com", "i.example", "j.example"));
    assertThat(check("192.0.2.2", zone))
        .isEqualTo(result(SpfOutcome.FAIL, "-include:bad.example", "example.com"));
    assertThat(check("192.0.2.3", zone))
        .isEqualTo(result(SpfOutcome.PASS, "ip4:192.0.2.3", "example.com", "r.example"));
    assertThat(check("192.0.2.4", zone))
        .isEqualTo(result(SpfOutcome.SOFTFAIL, "~all", "example.com", "r.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', mail.example.com, mail.example.com, PASS",
    "@example.com, mail.example.com, example.com, FAIL",
    "alice@Example.COM., x, example.com, FAIL",
    "'\"a@b\"@example.com', x, example.com, FAIL",
    "alice@other.example, x, other.example, NONE",
    "alice@localhost, x, localhost, NONE",
    "alice@[192.0.2.1], x, [192.0.2.1], NONE",
    "alice@a..b, x, a..b, NONE",
    "'', '', '', NONE",
  })
  void theSendersDomainIsChecked(String sender, String helo, String domain, SpfOutcome outcome) {
    Zone zone =
        Zone.of("example.com TXT v=spf1 -all", "mail.example.com TXT v=spf1 ip4:192.0.2.1 -all");
    SpfResult result = SpfCheck.of(IpAddress.parse("192.0.2.1").orElseThrow(), sender, helo, zone);
    assertThat(result.domain()).isEqualTo(domain);
    assertThat(result.outcome()).isEqualTo(outcome);
  }

  @Test
  void withoutALocalPartThePostmasterSends() {
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 exists:%{l}.x.example -all",
            "postmaster.x.example A 127.0.0.2");
    IpAddress ip = IpAddress.parse("192.0.2.1").orElseThrow();
    assertThat(SpfCheck.of(ip, "@example.com", HELO, zone).outcome()).isEqualTo(SpfOutcome.PASS);
    assertThat(SpfCheck.of(ip, "", "example.com", zone).outcome()).isEqualTo(SpfOutcome.PASS);
    assertThat(SpfCheck.of(ip, SENDER, HELO, zone).outcome()).isEqualTo(SpfOutcome.FAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "%{s}, strong-bad@email.example.com",
    "%{o}, email.example.com",
    "%{d}, email.example.com",
    "%{d4}, email.example.com",
    "%{d3}, email.example.com",
    "%{d2}, example.com",
    "%{d1}, com",
    "%{dr}, com.example.email",
    "%{d2r}, example.email",
    "%{l}, strong-bad",
    "%{l-}, strong.bad",
    "%{lr}, strong-bad",
    "%{lr-}, bad.strong",
    "%{l1r-}, strong",
    "%{ir}.%{v}._spf.%{d2}, 3.2.0.192.in-addr._spf.example.com",
    "%{lr-}.lp._spf.%{d2}, bad.strong.lp._spf.example.com",
    "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}, 3.2.0.192.in-addr.strong.lp._spf.example.com",
    "%{d2}.trusted-domains.example.net, example.com.trusted-domains.example.net",
    "%{S}, strong-bad%40email.example.com",
    "%{h}, mail.example.org",
    "%{p}, unknown",
    "%{i}%%.x%-y.%{v}, 192.0.2.3%.x%20y.in-addr",
  })
  void macrosExpand(String macro, String expected) {
    Zone zone = Zone.of("email.example.com TXT v=spf1 exists:" + macro + ".zone -all");
    IpAddress ip = IpAddress.parse("192.0.2.3").orElseThrow();
    SpfCheck.of(ip, "strong-bad@email.example.com", "mail.example.org", zone);
    assertThat(zone.asked()).extracting(question -> question.name()).contains(expected + ".zone");
  }

  @Test
  void anIpv6AddressExpandsToNibbles() {
    Zone zone = Zone.of("example.com TXT v=spf1 exists:%{ir}.%{v}.z.example exists:%{i3}.z -all");
    check("2001:db8::cb01", zone);
    assertThat(zone.asked())
        .extracting(question -> question.name())
        .contains("1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.z.example");
  }

  @Test
  void aNameThatIsTooLongLosesLabelsOnTheLeft() {
    String label = "a".repeat(60);
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 exists:b." + (label + ".").repeat(3) + "%{l}.z.example -all");
    IpAddress ip = IpAddress.parse("192.0.2.1").orElseThrow();
    SpfCheck.of(ip, "c".repeat(60) + "@example.com", HELO, zone);
    assertThat(zone.asked())
        .extracting(question -> question.name())
        .contains((label + ".").repeat(3) + "c".repeat(60) + ".z.example");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, TXT",
    "i.example, TXT",
    "r.example, TXT",
    "a.example, A",
    "m.example, MX",
    "h.example, A",
    "x.example, A",
  })
  void aFailedLookupIsATemporaryError(String name, RecordType type) {
    Zone zone =
        Zone.of(
                "example.com TXT v=spf1 include:i.example a:a.example mx:m.example"
                    + " -exists:x.example redirect=r.example",
                "i.example TXT v=spf1 -all",
                "a.example A 192.0.2.1",
                "m.example MX 10 h.example",
                "h.example A 192.0.2.2",
                "r.example TXT v=spf1 -all")
            .fail(name, type, LookupStatus.SERVFAIL);
    assertThat(check("192.0.2.9", zone).outcome()).isEqualTo(SpfOutcome.TEMPERROR);
    assertThat(check("192.0.2.9", stored(zone))).isEqualTo(check("192.0.2.9", zone));
  }

  @Test
  void aTermBeforeTheFailedLookupDecides() {
    Zone zone =
        Zone.of("example.com TXT v=spf1 ip4:192.0.2.1 include:i.example -all")
            .fail("i.example", RecordType.TXT, LookupStatus.TIMEOUT);
    assertThat(check("192.0.2.1", stored(zone)).outcome()).isEqualTo(SpfOutcome.PASS);
    assertThat(check("192.0.2.2", stored(zone)))
        .isEqualTo(result(SpfOutcome.TEMPERROR, null, "example.com", "i.example"));
  }

  @Test
  void whatTheTreeDoesNotHoldIsUnknown() {
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 ip4:192.0.2.1 exists:%{i}.x.example -all",
            "192.0.2.2.x.example A 127.0.0.2");
    assertThat(check("192.0.2.2", zone).outcome()).isEqualTo(SpfOutcome.PASS);
    assertThat(check("192.0.2.2", stored(zone)))
        .isEqualTo(result(SpfOutcome.UNKNOWN, "exists:%{i}.x.example", "example.com"));
    assertThat(check("192.0.2.1", stored(zone)).outcome()).isEqualTo(SpfOutcome.PASS);
    assertThat(check("192.0.2.1", StoredTree.of(List.of())).outcome())
        .isEqualTo(SpfOutcome.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ptr", "ptr:example.com", "exists:%{p}", "include:%{p}.x"})
  void namesOfTheAddressAreNotInTheTree(String term) {
    Zone zone = Zone.of("example.com TXT v=spf1 " + term + " -all");
    assertThat(check("192.0.2.1", stored(zone)))
        .isEqualTo(result(SpfOutcome.UNKNOWN, term, "example.com"));
  }

  @Test
  void twoRecordsAreStoredAsTwo() {
    Zone zone = Zone.of("example.com TXT v=spf1", "example.com TXT v=spf1 +all");
    assertThat(check("192.0.2.1", stored(zone)))
        .isEqualTo(result(SpfOutcome.PERMERROR, null, "example.com"));
    assertThat(SpfSurvey.of("example.com", stored(zone)).records())
        .containsExactly("v=spf1", "v=spf1 +all");
  }

  @Test
  void aStoredTreeGivesTheSameFactsAgain() {
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 mx a include:i.example ~all",
            "example.com A 192.0.2.1",
            "example.com MX 10 m.example",
            "example.com MX 0 .",
            "m.example AAAA 2001:db8::1",
            "i.example TXT other",
            "i.example TXT v=spf1 exists:%{l}.x ?all");
    SpfFacts facts = SpfSurvey.of("example.com", zone);
    assertThat(SpfSurvey.of("example.com", StoredTree.of(facts.tree()))).isEqualTo(facts);
  }

  @Test
  void elevenLookupsAreTooMany() {
    Zone zone = Zone.of("example.com TXT v=spf1" + " a".repeat(11) + " ip4:192.0.2.9 -all");
    zone.add("example.com", RecordType.A, "192.0.2.1");
    assertThat(check("192.0.2.9", zone))
        .isEqualTo(result(SpfOutcome.PERMERROR, "a", "example.com"));
    assertThat(check("192.0.2.1", zone).outcome()).isEqualTo(SpfOutcome.PASS);
  }

  @Test
  void aSenderInIpv6FormIsAnIpv4Sender() {
    Zone zone = Zone.of("example.com TXT v=spf1 ip6:::ffff:192.0.2.1 ip4:192.0.2.1 -all");
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xFF;
    System.arraycopy(IpAddress.parse("192.0.2.1").orElseThrow().bytes(), 0, mapped, 12, 4);
    assertThat(SpfCheck.of(IpAddress.of(mapped), SENDER, HELO, zone).term())
        .isEqualTo("ip4:192.0.2.1");
  }

  @Test
  void whatIsMissingIsNamedAndUnknown() {
    Answers.Noting noting = new Answers.Noting(question -> null);
    assertThat(check("192.0.2.1", noting).outcome()).isEqualTo(SpfOutcome.UNKNOWN);
    assertThat(noting.missing()).hasSize(1);
  }
}
