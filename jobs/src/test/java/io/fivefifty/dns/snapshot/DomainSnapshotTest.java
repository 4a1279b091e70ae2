package io.fivefifty.dns.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.asking.DnsServer;
import io.fivefifty.dns.asking.DnsServer.Fault;
import io.fivefifty.dns.asking.Faults;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.dmarc.DmarcVerdict;
import io.fivefifty.dns.spf.SpfVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

/** What is made of the answers about a domain. */
class DomainSnapshotTest {

  private static final String[] ZONE = {
    "$ORIGIN example.",
    "$TTL 3600",
    "@              SOA    ns root 1 2 3 4 300",
    "mail           A      192.0.2.1",
    "mail           AAAA   2001:db8::1",
    "other          A      192.0.2.2",
    "alias          CNAME  mail",
    "nowhere        TXT    \"no address\"",
    "ok             MX     20 other",
    "ok             MX     10 mail",
    "half           MX     10 gone",
    "half           MX     20 mail",
    "implicit       A      192.0.2.3",
    "implicit6      AAAA   2001:db8::3",
    "nullmx         MX     0 .",
    "nullmx         A      192.0.2.3",
    "beside         MX     0 .",
    "beside         MX     10 mail",
    "besidenothing  MX     0 .",
    "besidenothing  MX     10 gone",
    "twonulls       MX     0 .",
    "twonulls       MX     10 .",
    "none           TXT    \"nothing for mail\"",
    "broken         MX     10 gone",
    "broken         MX     20 nowhere",
    "toalias        MX     10 alias",
    "isalias        CNAME  ok",
    "deadalias      CNAME  gone",
    "empty.below    TXT    \"below is an empty name\"",
    "odd            MX     10 a\\032b",
  };

  private static DomainSnapshot of(String domain) {
    return Snapshots.fromZone(ZONE, sitting -> Snapshots.ofDomain(sitting, domain));
  }

  @ParameterizedTest
  @CsvSource({
    "ok,            OK,       YES, YES",
    "half,          OK,       YES, YES",
    "implicit,      IMPLICIT, YES, YES",
    "implicit6,     IMPLICIT, YES, YES",
    "nullmx,        NULL_MX,  YES, NO",
    "twonulls,      NULL_MX,  YES, NO",
    "beside,        OK,       YES, YES",
    "besidenothing, BROKEN,   YES, NO",
    "none,          NONE,     YES, NO",
    "below,         NONE,     YES, NO",
    "gone,          NONE,     NO,  NO",
    "broken,        BROKEN,   YES, NO",
    "toalias,       OK,       YES, YES",
    "isalias,       OK,       YES, YES",
    "deadalias,     NONE,     YES, NO",
    "odd,           UNKNOWN,  YES, UNKNOWN",
  })
  void each_domain_has_its_verdict(String label, MxVerdict mx, Known exists, Known canReceive) {
    DomainSnapshot facts = of(label + ".example");

    assertThat(facts.mxVerdict()).isEqualTo(mx);
    assertThat(facts.exists()).isEqualTo(exists);
    assertThat(facts.canReceive()).isEqualTo(canReceive);
    assertThat(facts.isUnanswered()).isFalse();
  }

  @Test
  void exchanges_come_in_the_order_of_their_preference_with_their_addresses() {
    assertThat(of("ok.example").mxHosts())
        .containsExactly(
            new MxHost(10, "mail.example", List.of("192.0.2.1", "2001:db8::1")),
            new MxHost(20, "other.example", List.of("192.0.2.2")));
  }

  @Test
  void the_null_MX_is_no_exchange() {
    assertThat(of("nullmx.example").mxHosts()).isEmpty();
    assertThat(of("beside.example").mxHosts())
        .extracting(MxHost::exchange)
        .containsExactly("mail.example");
  }

  private static DomainSnapshot of(String domain, String broken, Fault fault) {
    return Snapshots.fromServer(
        DnsServer.of(ZONE).with(broken, fault),
        Snapshots.QUICK,
        sitting -> Snapshots.ofDomain(sitting, domain));
  }

  @Test
  void an_exchange_whose_lookup_fails_is_not_called_broken() {
    DomainSnapshot facts = of("broken.example", "gone.example", Faults.silent());

    assertThat(facts.mxVerdict()).isEqualTo(MxVerdict.UNKNOWN);
    assertThat(facts.canReceive()).isEqualTo(Known.UNKNOWN);
    assertThat(facts.exists()).isEqualTo(Known.YES);
  }

