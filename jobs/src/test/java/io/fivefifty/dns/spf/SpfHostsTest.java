package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answers;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms that go by way of other names: the hosts of {@code mx}, the names of {@code ptr}. */
final class SpfHostsTest {
  private static final String POINTER = "1.2.0.192.in-addr.arpa";

  private static SpfOutcome check(String ip, Answers answers) {
    return SpfCheck.of(IpAddress.parse(ip).orElseThrow(), "alice@example.com", "h", answers)
        .outcome();
  }

  private static Zone pointing(String... names) {
    Zone zone = Zone.of("example.com TXT v=spf1 ptr -all");
    for (String name : names) {
      zone.add(POINTER, RecordType.PTR, name);
    }
    return zone;
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, PASS", "192.0.2.2, PASS", "192.0.2.3, PASS", "192.0.2.4, FAIL"})
  void anyOfTheExchangersMatches(String ip, SpfOutcome outcome) {
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 mx -all",
            "example.com MX 0 a.example",
            "example.com MX 5 b.example",
            "example.com MX 5 c.example",
            "a.example A 192.0.2.1",
            "b.example A 192.0.2.2",
            "c.example A 192.0.2.3");
    assertThat(check(ip, zone)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, PASS",
    "Mail.Example.com, PASS",
    "notexample.com, FAIL",
    "example.com.other.example, FAIL",
  })
  void aNameOfTheAddressMustBeAtOrBelowTheTarget(String name, SpfOutcome outcome) {
    Zone zone = pointing(name).add(name, RecordType.A, "192.0.2.1");
    assertThat(check("192.0.2.1", zone)).isEqualTo(outcome);
  }

  @Test
  void aNameThatDoesNotLeadBackIsNotBelieved() {
    Zone zone = pointing("mail.example.com").add("mail.example.com", RecordType.A, "192.0.2.2");
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.FAIL);
  }

  @ParameterizedTest
  @CsvSource({"9, PASS", "10, FAIL"})
  void onlyTenNamesOfAnAddressAreTried(int before, SpfOutcome outcome) {
    Zone zone = pointing();
    for (int i = 0; i < before; i++) {
      zone.add(POINTER, RecordType.PTR, "h" + i + ".example");
    }
    zone.add(POINTER, RecordType.PTR, "mail.example.com");
    zone.add("mail.example.com", RecordType.A, "192.0.2.1");
    assertThat(check("192.0.2.1", zone)).isEqualTo(outcome);
  }

  @Test
  void failedLookupsOfNamesAreNoMatch() {
    Zone zone =
        pointing("a.example.com", "b.example.com")
            .fail("a.example.com", RecordType.A, LookupStatus.TIMEOUT);
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.FAIL);
    zone.add("b.example.com", RecordType.A, "192.0.2.1");
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.PASS);
    zone.fail(POINTER, RecordType.PTR, LookupStatus.SERVFAIL);
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.FAIL);
  }

  @Test
  void aNameThatWasNotAskedLeavesItOpen() {
    Zone zone =
        pointing("a.example.com", "b.example.com")
            .fail("a.example.com", RecordType.A, LookupStatus.NOT_ASKED);
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.UNKNOWN);
    zone.add("b.example.com", RecordType.A, "192.0.2.1");
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.PASS);
  }

  @Test
  void theNameAtTheDomainIsTheFirstChoiceOfTheMacro() {
    Zone zone =
        Zone.of(
            "example.com TXT v=spf1 exists:%{p}.x.example -all",
            "other.example A 192.0.2.1",
            "mail.example.com A 192.0.2.1",
            "mail.example.com.x.example A 127.0.0.2");
    zone.add(POINTER, RecordType.PTR, "other.example");
    zone.add(POINTER, RecordType.PTR, "mail.example.com");
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.PASS);
    zone.add(POINTER, RecordType.PTR, "example.com");
    zone.add("example.com", RecordType.A, "192.0.2.1");
    assertThat(check("192.0.2.1", zone)).isEqualTo(SpfOutcome.FAIL);
  }
}
