package io.fivefifty.dns.asking;

import static io.fivefifty.dns.asking.Questioner.PATIENT;
import static io.fivefifty.dns.asking.Questioner.QUICK;
import static io.fivefifty.dns.asking.Questioner.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsServer.Fault;
import io.fivefifty.dns.asking.DnsSource.Servers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Rcode;

/** What comes of one question, whatever the server does. */
class AskerTest {

  static final String[] ZONE = {
    "$TTL 3600",
    "example.            SOA   ns.example. root.example. 1 2 3 4 300",
    "a.example.     600  A     192.0.2.1",
    "a.example.     600  A     192.0.2.2",
    "aaaa.example.       AAAA  2001:DB8:0::1",
    "mapped.example.     AAAA  ::ffff:192.0.2.1",
    "mx.example.         MX    10 Mail.Example.",
    "mx.example.         MX    0 .",
    "ptr.example.        PTR   Host.Example.",
    "txt.example.        TXT   \"v=spf1 \" \"-all\" \"\"",
    "bytes.example.      TXT   \"\\000\\007\\127\\128\\255\\\"\\\\\"",
    "empty.example.      TXT   \"\"",
  };

  private static final LookupStatus[] SAYS_WHAT_EXISTS = {
    LookupStatus.OK, LookupStatus.NODATA, LookupStatus.NXDOMAIN
  };

  private static Answer ask(String name, RecordType type) {
    return ask(name, type, (query, right) -> Faults.answer(query, right));
  }

  static Answer ask(String name, RecordType type, Fault fault) {
    try (DnsServer server = DnsServer.of(ZONE).withAll(fault)) {
      return Questioner.ask(server, PATIENT, name, type);
    }
  }

