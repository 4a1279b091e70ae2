package io.fivefifty.dns.asking;

import static io.fivefifty.dns.asking.AskerTest.ZONE;
import static io.fivefifty.dns.asking.AskerTest.ask;
import static io.fivefifty.dns.asking.AskerTest.right;
import static io.fivefifty.dns.asking.Questioner.PATIENT;
import static io.fivefifty.dns.asking.Questioner.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsServer.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

/** What does not fit, what was validated, and what a server explains. */
class AskerExtrasTest {

  @Test
  void an_answer_that_does_not_fit_comes_over_TCP() {
    Answer answer = ask("a.example", RecordType.A, Faults.truncates());

    assertThat(answer.values()).containsExactly("192.0.2.1", "192.0.2.2");
    assertThat(answer.lookup().tcp()).isTrue();
    assertThat(answer.lookup().attempts()).isEqualTo(2);
  }

  @Test
  void sixty_four_kilobytes_of_texts_come_whole() {
    List<String> zone = new ArrayList<>(List.of(ZONE));
    String text = "x".repeat(250);
    for (int i = 0; i < 240; i++) {
      zone.add("big.example. TXT \"" + text + String.format("%05d\"", i));
    }
    try (DnsServer server = DnsServer.of(zone.toArray(String[]::new))) {
      Answer answer = Questioner.ask(server, PATIENT, "big.example", RecordType.TXT);

      assertThat(answer.values()).hasSize(240).contains(text + "00000", text + "00239");
      assertThat(answer.lookup().tcp()).isTrue();
    }
  }

  @Test
  void an_answer_that_does_not_fit_is_truncated_where_there_is_no_TCP() {
    try (DnsServer server = DnsServer.of(ZONE).withAll(Faults.truncates()).withoutTcp()) {
      Answer answer = Questioner.ask(server, PATIENT, "a.example", RecordType.A);

      assertThat(answer.status()).isEqualTo(LookupStatus.TRUNCATED);
      assertThat(answer.lookup().tcp()).isTrue();
      assertThat(answer.lookup().error()).startsWith("over TCP: ");
      assertThat(answer.values()).isEmpty();
    }
  }

  @Test
  void an_answer_that_never_comes_over_TCP_is_truncated() {
    Fault fault = Faults.truncatesAnd(Faults.silent());
    try (DnsServer server = DnsServer.of(ZONE).withAll(fault)) {
      Answer answer = Questioner.ask(server, QUICK, "a.example", RecordType.A);

      assertThat(answer.status()).isEqualTo(LookupStatus.TRUNCATED);
      assertThat(answer.lookup().error()).isEqualTo("over TCP: no answer in time");
    }
  }

  @Test
  void extended_errors_are_kept() {
    Fault fault = Faults.rcodeWithExtendedError(Rcode.REFUSED, 18, "not for you");

    Lookup lookup = ask("a.example", RecordType.A, fault).lookup();

    assertThat(lookup.ede()).containsExactly(18);
    assertThat(lookup.error()).isEqualTo("REFUSED: not for you");
  }

  @Test
  void a_long_explanation_is_cut() {
    Fault fault = Faults.rcodeWithExtendedError(Rcode.REFUSED, 0, "x".repeat(600));

    assertThat(ask("a.example", RecordType.A, fault).lookup().error()).hasSize(200);
  }

  @Test
  void a_validated_answer_says_so() {
    assertThat(ask("a.example", RecordType.A, Faults.validates()).lookup().ad()).isTrue();
  }

  @Test
  void broken_signatures_are_told_from_a_broken_server() {
    Lookup lookup = ask("a.example", RecordType.A, Faults.bogus(6, "DNSKEY missing")).lookup();

    assertThat(lookup.status()).isEqualTo(LookupStatus.BOGUS);
    assertThat(lookup.rcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(lookup.ede()).containsExactly(6);
    assertThat(lookup.attempts()).isEqualTo(4);
  }

  @Test
  void a_server_that_gets_well_is_not_called_broken_signatures() {
    Fault fault =
        (query, right) ->
            (query.before() < 2 ? Faults.rcode(Rcode.SERVFAIL) : right()).to(query, right);

    assertThat(ask("a.example", RecordType.A, fault).values())
        .containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void records_of_a_name_that_is_said_not_to_exist_are_no_answer() {
    Fault fault = Faults.edited(message -> message.getHeader().setRcode(Rcode.NXDOMAIN));

    assertThat(ask("a.example", RecordType.A, fault).status()).isEqualTo(LookupStatus.MALFORMED);
  }
}
