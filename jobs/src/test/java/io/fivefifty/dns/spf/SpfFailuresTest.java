package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lookup that failed is never taken for "no record". */
final class SpfFailuresTest {
  private static final String DOMAIN = "example.com";

  @ParameterizedTest
  @ValueSource(strings = {"a..example.com", "", "exämple.com", "x.\u0000.example"})
  void aDomainThatDnsCannotHoldIsNotAsked(String domain) {
    Zone zone = new Zone();
    SpfFacts facts = SpfSurvey.of(domain, zone);
    assertThat(zone.asked()).isEmpty();
    assertThat(facts.lookup().status()).isEqualTo(LookupStatus.NOT_ASKED);
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.TEMPERROR);
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
  void aFailedLookupIsNotVoid() {
    Zone zone = Zone.of("example.com TXT v=spf1 a:a.example a:b.example a:c.example -all");
    for (String name : List.of("a.example", "b.example", "c.example")) {
      zone.failOtherwise(name, LookupStatus.SERVFAIL);
    }
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.voidLookups()).isZero();
    assertThat(facts.verdict()).isEqualTo(SpfVerdict.TEMPERROR);
  }
}
