package io.fivefifty.dns.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.TextZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tags of one record come to, by the new and by the old standard. */
final class DmarcPolicyTest {

  private static DmarcFacts facts(String domain, Known exists, String record) {
    TextZone zone = new TextZone().with("_dmarc.example.com", record);
    return DmarcFacts.of(domain, exists, zone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "p=none                        | none       | none",
        "p=quarantine                  | quarantine | quarantine",
        "p=reject; sp=none; np=none    | reject     | reject",
        "P = REJECT                    | reject     | reject",
        "rua=mailto:a@example.com      | none       | none",
        "adkim=s                       | none       | -",
        "p=reject; t=y                 | quarantine | reject",
        "p=quarantine; t=y             | none       | quarantine",
        "p=none; t=y                   | none       | none",
        "p=reject; t=n                 | reject     | reject",
        "p=reject; t=maybe             | reject     | reject",
        "p=reject; pct=0               | reject     | quarantine",
        "p=quarantine; pct=0           | quarantine | none",
        "p=reject; pct=1               | reject     | reject",
        "p=reject; pct=0; t=y          | quarantine | quarantine",
        "p=rejekt                      | -          | -",
        "p=rejekt; rua=a@example.com   | -          | -",
        "p=rejekt; rua=mailto:a@b.com  | none       | none",
        "p=reject; sp=x                | -          | -",
        "p=reject; sp=x; rua=https://r | none       | none",
        "p=reject; np=x                | -          | reject",
        "p=reject; np=x; rua=mailto:a@b.com | none  | reject",
        "p=reject; future=1            | reject     | reject",
      })
  void ofTheDomainItself(String tags, String now, String before) {
    DmarcFacts facts = facts("example.com", Known.YES, "v=DMARC1; " + tags);

    assertThat(facts.effective()).isEqualTo(now);
    assertThat(facts.effective7489()).isEqualTo(before);
    assertThat(facts.verdict()).isEqualTo(now == null ? DmarcVerdict.INVALID : DmarcVerdict.VALID);
    assertThat(facts.foundAt()).isEqualTo("example.com");
    assertThat(facts.record()).isEqualTo("v=DMARC1; " + tags);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "p=reject                          | YES     | reject     | reject",
        "p=reject; sp=quarantine           | YES     | quarantine | quarantine",
        "p=reject; sp=quarantine           | NO      | quarantine | quarantine",
        "p=none; sp=quarantine; np=reject  | YES     | quarantine | quarantine",
        "p=none; sp=quarantine; np=reject  | NO      | reject     | quarantine",
        "p=none; np=reject                 | NO      | reject     | none",
        "p=none; np=reject; t=y            | NO      | quarantine | none",
        "sp=reject                         | YES     | reject     | -",
        // Which of the two applies is not known.
        "p=none; sp=quarantine; np=reject  | UNKNOWN | -          | quarantine",
        "p=none; sp=reject; np=reject      | UNKNOWN | reject     | reject",
        "p=none; sp=quarantine             | UNKNOWN | quarantine | quarantine",
        "p=none; sp=reject; pct=0          | YES     | reject     | quarantine",
        "p=rejekt; sp=reject; rua=mailto:a@b.com | YES | none     | none",
      })
  void ofADomainBelow(String tags, Known exists, String now, String before) {
    DmarcFacts facts = facts("mail.example.com", exists, "v=DMARC1;" + tags);

    assertThat(facts.effective()).isEqualTo(now);
    assertThat(facts.effective7489()).isEqualTo(before);
    assertThat(facts.verdict()).isEqualTo(DmarcVerdict.VALID);
    assertThat(facts.source()).isEqualTo("org");
  }
}
