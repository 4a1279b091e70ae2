package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpfSurveyTest {
  private static final String DOMAIN = "example.com";

  private static SpfFacts survey(String... lines) {
    return SpfSurvey.of(DOMAIN, Zone.of(lines));
  }

  /** A record that includes so many names, each with a record of its own. */
  private static Zone including(int names) {
    StringBuilder record = new StringBuilder("v=spf1");
    Zone zone = new Zone();
    for (int i = 0; i < names; i++) {
      record.append(" include:spf").append(i).append(".example.com");
      zone.add("spf" + i + ".example.com", RecordType.TXT, "v=spf1 ip4:192.0.2." + i % 250);
    }
    return zone.add(DOMAIN, RecordType.TXT, record.append(" -all").toString());
  }

  @Test
  void aPlainRecordIsValid() {
    SpfFacts facts =
        survey(
            "example.com TXT some other text",
            "example.com TXT v=spf1 ip4:192.0.2.77/24 ip6:2001:DB8::1 -all");
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
    assertThat(facts.records()).containsExactly("v=spf1 ip4:192.0.2.77/24 ip6:2001:DB8::1 -all");
    assertThat(facts.lookups()).isZero();
    assertThat(facts.voidLookups()).isZero();
    assertThat(facts.all()).isEqualTo("fail");
    assertThat(facts.authorized()).containsExactly("192.0.2.0/24", "2001:db8::1/128");
    assertThat(facts.hasMacro()).isFalse();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void theDomainMayBeWrittenInCapitalsAndWithADot() {
    SpfFacts facts = SpfSurvey.of("Example.COM.", Zone.of("example.com TXT v=spf1 -all"));
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
    assertThat(facts.tree()).extracting(SpfNode::name).containsExactly(DOMAIN);
  }

  @Test
  void withoutARecordTheVerdictIsNone() {
    assertThat(survey().verdict()).isEqualTo(SpfVerdict.NONE);
    assertThat(survey("example.com TXT v=spf10 -all", "example.com TXT v=spf1;").verdict())
        .isEqualTo(SpfVerdict.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..example.com", "", "exämple.com", "x.\u0000.example"})
  void aDomainThatDnsCannotHoldIsNotAsked(String domain) {
    Zone zone = new Zone();
    SpfFacts facts = SpfSurvey.of(domain, zone);
    assertThat(zone.asked()).isEmpty();
    assertThat(facts.lookup().status()).isEqualTo(LookupStatus.NOT_ASKED);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.TEMPERROR);
  }

  @Test
  void twoRecordsAreAnError() {
    SpfFacts facts = survey("example.com TXT v=spf1 -all", "example.com TXT V=SPF1");
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.records()).containsExactly("v=spf1 -all", "V=SPF1");
    assertThat(facts.problems()).containsExactly("multiple-records");
    assertThat(facts.tree())
        .containsExactly(new SpfNode(DOMAIN, 0, "", "v=spf1 -all | V=SPF1", "ok"));
  }

  @Test
  void aRecordWithAnErrorIsNotFollowed() {
    Zone zone = Zone.of("example.com TXT v=spf1 include:a.example ipv4:192.0.2.1 -all");
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.problems()).containsExactly("syntax");
    assertThat(zone.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "+all, pass, permits-all",
    "all, pass, permits-all",
    "-all, fail, ",
    "~all, softfail, ",
    "?all, neutral, ",
    "ip4:192.0.2.1, , ",
    "ip4:0.0.0.0/0, , permits-all",
    "ip6:::/0, , permits-all",
    "-ip4:0.0.0.0/0, , ",
  })
  void theEndOfTheRecordIsRead(String terms, String all, String problem) {
    SpfFacts facts = survey("example.com TXT v=spf1 " + terms);
    assertThat(facts.all()).isEqualTo(all);
    assertThat(facts.problems()).isEqualTo(problem == null ? List.of() : List.of(problem));
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
  }

  @Test
  void aRedirectsAllCounts() {
    SpfFacts facts =
        survey(
            "example.com TXT v=spf1 ip4:192.0.2.1 redirect=_spf.example.com",
            "_spf.example.com TXT v=spf1 ip4:192.0.2.2 ~all");
    assertThat(facts.all()).isEqualTo("softfail");
    assertThat(facts.authorized()).containsExactly("192.0.2.1/32", "192.0.2.2/32");
    assertThat(facts.lookups()).isEqualTo(1);
    assertThat(facts.tree()).extracting(SpfNode::via).containsExactly("", "redirect");
  }

  @Test
  void anIncludesAllCountsOnlyIfItPasses() {
    String root = "example.com TXT v=spf1 include:i.example -all";
    SpfFacts failing = survey(root, "i.example TXT v=spf1 ?all");
    assertThat(failing.all()).isEqualTo("fail");
    assertThat(failing.problems()).isEmpty();
    assertThat(survey(root, "i.example TXT v=spf1 +all").problems()).containsExactly("permits-all");
  }

  @Test
  void besideAllARedirectIsIgnored() {
    Zone zone = Zone.of("example.com TXT v=spf1 redirect=r.example -all");
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
    assertThat(facts.problems()).containsExactly("redirect-ignored");
    assertThat(facts.lookups()).isZero();
    assertThat(zone.asked()).hasSize(1);
  }

  @Test
  void termsAfterAllAreNotFollowed() {
    SpfFacts facts = survey("example.com TXT v=spf1 -all include:i.example ip4:192.0.2.1");
    assertThat(facts.problems()).containsExactly("terms-after-all");
    assertThat(facts.authorized()).isEmpty();
    assertThat(facts.lookups()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"include:i.example, include-none", "redirect=i.example, redirect-none"})
  void whatIsLedToMustHaveARecord(String term, String problem) {
    for (SpfFacts facts :
        List.of(
            survey("example.com TXT v=spf1 " + term),
            survey("example.com TXT v=spf1 " + term, "i.example TXT no record"),
            survey("example.com TXT v=spf1 " + term.replace("i.ex", "i..ex")))) {
      assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
      assertThat(facts.problems()).containsExactly(problem);
      assertThat(facts.lookups()).isEqualTo(1);
    }
  }

  @Test
  void tenLookupsAreAllowed() {
    SpfFacts facts = SpfSurvey.of(DOMAIN, including(10));
    assertThat(facts.lookups()).isEqualTo(10);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
    assertThat(facts.authorized()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 13, 60, 61, 500})
  void moreLookupsAreCountedToTheLast(int names) {
    Zone zone = including(names);
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.lookups()).isEqualTo(names);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.problems()).containsExactly("too-many-lookups");
    assertThat(zone.asked()).hasSize(1 + Math.min(names, SpfLimits.SURVEYED_TERMS));
  }

  @Test
  void everyKindOfTermThatAsksCounts() {
    SpfFacts facts =
        survey(
            "example.com TXT v=spf1 a mx ptr exists:example.com include:i.example ip4:192.0.2.1"
                + " ip6:::1 exp=e.example redirect=r.example",
            "example.com A 192.0.2.1",
            "example.com MX 10 mx.example.com",
            "mx.example.com A 192.0.2.2",
            "i.example TXT v=spf1 a:example.com -all",
            "r.example TXT v=spf1 -all");
    assertThat(facts.lookups()).isEqualTo(7);
    assertThat(facts.problems()).containsExactly("ptr-mechanism");
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
  }

  @ParameterizedTest
  @CsvSource({"2, VALID", "3, PERMERROR"})
  void twoVoidLookupsAreAllowed(int count, SpfVerdict verdict) {
    StringBuilder record = new StringBuilder("v=spf1");
    IntStream.range(0, count).forEach(i -> record.append(" a:void").append(i).append(".example"));
    SpfFacts facts = survey("example.com TXT " + record);
    assertThat(facts.voidLookups()).isEqualTo(count);
    assertThat(facts.verdict()).isEqualTo(verdict);
    assertThat(facts.problems().contains("too-many-void-lookups"))
        .isEqualTo(verdict == SpfVerdict.PERMERROR);
  }

  @Test
  void aHostWithAnAddressOfEitherKindIsNotVoid() {
    SpfFacts facts =
        survey(
            "example.com TXT v=spf1 a:a.example a:b.example a:c.example -all",
            "a.example A 192.0.2.1",
            "b.example A 192.0.2.2",
            "c.example A 192.0.2.3");
    assertThat(facts.voidLookups()).isZero();
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
  }

  @Test
  void anIncludeOfItselfEndsAsALoop() {
    SpfFacts facts = survey("example.com TXT v=spf1 include:example.com -all");
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.problems()).containsExactly("loop");
  }

  @Test
  void aLoopOfSeveralEndsAndTheRestIsRead() {
    SpfFacts facts =
        survey(
            "example.com TXT v=spf1 include:i.example ip4:192.0.2.9 -all",
            "i.example TXT v=spf1 ip4:192.0.2.1 redirect=example.com");
    assertThat(facts.problems()).containsExactly("loop");
    assertThat(facts.authorized()).containsExactly("192.0.2.1/32", "192.0.2.9/32");
    assertThat(facts.all()).isEqualTo("fail");
  }

  @Test
  void theSameIncludeTwiceIsNoLoop() {
    SpfFacts facts =
        survey(
            "example.com TXT v=spf1 include:i.example include:i.example -all",
            "i.example TXT v=spf1 ip4:192.0.2.1");
    assertThat(facts.problems()).isEmpty();
    assertThat(facts.lookups()).isEqualTo(2);
  }

  @Test
  void moreThanTenExchangersAreAnError() {
    Zone zone = Zone.of("example.com TXT v=spf1 mx -all");
    for (int i = 0; i < 10; i++) {
      zone.add(DOMAIN, RecordType.MX, i + " mx" + i + ".example.com");
      zone.add("mx" + i + ".example.com", RecordType.A, "192.0.2." + i);
    }
    assertThat(SpfSurvey.of(DOMAIN, zone).verdict()).isEqualTo(SpfVerdict.VALID);
    zone.add(DOMAIN, RecordType.MX, "10 mx10.example.com");
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.problems()).containsExactly("too-many-mx");
  }

  @Test
  void theTreeTellsWhatWasAskedInTheOrderOfTheTerms() {
    SpfFacts facts =
        survey(
            "example.com TXT v=spf1 mx a:a.example/24//64 exists:%{i}.x.example include:i.example"
                + " ptr exists:x.example -all",
            "example.com MX 0 m.example",
            "example.com MX 10 n.example",
            "m.example A 192.0.2.1",
            "m.example A 192.0.2.2",
            "n.example AAAA 2001:db8::2",
            "a.example A 198.51.100.7",
            "a.example AAAA 2001:db8:1::7",
            "i.example TXT v=spf1 ip4:203.0.113.0/24 ~all",
            "x.example A 127.0.0.2");
    assertThat(facts.tree())
        .containsExactly(
            new SpfNode(DOMAIN, 0, "", facts.records().get(0), "ok"),
            new SpfNode(DOMAIN, 1, "mx", "0 m.example, 10 n.example", "ok"),
            new SpfNode("m.example", 2, "a", "192.0.2.1 192.0.2.2", "ok"),
            new SpfNode("m.example", 2, "aaaa", null, "nodata"),
            new SpfNode("n.example", 2, "a", null, "nodata"),
            new SpfNode("n.example", 2, "aaaa", "2001:db8::2", "ok"),
            new SpfNode("a.example", 1, "a", "198.51.100.7", "ok"),
            new SpfNode("a.example", 1, "aaaa", "2001:db8:1::7", "ok"),
            new SpfNode("%{i}.x.example", 1, "exists", null, "not_asked"),
            new SpfNode("i.example", 1, "include", "v=spf1 ip4:203.0.113.0/24 ~all", "ok"),
            new SpfNode(DOMAIN, 1, "ptr", null, "not_asked"),
            new SpfNode("x.example", 1, "exists", "127.0.0.2", "ok"));
    assertThat(facts.authorized())
        .containsExactly(
            "192.0.2.1/32",
            "192.0.2.2/32",
            "198.51.100.0/24",
            "2001:db8:1::/64",
            "2001:db8::2/128",
            "203.0.113.0/24");
    assertThat(facts.hasMacro()).isTrue();
    assertThat(facts.lookups()).isEqualTo(6);
  }

  @Test
  void onlyWhatPassesIsAuthorized() {
    SpfFacts facts =
        survey(
            "example.com TXT v=spf1 -ip4:192.0.2.1 ~a ?include:i.example ip4:192.0.2.4 -all",
            "example.com A 192.0.2.2",
            "i.example TXT v=spf1 ip4:192.0.2.3 include:j.example",
            "j.example TXT v=spf1 ip4:192.0.2.5 +all");
    assertThat(facts.authorized()).containsExactly("192.0.2.4/32");
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void authorizedNetworksAreBounded() {
    StringBuilder record = new StringBuilder("v=spf1");
    for (int i = 0; i < 12_000; i++) {
      record.append(" ip4:10.").append(i / 256).append('.').append(i % 256).append(".1");
    }
    assertThat(survey("example.com TXT " + record).authorized()).hasSize(10_000).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"include:%{d1r}.%{o}", "a:%{d}", "exists:%{D}", "redirect=%{d2}"})
  void aMacroOfTheDomainIsKnown(String term) {
    assertThat(survey("example.com TXT v=spf1 " + term).hasMacro()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"include:%{l}.i.example", "a:%{h}", "mx:%{s}", "exists:%{ir}.%{v}.x.example"})
  void aMacroOfTheSenderIsNot(String term) {
    SpfFacts facts = survey("example.com TXT v=spf1 " + term + " -all");
    assertThat(facts.hasMacro()).isTrue();
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.VALID);
    assertThat(facts.lookups()).isEqualTo(1);
    assertThat(facts.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, TXT, TIMEOUT",
    "example.com, TXT, SERVFAIL",
    "example.com, TXT, NOT_ASKED",
    "i.example, TXT, REFUSED",
    "r.example, TXT, TRUNCATED",
    "a.example, A, TIMEOUT",
    "a.example, AAAA, BOGUS",
    "m.example, MX, MALFORMED",
    "h.example, A, NETWORK_ERROR",
    "h.example, AAAA, OTHER_RCODE",
    "x.example, A, TIMEOUT",
  })
  void aFailedLookupIsATemporaryErrorWhereverItIs(
      String name, RecordType type, LookupStatus status) {
    Zone zone = everyPlace().fail(name, type, status);
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.TEMPERROR);
    assertThat(facts.problems()).containsExactly("lookup-failed");
    assertThat(facts.tree()).extracting(SpfNode::status).contains(status.id());
  }

  private static Zone everyPlace() {
    return Zone.of(
        "example.com TXT v=spf1 include:i.example a:a.example mx:m.example exists:x.example"
            + " redirect=r.example",
        "i.example TXT v=spf1 -all",
        "a.example A 192.0.2.1",
        "m.example MX 10 h.example",
        "h.example A 192.0.2.2",
        "x.example A 127.0.0.2",
        "r.example TXT v=spf1 -all");
  }

  @Test
  void withoutAFailureThatRecordIsValid() {
    assertThat(SpfSurvey.of(DOMAIN, everyPlace()).verdict()).isEqualTo(SpfVerdict.VALID);
  }

  @Test
  void anErrorThatAFailedLookupCannotMendStands() {
    Zone zone = including(11).fail("spf3.example.com", RecordType.TXT, LookupStatus.TIMEOUT);
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.problems()).containsExactly("too-many-lookups", "lookup-failed");
  }

  @Test
  void aFailedLookupIsNotVoid() {
    Zone zone = Zone.of("example.com TXT v=spf1 a:a.example a:b.example a:c.example -all");
    for (String name : List.of("a.example", "b.example", "c.example")) {
      zone.failOtherwise(name, LookupStatus.SERVFAIL);
    }
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.voidLookups()).isZero();
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.TEMPERROR);
  }

  @Test
  void hostileRecordsAreBounded() {
    String many = "v=spf1" + " mx".repeat(20_000) + " -all";
    Zone zone = Zone.of("example.com TXT " + many);
    for (int i = 0; i < 10; i++) {
      zone.add(DOMAIN, RecordType.MX, i + " mx" + i + ".example.com");
    }
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.lookups()).isEqualTo(20_000);
    assertThat(facts.tree()).hasSize(SpfLimits.NODES);
  }

  @Test
  void aChainThatNeverEndsIsLeft() {
    Zone zone = new Zone();
    String name = DOMAIN;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      names.add(name);
      zone.add(name, RecordType.TXT, "v=spf1 redirect=x.%{d}");
      name = "x." + name;
    }
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.tree())
        .extracting(SpfNode::name)
        .isEqualTo(names.subList(0, SpfLimits.DEPTH + 1));
  }
}
