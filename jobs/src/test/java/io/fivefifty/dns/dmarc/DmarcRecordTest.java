package io.fivefifty.dns.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DmarcRecordTest {

  private static DmarcFacts facts(String... records) {
    TextZone zone = new TextZone().with("_dmarc.example.com", records);
    return DmarcFacts.of("example.com", Known.YES, zone);
  }

  @Test
  void tagsAreShownAsPublishedInSmallLetters() {
    DmarcFacts facts =
        facts("v=DMARC1; p=Reject; sp=QUARANTINE ;np=none; adkim = S;aspf=r; t=N; pct=100;");

    assertThat(facts.p()).isEqualTo("reject");
    assertThat(facts.sp()).isEqualTo("quarantine");
    assertThat(facts.np()).isEqualTo("none");
    assertThat(facts.adkim()).isEqualTo("s");
    assertThat(facts.aspf()).isEqualTo("r");
    assertThat(facts.t()).isFalse();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void whatIsNotPublishedIsNull() {
    DmarcFacts facts = facts("v=DMARC1;p=none");

    assertThat(facts.sp()).isNull();
    assertThat(facts.np()).isNull();
    assertThat(facts.adkim()).isNull();
    assertThat(facts.aspf()).isNull();
    assertThat(facts.t()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=DMARC1; p=none",
        "v=DMARC1;p=none;",
        "v = DMARC1 ; p = none ; ",
        "V=DMARC1; p=none",
        "v=DMARC1; p=none; rua=mailto:a@example.com!10m , mailto:b%2C@example.com; ruf=x; fo=1:d",
        "v=DMARC1; p=none; x_1=anything at all; y=",
        "v=DMARC1;; p=none",
      })
  void harmless(String record) {
    assertThat(facts(record).verdict()).isEqualTo(DmarcVerdict.VALID);
    assertThat(facts(record).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=DMARC1                               | missing-p",
        "v=DMARC1; p=                           | invalid-p",
        "v=DMARC1; p=rejekt                     | invalid-p",
        "v=DMARC1; p=none; sp=all               | invalid-sp",
        "v=DMARC1; p=none; np=all               | invalid-np",
        "v=DMARC1; p=none; rua=                 | invalid-rua",
        "v=DMARC1; p=none; rua=a@example.com    | invalid-rua",
        "v=DMARC1; p=none; rua=mailto:example   | invalid-rua",
        "v=DMARC1; p=none; rua=mailto:a b@c.com | invalid-rua",
        "v=DMARC1; p=none; rua=mailto:a%2@c.com | invalid-rua",
        "v=DMARC1; p=none; rua=mailto:a!@c.com  | invalid-rua",
        "v=DMARC1; p=none; rua=mailto:a@c.com,b | invalid-rua",
        "v=DMARC1; p=none; adkim=strict         | invalid-alignment",
        "v=DMARC1; p=none; aspf=relaxed         | invalid-alignment",
        "v=DMARC1; p=none; pct=50               | obsolete-pct",
        "v=DMARC1; p=none; t=y                  | test-mode",
        "v=DMARC1; p=none; t=yes                | syntax",
        "v=DMARC1; p=none; psd=maybe            | syntax",
        "v=DMARC1; p=none; reject               | syntax",
        "v=DMARC1; p=none; =reject              | syntax",
        "v=DMARC1; p=none; p=reject             | syntax",
        "v=DMARC1; p=none; rua=mailto:a@c.com; mailto:b@c.com | syntax",
      })
  void faultsOfARecord(String record, String problem) {
    assertThat(facts(record).problems()).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " v=DMARC1; p=reject|leading-whitespace",
        "\tv=DMARC1; p=reject|leading-whitespace",
        "v=dmarc1; p=reject|wrong-case-version",
        "v=Dmarc1; p=reject|wrong-case-version",
        "v=DMARC1 p=reject|syntax",
        "v=DMARC1, p=reject|syntax",
        "v=DMARC2; p=reject|syntax",
        "v=DMARC; p=reject|syntax",
        "p=reject; v=DMARC1|syntax",
        "\"v=DMARC1; p=reject\"|syntax",
        "DMARC1; p=reject|syntax",
      })
  void aTextThatReceiversDoNotTakeForARecord(String record, String problem) {
    DmarcFacts facts = facts(record);

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.INVALID);
    assertThat(facts.problems()).containsExactly(problem);
    assertThat(facts.foundAt()).isEqualTo("example.com");
    assertThat(facts.source()).isEqualTo("author");
    assertThat(facts.record()).isEqualTo(record);
    assertThat(facts.p()).isNull();
    assertThat(facts.effective()).isNull();
    assertThat(facts.effective7489()).isNull();
    assertThat(facts.walk().get(0).records()).containsExactly(record);
  }

  @Test
  void twoFaultsInOneVersion() {
    assertThat(facts(" v=dmarc1").problems())
        .containsExactly("leading-whitespace", "wrong-case-version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v=spf1 -all", "hello", "v=", "=;=", "google-site-verification=x"})
  void otherTextsAreNoFault(String text) {
    DmarcFacts facts = facts(text);

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.NONE);
    assertThat(facts.problems()).isEmpty();
    assertThat(facts.walk().get(0).records()).isEmpty();
  }

  @Test
  void severalRecordsAreNone() {
    DmarcFacts facts = facts("v=DMARC1; p=reject", "v=spf1 -all", "v=DMARC1; p=none");

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.INVALID);
    assertThat(facts.problems()).containsExactly("multiple-records");
    assertThat(facts.foundAt()).isEqualTo("example.com");
    assertThat(facts.record()).isNull();
    assertThat(facts.walk().get(0).records()).hasSize(2);
    assertThat(facts.effective()).isNull();
    assertThat(facts.effective7489()).isNull();
  }

  @Test
  void theWalkGoesOnAboveSeveralRecords() {
    TextZone zone =
        new TextZone()
            .with("_dmarc.mail.example.com", "v=DMARC1; p=none", "v=DMARC1; p=none; psd=n")
            .with("_dmarc.example.com", "v=DMARC1; p=reject");

    DmarcFacts facts = DmarcFacts.of("mail.example.com", Known.YES, zone);

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.VALID);
    assertThat(facts.foundAt()).isEqualTo("example.com");
    assertThat(facts.effective()).isEqualTo("reject");
    assertThat(facts.effective7489()).as("the old standard stops here").isNull();
    assertThat(facts.problems()).containsExactly("multiple-records");
  }

  @Test
  void aBrokenTextBesideARecordDoesNoHarm() {
    DmarcFacts facts = facts("v=dmarc1; p=none", "v=DMARC1; p=reject");

    assertThat(facts.effective()).isEqualTo("reject");
    assertThat(facts.effective7489()).isEqualTo("reject");
    assertThat(facts.problems()).containsExactly("wrong-case-version");
    assertThat(facts.walk().get(0).records()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"example.com, org", "com, psd"})
  void theNearestBrokenTextIsTheOneToMend(String place, String source) {
    TextZone zone = new TextZone().with("_dmarc." + place, " v=DMARC1; p=reject");

    DmarcFacts facts = DmarcFacts.of("mail.example.com", Known.YES, zone);

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.INVALID);
    assertThat(facts.foundAt()).isEqualTo(place);
    assertThat(facts.source()).isEqualTo(source);
  }

  @Test
  void aBrokenTextBelowAFailedLookupLeavesAllUnknown() {
    TextZone zone =
        new TextZone()
            .with("_dmarc.mail.example.com", " v=DMARC1; p=reject")
            .with("_dmarc.example.com", LookupStatus.SERVFAIL);

    DmarcFacts facts = DmarcFacts.of("mail.example.com", Known.YES, zone);

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.UNKNOWN);
    assertThat(facts.problems()).containsExactly("leading-whitespace");
  }

  @Test
  void whatIsKeptIsBounded() {
    String longest = "v=DMARC1; p=none; x=" + "y".repeat(60_000);
    DmarcFacts facts = facts(longest);
    DmarcFacts many = facts(Collections.nCopies(100, "v=DMARC1").toArray(String[]::new));

    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.VALID);
    assertThat(facts.record()).hasSize(4096);
    assertThat(facts.walk().get(0).records().get(0)).hasSize(4096);
    assertThat(facts("v=DMARC1; p=" + "y".repeat(60_000)).p()).hasSize(4096);
    assertThat(many.walk().get(0).records()).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "=", "p=;", ",", " ", "!", "%", "v=DMARC1;"})
  void longTextsAreReadInOnePass(String part) {
    String record = "v=DMARC1; rua=" + part.repeat(200_000);

    assertTimeout(Duration.ofSeconds(10), () -> facts(record));
  }
}