  @Test
  void records_come_in_their_order_with_how_they_were_come_by() {
    Answer answer = ask("a.example", RecordType.A);

    assertThat(answer.values()).containsExactly("192.0.2.1", "192.0.2.2");
    Lookup lookup = answer.lookup();
    assertThat(lookup.status()).isEqualTo(LookupStatus.OK);
    assertThat(lookup.rcode()).isEqualTo(Rcode.NOERROR);
    assertThat(lookup.ttlSeconds()).isEqualTo(600);
    assertThat(lookup.attempts()).isEqualTo(1);
    assertThat(lookup.tcp()).isFalse();
    assertThat(lookup.ad()).isFalse();
    assertThat(lookup.ede()).isEmpty();
    assertThat(lookup.aliases()).isEmpty();
    assertThat(lookup.error()).isNull();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("aaaa.example", RecordType.AAAA, List.of("2001:db8::1")),
        Arguments.of("mapped.example", RecordType.AAAA, List.of("::ffff:c000:201")),
        Arguments.of("mx.example", RecordType.MX, List.of("10 mail.example", "0 .")),
        Arguments.of("ptr.example", RecordType.PTR, List.of("host.example")),
        Arguments.of("example", RecordType.SOA, List.of("ns.example root.example 1 2 3 4 300")),
        Arguments.of("txt.example", RecordType.TXT, List.of("v=spf1 -all")),
        Arguments.of("empty.example", RecordType.TXT, List.of("")));
  }

  @ParameterizedTest
  @MethodSource("values")
  void each_type_has_its_text(String name, RecordType type, List<String> expected) {
    assertThat(ask(name, type).values()).isEqualTo(expected);
  }

  @Test
  void a_text_has_a_character_for_each_byte() {
    assertThat(ask("bytes.example", RecordType.TXT).values())
        .containsExactly("\0\7\177\u0080\u00FF\"\\");
  }

  @Test
  void what_is_missing_holds_as_long_as_the_SOA_says() {
    Answer nodata = ask("a.example", RecordType.MX);
    Answer nxdomain = ask("no.example", RecordType.MX);

    assertThat(nodata.status()).isEqualTo(LookupStatus.NODATA);
    assertThat(nodata.lookup().ttlSeconds()).isEqualTo(300);
    assertThat(nodata.lookup().error()).isNull();
    assertThat(nxdomain.status()).isEqualTo(LookupStatus.NXDOMAIN);
    assertThat(nxdomain.lookup().rcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(nxdomain.lookup().ttlSeconds()).isEqualTo(300);
    assertThat(nxdomain.lookup().nameExists()).isEqualTo(Known.NO);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Faults.rcode(Rcode.SERVFAIL), LookupStatus.SERVFAIL, "SERVFAIL"),
        Arguments.of(Faults.rcode(Rcode.REFUSED), LookupStatus.REFUSED, "REFUSED"),
        Arguments.of(Faults.rcode(Rcode.NOTIMP), LookupStatus.OTHER_RCODE, "NOTIMP"),
        Arguments.of(Faults.rcode(Rcode.FORMERR), LookupStatus.OTHER_RCODE, "FORMERR"),
        Arguments.of(Faults.refers(), LookupStatus.OTHER_RCODE, "referral"),
        Arguments.of(Faults.bogus(6, "no"), LookupStatus.BOGUS, "SERVFAIL: no"),
        Arguments.of(Faults.wrongId(), LookupStatus.MALFORMED, "invalid message id"),
        Arguments.of(Faults.wrongQuestion(), LookupStatus.MALFORMED, "invalid name"),
        Arguments.of(Faults.recordsOfAnotherName(), LookupStatus.MALFORMED, "not asked for"),
        Arguments.of(Faults.echo(), LookupStatus.MALFORMED, "a query came back"),
        Arguments.of(Faults.garbage(), LookupStatus.MALFORMED, "invalid message id"),
        Arguments.of(Faults.garbageAfterTheQuestion(), LookupStatus.MALFORMED, ""),
        Arguments.of(Faults.cutInTheMiddle(), LookupStatus.MALFORMED, ""),
        Arguments.of(Faults.truncatesAlways(), LookupStatus.TRUNCATED, "over TCP"),
        Arguments.of(Faults.truncatesAnd(Faults.breaks()), LookupStatus.TRUNCATED, "over TCP"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_told_apart_and_explained(Fault fault, LookupStatus status, String error) {
    Answer answer = ask("a.example", RecordType.A, fault);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.lookup().error()).contains(error);
    assertThat(answer.values()).isEmpty();
    assertThat(answer.isAbsent()).isFalse();
  }

  @Test
  void no_failure_says_that_a_name_does_not_exist() {
    List<Fault> faults = failures().map(row -> (Fault) row.get()[0]).toList();
    List<Question> questions = new ArrayList<>();
    try (DnsServer server = DnsServer.of(ZONE)) {
      for (Fault fault : faults) {
        String name = "no" + questions.size() + ".example";
        server.with(name, fault);
        questions.add(new Question(name, RecordType.MX));
      }

      List<Answer> answers = Questioner.askAll(server, PATIENT, questions);

      assertThat(answers).extracting(Answer::status).doesNotContain(SAYS_WHAT_EXISTS);
      assertThat(answers)
          .extracting(answer -> answer.lookup().nameExists())
          .containsOnly(Known.UNKNOWN);
    }
  }

  @Test
  void a_silent_server_is_asked_as_often_as_there_are_timeouts() {
    try (DnsServer server = DnsServer.of(ZONE).withAll(Faults.silent())) {
      Lookup lookup = Questioner.ask(server, QUICK, "a.example", RecordType.A).lookup();

      assertThat(lookup.status()).isEqualTo(LookupStatus.TIMEOUT);
      assertThat(lookup.rcode()).isNull();
      assertThat(lookup.attempts()).isEqualTo(3);
      assertThat(lookup.millis()).isGreaterThanOrEqualTo(450);
      assertThat(lookup.error()).isEqualTo("no answer in time");
      assertThat(server.received("a.example", RecordType.A)).isEqualTo(3);
    }
  }

  @Test
  void a_port_at_which_nobody_listens_is_a_network_error() {
    DnsServer gone = DnsServer.of(ZONE);
    gone.close();

    Answer answer = Questioner.ask(gone, QUICK, "a.example", RecordType.A);

    assertThat(answer.status()).isEqualTo(LookupStatus.NETWORK_ERROR);
    assertThat(answer.lookup().attempts()).isEqualTo(3);
    assertThat(answer.lookup().error()).isNotBlank();
  }

  @Test
  void a_lost_answer_is_asked_for_again() {
    AskerSettings settings = settings(64, 5000, 60_000, 200, 4000, 4000);
    try (DnsServer server = DnsServer.of(ZONE).withAll(Faults.silentAtFirst(1))) {
      Answer answer = Questioner.ask(server, settings, "a.example", RecordType.A);

      assertThat(answer.isOk()).isTrue();
      assertThat(answer.lookup().attempts()).isEqualTo(2);
    }
  }

  @Test
  void an_answer_that_comes_after_the_timeout_is_asked_for_again() {
    AskerSettings settings = settings(64, 5000, 60_000, 100, 4000, 4000);
    Fault fault =
        (query, right) -> (query.before() == 0 ? Faults.late(300) : right()).to(query, right);
    try (DnsServer server = DnsServer.of(ZONE).withAll(fault)) {
      Answer answer = Questioner.ask(server, settings, "a.example", RecordType.A);

      assertThat(answer.values()).containsExactly("192.0.2.1", "192.0.2.2");
      assertThat(answer.lookup().attempts()).isEqualTo(2);
    }
  }

  static Fault right() {
    return (query, right) -> Faults.answer(query, right);
  }

  static Stream<Fault> firstFailures() {
    return Stream.of(
        Faults.rcodeAtFirst(Rcode.SERVFAIL),
        Faults.rcodeAtFirst(Rcode.REFUSED),
        Faults.rcodeAtFirst(Rcode.NOTIMP),
        (query, right) -> (query.before() == 0 ? Faults.garbage() : right()).to(query, right),
        (query, right) -> (query.before() == 0 ? Faults.wrongId() : right()).to(query, right),
        (query, right) -> (query.before() == 0 ? Faults.echo() : right()).to(query, right));
  }

  @ParameterizedTest
  @MethodSource("firstFailures")
  void what_fails_once_is_asked_again(Fault fault) {
    Answer answer = ask("a.example", RecordType.A, fault);

    assertThat(answer.isOk()).isTrue();
    assertThat(answer.lookup().attempts()).isEqualTo(2);
    assertThat(answer.lookup().error()).isNull();
  }

  @Test
  void a_repetition_goes_to_the_next_server() {
    try (DnsServer silent = DnsServer.of(ZONE).withAll(Faults.silent());
        DnsServer good = DnsServer.of(ZONE)) {
      Servers both = new Servers(List.of(silent.address(), good.address()), "both");
      AskerSettings settings = settings(64, 5000, 60_000, 100, 4000);
      try (Questioner questioner = new Questioner(DnsSource.open(both, settings).get(0))) {
        assertThat(questioner.ask("a.example", RecordType.A).isOk()).isTrue();
      }
      assertThat(good.received()).containsExactly("a.example A");
    }
  }

  @ParameterizedTest
  @MethodSource("unaskable")
  void a_name_that_DNS_cannot_hold_is_not_asked(String name) {
    try (DnsServer server = DnsServer.of(ZONE)) {
      Answer answer = Questioner.ask(server, PATIENT, name, RecordType.A);

      assertThat(answer.status()).isEqualTo(LookupStatus.NOT_ASKED);
      assertThat(answer.lookup().attempts()).isZero();
      assertThat(server.received()).isEmpty();
    }
  }

  static Stream<String> unaskable() {
    return Stream.of(
        "",
        ".",
        "a..example",
        ".example",
        "example.",
        "a b.example",
        "a\\.b.example",
        "bücher.example",
        "a".repeat(64) + ".example",
        "a.".repeat(127) + "a");
  }

  @Test
  void a_question_is_sent_once_however_often_it_is_asked() {
    Question question = new Question("a.example", RecordType.A);
    try (DnsServer server = DnsServer.of(ZONE);
        Questioner questioner = new Questioner(server, PATIENT)) {
      List<Answer> atOnce = questioner.askAll(Collections.nCopies(50, question));
      List<Answer> later = questioner.askAll(Collections.nCopies(50, question));

      assertThat(atOnce).hasSize(50).containsOnly(later.get(0));
      assertThat(server.received()).containsExactly("a.example A");
      assertThat(questioner.asker().questions()).isEqualTo(1);
      assertThat(questioner.asker().sent()).isEqualTo(1);
    }
  }

  @Test
  void a_failure_is_remembered_too() {
    try (DnsServer server = DnsServer.of(ZONE).withAll(Faults.silent());
        Questioner questioner = new Questioner(server, QUICK)) {
      Answer first = questioner.ask("a.example", RecordType.A);

      assertThat(questioner.ask("a.example", RecordType.A)).isSameAs(first);
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void no_more_questions_are_under_way_than_allowed() {
    AskerSettings settings = settings(4, 5000, 60_000, 4000);
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      questions.add(new Question("n" + i + ".example", RecordType.A));
    }
    try (DnsServer server = DnsServer.of(ZONE).withAll(Faults.late(20))) {
      long start = System.nanoTime();

      Questioner.askAll(server, settings, questions);

      // Ten rounds of four, each of 20 ms.
      assertThat(System.nanoTime() - start).isGreaterThan(180_000_000L);
    }
  }
}
