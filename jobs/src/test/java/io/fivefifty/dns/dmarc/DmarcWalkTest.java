package io.fivefifty.dns.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class DmarcWalkTest {
  private final TextZone zone = new TextZone();

  private DmarcFacts facts(String domain) {
    return DmarcFacts.of(domain, Known.YES, zone);
  }

  @Test
  void theWalkGoesFromTheDomainUpToTheTopLevel() {
    DmarcFacts facts = facts("a.mail.example.com");

    assertThat(facts.walk())
        .extracting(WalkStep::name)
        .containsExactly(
            "_dmarc.a.mail.example.com", "_dmarc.mail.example.com",
            "_dmarc.example.com", "_dmarc.com");
    assertThat(facts.walk()).extracting(WalkStep::status).containsOnly("nxdomain");
    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.NONE);
    assertThat(facts.orgDomain()).isEqualTo("a.mail.example.com");
    assertThat(facts.source()).isNull();
    assertThat(facts.effective()).isNull();
    assertThat(facts.effective7489()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "com, 1, ''",
    "g.f.e.d.c.example.com, 7, f.e.d.c.example.com",
    "h.g.f.e.d.c.example.com, 8, g.f.e.d.c.example.com",
    "i.h.g.f.e.d.c.example.com, 8, g.f.e.d.c.example.com",
    "a.b.c.d.e.f.g.h.i.j.mail.example.com, 8, g.h.i.j.mail.example.com",
  })
  void noNameCostsMoreThanEightQuestions(String domain, int steps, String second) {
    assertThat(facts(domain).walk()).hasSize(steps);
    assertThat(zone.asked()).hasSize(steps).startsWith("_dmarc." + domain);
    if (steps > 1) {
      assertThat(zone.asked().get(1)).isEqualTo("_dmarc." + second);
    }
  }

  @Test
  void theRecordWithTheFewestLabelsIsTheOrganizations() {
    zone.with("_dmarc.mail.example.com", "v=DMARC1; p=none")
        .with("_dmarc.example.com", "v=DMARC1; p=reject; sp=quarantine");

    DmarcFacts facts = facts("a.mail.example.com");

    assertThat(facts.orgDomain()).isEqualTo("example.com");
    assertThat(facts.foundAt()).isEqualTo("example.com");
    assertThat(facts.source()).isEqualTo("org");
    assertThat(facts.effective()).isEqualTo("quarantine");
  }

  @Test
  void theDomainsOwnRecordAppliesThoughTheOrganizationHasOne() {
    zone.with("_dmarc.mail.example.com", "v=DMARC1; p=none")
        .with("_dmarc.example.com", "v=DMARC1; p=reject");

    DmarcFacts facts = facts("mail.example.com");

    assertThat(facts.source()).isEqualTo("author");
    assertThat(facts.orgDomain()).isEqualTo("example.com");
    assertThat(facts.effective()).isEqualTo("none");
  }

  @Test
  void psdNEndsTheWalkAndIsTheOrganization() {
    zone.with("_dmarc.mail.example.com", "v=DMARC1; p=quarantine; psd=n")
        .with("_dmarc.example.com", "v=DMARC1; p=reject");

    DmarcFacts facts = facts("a.mail.example.com");

    assertThat(facts.walk()).hasSize(2);
    assertThat(facts.orgDomain()).isEqualTo("mail.example.com");
    assertThat(facts.effective()).isEqualTo("quarantine");
    assertThat(facts.effective7489()).as("knows the list only").isEqualTo("reject");
  }

  @Test
  void psdYLeavesTheOrganizationOneLabelBelow() {
    zone.with("_dmarc.bank", "v=DMARC1; p=reject; psd=y")
        .with("_dmarc.a.example.bank", "v=DMARC1; p=none");

    DmarcFacts facts = facts("b.a.example.bank");

    assertThat(facts.orgDomain()).isEqualTo("example.bank");
    assertThat(facts.source()).isEqualTo("psd");
    assertThat(facts.foundAt()).isEqualTo("bank");
    assertThat(facts.effective()).isEqualTo("reject");
    assertThat(facts.effective7489()).isNull();
  }

  @Test
  void theOrganizationsRecordGoesBeforeThePublicSuffixs() {
    zone.with("_dmarc.bank", "v=DMARC1; p=reject; psd=y")
        .with("_dmarc.example.bank", "v=DMARC1; p=none");

    DmarcFacts facts = facts("a.example.bank");

    assertThat(facts.foundAt()).isEqualTo("example.bank");
    assertThat(facts.source()).isEqualTo("org");
    assertThat(facts.effective()).isEqualTo("none");
  }

  @Test
  void theOrganizationCanLieAmongTheLabelsThatTheWalkSkips() {
    zone.with("_dmarc.g.f.e.d.c.b.example", "v=DMARC1; p=reject; psd=y");

    DmarcFacts facts = facts("x.i.h.g.f.e.d.c.b.example");

    assertThat(facts.orgDomain()).isEqualTo("h.g.f.e.d.c.b.example");
    assertThat(facts.source()).isEqualTo("psd");
    assertThat(facts.walk()).hasSize(2);
  }

  @Test
  void aPublicSuffixThatSendsMailIsItsOwnOrganization() {
    zone.with("_dmarc.co.uk", "v=DMARC1; p=reject; sp=none; psd=y");

    DmarcFacts facts = facts("co.uk");

    assertThat(facts.walk()).hasSize(1);
    assertThat(facts.orgDomain()).isEqualTo("co.uk");
    assertThat(facts.source()).isEqualTo("author");
    assertThat(facts.effective()).isEqualTo("reject");
    assertThat(facts.effective7489()).isEqualTo("reject");
  }

  @ParameterizedTest
  @CsvSource({
    "a.example.co.uk, example.co.uk, quarantine, quarantine",
    // The list ends RFC 7489's search at the private suffix, the walk goes through it.
    "a.me.github.io, github.io, quarantine,",
    "a.github.io, github.io, quarantine,",
    "xn--bcher-kva.xn--p1ai, xn--p1ai, quarantine,",
    "a.xn--bcher-kva.xn--p1ai, xn--bcher-kva.xn--p1ai, quarantine, quarantine",
  })
  void theTwoStandardsSeeOrganizationsDifferently(
      String domain, String place, String now, String before) {
    zone.with("_dmarc." + place, "v=DMARC1; p=reject; sp=quarantine");

    DmarcFacts facts = facts(domain);

    assertThat(facts.orgDomain()).isEqualTo(place);
    assertThat(facts.effective()).isEqualTo(now);
    assertThat(facts.effective7489()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = LookupStatus.class,
      mode = Mode.EXCLUDE,
      names = {"OK", "NODATA", "NXDOMAIN"})
  void whereALookupFailedThereIsNeverNone(LookupStatus failure) {
    for (String place : TreeWalk.names("a.b.example.com")) {
      TextZone failing = new TextZone().with("_dmarc." + place, failure);

      DmarcFacts facts = DmarcFacts.of("a.b.example.com", Known.YES, failing);

      assertThat(facts.verdict()).as(place).isEqualTo(DmarcVerdict.UNKNOWN);
      assertThat(facts.effective()).isNull();
      assertThat(facts.foundAt()).isNull();
      assertThat(facts.orgDomain()).as("by the list").isEqualTo("example.com");
      assertThat(facts.walk()).extracting(WalkStep::status).contains(failure.id());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // where the record stands, where the lookup failed, verdict, by the old standard
    "a.b.example.com, b.example.com, VALID, reject",
    "a.b.example.com, example.com, VALID, reject",
    "a.b.example.com, com, VALID, reject",
    "b.example.com, a.b.example.com, UNKNOWN,",
    "b.example.com, com, VALID,",
    "example.com, a.b.example.com, UNKNOWN,",
    "example.com, b.example.com, UNKNOWN, reject",
    "example.com, com, VALID, reject",
    "com, a.b.example.com, UNKNOWN,",
    "com, example.com, UNKNOWN,",
    // It may be the organization's record that was not seen, and that goes before this one.
    "b.example.com, example.com, UNKNOWN,",
  })
  void aFailureCountsWhereItCouldHaveBroughtTheRecord(
      String place, String failed, DmarcVerdict verdict, String before) {
    zone.with("_dmarc." + place, "v=DMARC1; p=reject")
        .with("_dmarc." + failed, LookupStatus.TIMEOUT);

    DmarcFacts facts = facts("a.b.example.com");

    assertThat(facts.verdict()).isEqualTo(verdict);
    assertThat(facts.effective()).isEqualTo(verdict == DmarcVerdict.VALID ? "reject" : null);
    assertThat(facts.effective7489()).isEqualTo(before);
  }

  @Test
  void theOrganizationIsTheBestThatTheWalkShowed() {
    zone.with("_dmarc.b.example.com", "v=DMARC1; p=none")
        .with("_dmarc.example.com", LookupStatus.SERVFAIL);

    assertThat(facts("b.example.com").orgDomain()).isEqualTo("b.example.com");
  }

  @Test
  void capitalsAndAFinalDotAreAsGood() {
    zone.with("_dmarc.example.com", "v=DMARC1; p=reject");

    assertThat(facts("Example.COM.")).isEqualTo(facts("example.com"));
  }

  @Test
  void aNameThatDnsCannotHoldIsNotAskedFor() {
    DmarcFacts facts = facts("x".repeat(64) + ".example.com");

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.UNKNOWN);
    assertThat(facts.walk().get(0).status()).isEqualTo("not_asked");
    assertThat(zone.asked()).containsExactly("_dmarc.example.com", "_dmarc.com");
  }
}
