package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpfSurveyTest {
  private static final String DOMAIN = "example.com";

  private static SpfFacts survey(String... lines) {
    return SpfSurvey.of(DOMAIN, Zone.of(lines));
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
}
