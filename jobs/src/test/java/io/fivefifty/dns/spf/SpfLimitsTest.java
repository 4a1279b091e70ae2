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

/** Counts, loops, and records that are written to keep a survey busy. */
final class SpfLimitsTest {
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
  void authorizedNetworksAreBounded() {
    StringBuilder record = new StringBuilder("v=spf1");
    for (int i = 0; i < 12_000; i++) {
      record.append(" ip4:10.").append(i / 256).append('.').append(i % 256).append(".1");
    }
    assertThat(survey("example.com TXT " + record).authorized()).hasSize(10_000).isSorted();
  }

  @Test
  void anErrorThatAFailedLookupCannotMendStands() {
    Zone zone = including(11).fail("spf3.example.com", RecordType.TXT, LookupStatus.TIMEOUT);
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.PERMERROR);
    assertThat(facts.problems()).containsExactly("too-many-lookups", "lookup-failed");
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
