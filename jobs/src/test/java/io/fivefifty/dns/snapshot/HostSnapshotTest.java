package io.fivefifty.dns.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.asking.DnsServer;
import io.fivefifty.dns.asking.DnsServer.Fault;
import io.fivefifty.dns.asking.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;

/** What is made of the answers about a host. */
class HostSnapshotTest {

  private static final String[] ZONE = {
    "$TTL 3600",
    ".                          SOA    ns.example. root.example. 1 2 3 4 300",
    "1.2.0.192.in-addr.arpa.    PTR    good.example.",
    "2.2.0.192.in-addr.arpa.    PTR    other.example.",
    "3.2.0.192.in-addr.arpa.    PTR    gone.example.",
    "4.2.0.192.in-addr.arpa.    PTR    gone.example.",
    "4.2.0.192.in-addr.arpa.    PTR    Four.Example.",
    "5.2.0.192.in-addr.arpa.    PTR    a\\032b.example.",
    "6.2.0.192.in-addr.arpa.    CNAME  6.rev.example.",
    "6.rev.example.             PTR    six.example.",
    "7.2.0.192.in-addr.arpa.    PTR    onlyv6.example.",
    "8.2.0.192.in-addr.arpa.    TXT    \"no name\"",
    "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR good.example.",
    "good.example.              A      192.0.2.1",
    "good.example.              AAAA   2001:db8::1",
    "other.example.             A      192.0.2.99",
    "four.example.              A      192.0.2.4",
    "six.example.               CNAME  real.example.",
    "real.example.              A      192.0.2.6",
    "onlyv6.example.            AAAA   2001:db8::7",
    "text.example.              TXT    \"no address\"",
    "xn--bcher-kva.example.     A      192.0.2.1",
  };

  private static HostSnapshot of(String ip, String helo) {
    return Snapshots.fromZone(ZONE, sitting -> Snapshots.ofHost(sitting, ip, helo));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,   PASS",
    "192.0.2.2,   FAIL",
    "192.0.2.3,   FAIL",
    "192.0.2.4,   PASS",
    "192.0.2.5,   FAIL",
    "192.0.2.6,   PASS",
    "192.0.2.7,   FAIL",
    "192.0.2.8,   NO_PTR",
    "192.0.2.9,   NO_PTR",
    "2001:db8::1, PASS",
    "2001:db8::2, NO_PTR",
  })
  void the_name_of_an_address_leads_back_to_it_or_not(String ip, FcrdnsVerdict verdict) {
    HostSnapshot facts = of(ip, "good.example");

    assertThat(facts.fcrdns()).isEqualTo(verdict);
    assertThat(facts.isUnanswered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,   good.example,     OK",
    "192.0.2.1,   GOOD.Example.,    OK",
    "2001:db8::1, good.example,     OK",
    "192.0.2.6,   six.example,      OK",
    "192.0.2.1,   bücher.example,   OK",
    "192.0.2.2,   good.example,     MISMATCH",
    "192.0.2.7,   onlyv6.example,   MISMATCH",
    "192.0.2.1,   text.example,     UNRESOLVABLE",
    "192.0.2.1,   gone.example,     UNRESOLVABLE",
    "192.0.2.1,   localhost,        MALFORMED",
    "192.0.2.1,   192.0.2.1,        MALFORMED",
    "192.0.2.1,   my_host.example,  MALFORMED",
    "192.0.2.1,   a..example,       MALFORMED",
    "192.0.2.1,   '',               MALFORMED",
    "192.0.2.1,   ' ',              MALFORMED",
    "192.0.2.1,   [192.0.2.1],      LITERAL",
    "192.0.2.1,   [IPv6:2001:db8::1], LITERAL",
  })
  void a_HELO_name_has_its_verdict(String ip, String helo, HeloVerdict verdict) {
    assertThat(of(ip, helo).heloVerdict()).isEqualTo(verdict);
  }

  @Test
  void without_a_HELO_name_the_verdict_is_unknown() {
    HostSnapshot facts =
        Snapshots.fromZone(ZONE, sitting -> Snapshots.ofHost(sitting, "192.0.2.1", null));

    assertThat(facts.helo()).isNull();
    assertThat(facts.heloVerdict()).isEqualTo(HeloVerdict.UNKNOWN);
  }

  private static HostSnapshot of(String ip, String helo, String broken, Fault fault) {
    return Snapshots.fromServer(
        DnsServer.of(ZONE).with(broken, fault),
        Snapshots.QUICK,
        sitting -> Snapshots.ofHost(sitting, ip, helo));
  }

  @Test
  void a_reverse_lookup_that_fails_is_not_called_missing() {
    HostSnapshot facts = of("192.0.2.1", "good.example", "1.2.0.192.in-addr.arpa", Faults.silent());

    assertThat(facts.ptr().status()).isEqualTo(LookupStatus.TIMEOUT);
    assertThat(facts.fcrdns()).isEqualTo(FcrdnsVerdict.UNKNOWN);
    assertThat(facts.heloVerdict()).isEqualTo(HeloVerdict.OK);
    assertThat(facts.isUnanswered()).isTrue();
  }

  @Test
  void a_forward_lookup_that_fails_is_not_called_a_failure() {
    HostSnapshot facts =
        of("192.0.2.2", "other.example", "other.example", Faults.rcode(Rcode.SERVFAIL));

    assertThat(facts.fcrdns()).isEqualTo(FcrdnsVerdict.UNKNOWN);
    assertThat(facts.heloVerdict()).isEqualTo(HeloVerdict.UNKNOWN);
    assertThat(facts.isUnanswered()).isFalse();
  }

  @Test
  void one_name_that_leads_back_is_enough() {
    assertThat(of("192.0.2.4", "four.example", "gone.example", Faults.silent()).fcrdns())
        .isEqualTo(FcrdnsVerdict.PASS);
  }

  @Test
  void a_hundred_names_are_not_all_asked_for() {
    List<String> zone = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      zone.add("1.2.0.192.in-addr.arpa. PTR n" + i + ".example.");
    }

    long questions =
        Snapshots.fromZone(
            zone.toArray(String[]::new),
            sitting -> {
              HostSnapshot facts = Snapshots.ofHost(sitting, "192.0.2.1", null);
              assertThat(facts.ptrNames()).hasSize(100);
              assertThat(facts.fcrdns()).isEqualTo(FcrdnsVerdict.FAIL);
              return sitting.asker().questions();
            });

    assertThat(questions).isEqualTo(11);
  }
}
