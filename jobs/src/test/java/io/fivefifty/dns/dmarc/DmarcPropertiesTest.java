package io.fivefifty.dns.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class DmarcPropertiesTest {
  private static final String DOMAIN = "a.b.example.co.uk";

  @Property(tries = 1000)
  void noTextMakesItThrowOrGrow(@ForAll List<String> texts, @ForAll String domain) {
    TextZone zone = new TextZone().with("_dmarc." + DOMAIN, texts.toArray(String[]::new));

    DmarcFacts facts = DmarcFacts.of(DOMAIN, Known.UNKNOWN, zone);

    assertThat(facts.walk()).hasSizeLessThanOrEqualTo(8);
    assertThat(facts.walk().get(0).records()).hasSizeLessThanOrEqualTo(8);
    assertThat(DmarcFacts.of(domain, Known.NO, zone).walk()).hasSizeLessThanOrEqualTo(8);
  }

  @Property(tries = 1000)
  void answersThatComeLaterChangeNothing(
      @ForAll("zones") TextZone zone, @ForAll Known exists, @ForAll Set<Integer> early) {
    DmarcFacts atOnce = DmarcFacts.of(DOMAIN, exists, zone);

    DmarcFacts inRounds =
        zone.inRounds(
            question -> early.contains(question.name().length()),
            answers -> DmarcFacts.of(DOMAIN, exists, answers));

    assertThat(inRounds).isEqualTo(atOnce);
  }

  @Property(tries = 1000)
  void noneIsOnlySaidWhenAllWasAnswered(@ForAll("zones") TextZone zone) {
    DmarcFacts facts = DmarcFacts.of(DOMAIN, Known.YES, zone);

    if (facts.verdict() == DmarcVerdict.NONE || facts.verdict() == DmarcVerdict.INVALID) {
      assertThat(facts.effective()).isNull();
    }
    if (facts.verdict() == DmarcVerdict.NONE) {
      assertThat(facts.walk()).extracting(WalkStep::status).doesNotContain("timeout");
      assertThat(facts.walk()).hasSize(5);
    }
    assertThat(DOMAIN).endsWith(facts.orgDomain());
    assertThat(facts.foundAt() == null).isEqualTo(facts.source() == null);
  }

  @Provide
  Arbitrary<TextZone> zones() {
    Arbitrary<String> tag =
        Arbitraries.of(
            "p=none",
            "p=reject",
            "p=x",
            "sp=quarantine",
            "sp=x",
            "np=reject",
            "t=y",
            "pct=0",
            "psd=y",
            "psd=n",
            "rua=mailto:a@example.com",
            "rua=x",
            "garbage");
    Arbitrary<String> version =
        Arbitraries.of("v=DMARC1;", "v=DMARC1;", "v=DMARC1;", " v=DMARC1;", "v=spf1 ");
    Arbitrary<String> record =
        version.flatMap(v -> tag.list().ofMaxSize(4).map(tags -> v + String.join(";", tags)));
    Arbitrary<List<String>> places = record.list().ofMaxSize(2);
    return places
        .list()
        .ofSize(5)
        .flatMap(
            records ->
                Arbitraries.integers()
                    .between(0, 8)
                    .list()
                    .ofSize(5)
                    .map(failures -> zone(records, failures)));
  }

  private static TextZone zone(List<List<String>> records, List<Integer> failures) {
    TextZone zone = new TextZone();
    List<String> names = TreeWalk.names(DOMAIN);
    for (int i = 0; i < names.size(); i++) {
      String name = "_dmarc." + names.get(i);
      if (failures.get(i) == 0) {
        zone.with(name, LookupStatus.TIMEOUT);
      } else if (records.get(i).isEmpty()) {
        zone.with(name, LookupStatus.NODATA);
      } else {
        zone.with(name, records.get(i).toArray(String[]::new));
      }
    }
    return zone;
  }
}