  @Test
  void one_exchange_with_an_address_is_enough() {
    assertThat(of("ok.example", "other.example", Faults.silent()).mxVerdict())
        .isEqualTo(MxVerdict.OK);
  }

  @Test
  void a_null_MX_beside_an_exchange_whose_lookup_fails_is_not_called_anything() {
    assertThat(of("beside.example", "mail.example", Faults.rcode(Rcode.SERVFAIL)).mxVerdict())
        .isEqualTo(MxVerdict.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok.example", "gone.example"})
  void a_domain_whose_lookups_all_fail_has_a_row_that_says_so(String domain) {
    DomainSnapshot facts =
        Snapshots.fromServer(
            DnsServer.of(ZONE).withAll(Faults.rcode(Rcode.REFUSED)),
            Snapshots.PATIENT,
            sitting -> Snapshots.ofDomain(sitting, domain));

    assertThat(facts.isUnanswered()).isTrue();
    assertThat(facts.exists()).isEqualTo(Known.UNKNOWN);
    assertThat(facts.canReceive()).isEqualTo(Known.UNKNOWN);
    assertThat(facts.mxVerdict()).isEqualTo(MxVerdict.UNKNOWN);
    assertThat(facts.mx().status()).isEqualTo(LookupStatus.REFUSED);
    assertThat(facts.spf().verdict()).isEqualTo(SpfVerdict.TEMPERROR);
    assertThat(facts.dmarc().verdict()).isEqualTo(DmarcVerdict.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..example", "bücher.example", "a b.example", "x.y\\z"})
  void a_name_that_DNS_cannot_hold_has_a_row_that_says_so(String domain) {
    DomainSnapshot facts = of(domain);

    assertThat(facts.domain()).isEqualTo(domain);
    assertThat(facts.mx().status()).isEqualTo(LookupStatus.NOT_ASKED);
    assertThat(facts.exists()).isEqualTo(Known.UNKNOWN);
    assertThat(facts.mxVerdict()).isEqualTo(MxVerdict.UNKNOWN);
  }

  @Test
  void a_key_is_asked_for_under_each_selector() {
    String[] zone = {
      "example.                 SOA ns.example. root.example. 1 2 3 4 300",
      "old._domainkey.example.  TXT \"v=DKIM1; p=\"",
    };

    DomainSnapshot facts =
        Snapshots.fromZone(
            zone,
            sitting ->
                Snapshots.snapshotter(sitting)
                    .domains(List.of(Snapshots.domain("example", "old", "new")), rows -> {})
                    .get(0)
                    .facts());

    assertThat(facts.dkim())
        .extracting(key -> key.verdict())
        .containsExactly(DkimVerdict.REVOKED, DkimVerdict.MISSING);
  }

  @Test
  void a_thousand_exchanges_are_not_all_asked_for() {
    List<String> zone = new ArrayList<>();
    zone.add("many.example. A 192.0.2.1");
    for (int i = 0; i < 1000; i++) {
      zone.add("many.example. MX " + i + " mx" + i + ".example.");
    }

    long questions =
        Snapshots.fromZone(
            zone.toArray(String[]::new),
            sitting -> {
              assertThat(Snapshots.ofDomain(sitting, "many.example").mxHosts())
                  .hasSize(16)
                  .startsWith(new MxHost(0, "mx0.example", List.of()));
              return sitting.asker().questions();
            });

    assertThat(questions).isLessThan(60);
  }

  @Test
  void an_SPF_record_that_includes_ever_more_is_not_followed_for_ever() {
    List<String> zone = new ArrayList<>();
    // Each of 1111 records includes ten more.
    for (int i = 0; i < 1111; i++) {
      StringBuilder record = new StringBuilder("v=spf1");
      for (int j = 1; j <= 10; j++) {
        record.append(" include:s").append(10 * i + j).append(".example");
      }
      zone.add(
          "s"
              + i
              + ".example. TXT \""
              + record.substring(0, 50)
              + "\" \""
              + record.substring(50)
              + " -all\"");
    }

    long questions =
        Snapshots.fromZone(
            zone.toArray(String[]::new),
            sitting -> {
              assertThat(Snapshots.ofDomain(sitting, "s0.example").spf().verdict())
                  .isEqualTo(SpfVerdict.PERMERROR);
              return sitting.asker().questions();
            });

    assertThat(questions).isLessThan(400);
  }
}
