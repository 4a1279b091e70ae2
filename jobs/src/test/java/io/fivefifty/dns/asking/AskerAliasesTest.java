package io.fivefifty.dns.asking;

import static io.fivefifty.dns.asking.Questioner.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsServer.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** Aliases, whether the server follows them or leaves that to who asks. */
class AskerAliasesTest {

  private static final List<String> ZONE = new ArrayList<>();

  static {
    ZONE.add("$TTL 3600");
    ZONE.add("example.              SOA    ns.example. root.example. 1 2 3 4 300");
    ZONE.add("www.example.     60   CNAME  Host.Example.");
    ZONE.add("host.example.    900  A      192.0.2.1");
    ZONE.add("dead.example.    60   CNAME  gone.example.");
    ZONE.add("a.circle.example.     CNAME  b.circle.example.");
    ZONE.add("b.circle.example.     CNAME  a.circle.example.");
    ZONE.add("self.example.         CNAME  self.example.");
    ZONE.add("blank.example.        CNAME  a\\032b.example.");
    ZONE.add("root.example.         CNAME  .");
    for (int i = 0; i < 9; i++) {
      ZONE.add("c" + i + ".example.    CNAME  c" + (i + 1) + ".example.");
    }
    ZONE.add("c9.example.           A      192.0.2.9");
  }

  private static final Fault FOLLOWS = (query, right) -> Faults.answer(query, right);

  static Stream<Fault> servers() {
    return Stream.of(FOLLOWS, Faults.followsNoAlias());
  }

  private static DnsServer server(Fault fault) {
    return DnsServer.of(ZONE.toArray(String[]::new)).withAll(fault);
  }

  private static Answer ask(Fault fault, String name, RecordType type) {
    try (DnsServer server = server(fault)) {
      return Questioner.ask(server, PATIENT, name, type);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void the_records_are_those_of_the_target(Fault server) {
    Answer answer = ask(server, "www.example", RecordType.A);

    assertThat(answer.values()).containsExactly("192.0.2.1");
    assertThat(answer.lookup().aliases()).containsExactly("host.example");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void the_shortest_time_to_live_counts(Fault server) {
    assertThat(ask(server, "www.example", RecordType.A).lookup().ttlSeconds()).isEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_target_without_the_type_is_no_data(Fault server) {
    Answer answer = ask(server, "www.example", RecordType.MX);

    assertThat(answer.status()).isEqualTo(LookupStatus.NODATA);
    assertThat(answer.lookup().aliases()).containsExactly("host.example");
    assertThat(answer.lookup().ttlSeconds()).isEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void an_alias_exists_though_its_target_does_not(Fault server) {
    Answer answer = ask(server, "dead.example", RecordType.A);

    assertThat(answer.status()).isEqualTo(LookupStatus.NXDOMAIN);
    assertThat(answer.lookup().aliases()).containsExactly("gone.example");
    assertThat(answer.lookup().nameExists()).isEqualTo(Known.YES);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void eight_aliases_are_followed(Fault server) {
    Answer answer = ask(server, "c1.example", RecordType.A);

    assertThat(answer.values()).containsExactly("192.0.2.9");
    assertThat(answer.lookup().aliases()).hasSize(8).endsWith("c9.example");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void nine_aliases_lead_nowhere(Fault server) {
    Answer answer = ask(server, "c0.example", RecordType.A);

    assertThat(answer.status()).isEqualTo(LookupStatus.MALFORMED);
    assertThat(answer.values()).isEmpty();
    assertThat(answer.lookup().error()).contains("8 aliases");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_circle_ends(Fault fault) {
    try (DnsServer server = server(fault)) {
      for (String name : List.of("a.circle.example", "self.example")) {
        Answer answer = Questioner.ask(server, PATIENT, name, RecordType.A);

        assertThat(answer.status()).isEqualTo(LookupStatus.MALFORMED);
        assertThat(answer.lookup().error()).contains("circle");
        assertThat(answer.lookup().nameExists()).isEqualTo(Known.UNKNOWN);
      }
      assertThat(server.received().size()).isLessThanOrEqualTo(18);
    }
  }

  @Test
  void a_target_that_cannot_be_asked_for_is_not_called_empty() {
    for (String name : List.of("blank.example", "root.example")) {
      Answer answer = ask(Faults.followsNoAlias(), name, RecordType.A);

      assertThat(answer.status()).isEqualTo(LookupStatus.MALFORMED);
      assertThat(answer.lookup().error()).startsWith("an alias leads to");
      assertThat(answer.lookup().aliases()).hasSize(1);
    }
  }

  @Test
  void a_failure_of_the_targets_server_keeps_the_aliases() {
    try (DnsServer server =
        server(Faults.followsNoAlias()).with("host.example", Faults.rcode(Rcode.REFUSED))) {
      Answer answer = Questioner.ask(server, PATIENT, "www.example", RecordType.A);

      assertThat(answer.status()).isEqualTo(LookupStatus.REFUSED);
      assertThat(answer.lookup().aliases()).containsExactly("host.example");
    }
  }

  @Test
  void a_repetition_does_not_count_aliases_twice() {
    Fault fails =
        Faults.edited(
            message -> {
              message.removeAllRecords(Section.AUTHORITY);
              message.getHeader().setRcode(Rcode.REFUSED);
            });
    try (DnsServer server =
        server(FOLLOWS).with("c4.example", Faults.followsNoAlias()).with("c5.example", fails)) {
      Answer answer = Questioner.ask(server, PATIENT, "c4.example", RecordType.A);

      assertThat(answer.status()).isEqualTo(LookupStatus.REFUSED);
      assertThat(answer.lookup().aliases())
          .containsExactly("c5.example", "c6.example", "c7.example", "c8.example", "c9.example");
    }
  }

  @Test
  void the_SOA_of_another_zone_says_nothing_of_the_target() {
    Fault ownSoa =
        Faults.edited(
            message -> {
              message.removeAllRecords(Section.AUTHORITY);
              Name zone = Name.fromConstantString("www.example.");
              message.addRecord(
                  new SOARecord(zone, DClass.IN, 60, zone, zone, 1, 2, 3, 4, 5), Section.AUTHORITY);
            });
    try (DnsServer server =
        server(FOLLOWS)
            .with(
                "www.example",
                (query, right) -> {
                  Faults.followsNoAlias().to(query, right);
                  return ownSoa.to(query, right);
                })) {
      assertThat(Questioner.ask(server, PATIENT, "www.example", RecordType.A).values())
          .containsExactly("192.0.2.1");
    }
  }
}
