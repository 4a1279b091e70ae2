package io.fivefifty.dns.asking;

import static io.fivefifty.dns.asking.Questioner.QUICK;
import static io.fivefifty.dns.asking.Questioner.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsServer.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;

/**
 * Many questions to servers that are lossy, slow, dying or dead: all are answered, none wrongly.
 */
@Timeout(30)
class AskerUnderStressTest {

  private static final int HALF = 100;

  /** Names with an address, and as many that do not exist. */
  private static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < HALF; i++) {
      questions.add(new Question("yes" + i + ".example", RecordType.A));
      questions.add(new Question("no" + i + ".example", RecordType.A));
    }
    return questions;
  }

  private static DnsServer server() {
    List<String> zone = new ArrayList<>();
    zone.add("example. 60 SOA ns.example. root.example. 1 2 3 4 300");
    zone.add(". 60 SOA . . 1 2 3 4 300");
    for (int i = 0; i < HALF; i++) {
      zone.add("yes" + i + ".example. 60 A 192.0.2." + i);
    }
    return DnsServer.of(zone.toArray(String[]::new));
  }

  private static List<Answer> askAll(DnsServer server, AskerSettings settings) {
    List<Answer> answers = Questioner.askAll(server, settings, questions());
    assertThat(answers).hasSize(2 * HALF);
    for (int i = 0; i < answers.size(); i++) {
      LookupStatus status = answers.get(i).status();
      assertThat(status)
          .isNotIn(LookupStatus.NODATA, i % 2 == 0 ? LookupStatus.NXDOMAIN : LookupStatus.OK);
      if (status == LookupStatus.OK) {
        assertThat(answers.get(i).values()).containsExactly("192.0.2." + i / 2);
      }
    }
    return answers;
  }

  private static long count(List<Answer> answers, LookupStatus status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  @Test
  void where_one_in_twenty_messages_is_lost_every_question_is_answered() {
    try (DnsServer server = server().withAll(Faults.loses(0.05, 1))) {
      List<Answer> answers = askAll(server, settings(64, 3000, 20_000, 300, 1000, 1000));

      assertThat(count(answers, LookupStatus.OK)).isEqualTo(HALF);
      assertThat(count(answers, LookupStatus.NXDOMAIN)).isEqualTo(HALF);
      assertThat(answers).anyMatch(answer -> answer.lookup().attempts() > 1);
    }
  }

  @Test
  void where_forty_in_a_hundred_are_lost_most_are_answered_and_none_wrongly() {
    try (DnsServer server = server().withAll(Faults.loses(0.4, 2))) {
      List<Answer> answers = askAll(server, settings(64, 3000, 20_000, 40, 80, 120));

      assertThat(answers.stream().filter(Answer::isFailed).count()).isLessThan(HALF / 2);
      assertThat(count(answers, LookupStatus.NOT_ASKED)).isZero();
    }
  }

  @Test
  void a_server_that_drops_what_is_too_much_is_asked_more_slowly() {
    Fault fault = Faults.limits(200, Faults.silent());
    try (DnsServer server = server().withAll(fault)) {
      List<Answer> answers = askAll(server, settings(64, 3000, 20_000, 150, 300, 600));

      assertThat(count(answers, LookupStatus.NOT_ASKED)).isZero();
      assertThat(answers.stream().filter(Answer::isFailed).count()).isLessThan(HALF);
    }
  }

  @Test
  void a_server_that_refuses_what_is_too_much_is_not_misread() {
    Fault fault = Faults.limits(50, Faults.rcode(Rcode.REFUSED));
    try (DnsServer server = server().withAll(fault)) {
      List<Answer> answers = askAll(server, settings(64, 3000, 20_000, 1000));

      assertThat(answers)
          .extracting(Answer::status)
          .containsOnly(LookupStatus.OK, LookupStatus.NXDOMAIN, LookupStatus.REFUSED);
    }
  }

  @Test
  void a_silent_server_is_given_up_and_nothing_hangs() {
    try (DnsServer server = server().withAll(Faults.silent());
        Questioner questioner = new Questioner(server, QUICK)) {
      long start = System.nanoTime();

      List<Answer> answers = questioner.askAll(questions());

      assertThat(secondsSince(start)).isLessThan(4);
      assertThat(answers)
          .extracting(Answer::status)
          .containsOnly(LookupStatus.TIMEOUT, LookupStatus.NOT_ASKED);
      assertThat(questioner.asker().gaveUp())
          .isEqualTo("the server gives no answer (no answer in time)");
      assertThat(answers)
          .filteredOn(answer -> answer.status() == LookupStatus.NOT_ASKED)
          .isNotEmpty()
          .allMatch(answer -> questioner.asker().gaveUp().equals(answer.lookup().error()));
    }
  }

  @Test
  void a_server_that_is_not_there_is_given_up_at_once() {
    DnsServer gone = server();
    gone.close();
    long start = System.nanoTime();

    List<Answer> answers = askAll(gone, QUICK);

    assertThat(secondsSince(start)).isLessThan(3);
    assertThat(answers)
        .extracting(Answer::status)
        .contains(LookupStatus.NETWORK_ERROR, LookupStatus.NOT_ASKED)
        .doesNotContain(LookupStatus.NODATA, LookupStatus.NXDOMAIN);
  }

  @Test
  void once_a_server_is_given_up_nothing_more_is_sent() {
    DnsServer gone = server();
    gone.close();
    try (Questioner questioner = new Questioner(gone, QUICK)) {
      questioner.askAll(questions());
      long sent = questioner.asker().sent();

      Answer answer = questioner.ask("later.example", RecordType.A);

      assertThat(answer.status()).isEqualTo(LookupStatus.NOT_ASKED);
      assertThat(questioner.asker().sent()).isEqualTo(sent);
    }
  }

  @Test
  void a_server_that_dies_half_way_has_answered_what_it_has() {
    try (DnsServer server = server().diesAfter(100)) {
      long start = System.nanoTime();

      List<Answer> answers = askAll(server, QUICK);

      assertThat(secondsSince(start)).isLessThan(4);
      assertThat(answers.stream().filter(answer -> !answer.isFailed()).count())
          .isBetween(50L, 100L);
      assertThat(answers).filteredOn(Answer::isFailed).hasSizeGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void names_whose_own_servers_are_dead_do_not_condemn_the_resolver() {
    try (DnsServer server = server()) {
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        server.with("dead" + i + ".example", Faults.silent());
        questions.add(new Question("dead" + i + ".example", RecordType.A));
      }
      questions.addAll(questions());

      List<Answer> answers =
          Questioner.askAll(server, settings(32, 300, 20_000, 100, 100, 200), questions);

      assertThat(answers.subList(0, 40))
          .extracting(Answer::status)
          .containsOnly(LookupStatus.TIMEOUT);
      assertThat(answers.subList(40, answers.size()))
          .extracting(Answer::status)
          .containsOnly(LookupStatus.OK, LookupStatus.NXDOMAIN);
    }
  }

  @Test
  void a_pause_is_not_taken_for_silence() throws InterruptedException {
    try (DnsServer server = server().with(".", Faults.silent());
        Questioner questioner = new Questioner(server, settings(32, 400, 20_000, 100))) {
      questioner.ask("yes1.example", RecordType.A);
      TimeUnit.MILLISECONDS.sleep(500);
      server.withAll(Faults.silent());
      List<Question> silent = questions().subList(0, 20);
      questioner.askAll(silent);

      assertThat(questioner.asker().gaveUp()).isNull();
    }
  }

  @Test
  void at_the_deadline_all_that_is_open_is_answered() {
    try (DnsServer server = server().withAll(Faults.late(700));
        Questioner questioner =
            new Questioner(server, settings(16, 60_000, 1000, 10_000, 10_000))) {
      long start = System.nanoTime();

      List<Answer> answers = questioner.askAll(questions());

      assertThat(secondsSince(start)).isBetween(0.9, 3.0);
      assertThat(answers)
          .extracting(Answer::status)
          .contains(LookupStatus.TIMEOUT, LookupStatus.NOT_ASKED);
      assertThat(questioner.asker().gaveUp()).startsWith("no time was left");
    }
  }

  @Test
  void an_answer_after_the_deadline_changes_nothing() throws InterruptedException {
    try (DnsServer server = server().withAll(Faults.late(500));
        Questioner questioner = new Questioner(server, settings(16, 60_000, 200, 10_000))) {
      Answer answer = questioner.ask("yes1.example", RecordType.A);
      TimeUnit.MILLISECONDS.sleep(500);

      assertThat(answer.status()).isEqualTo(LookupStatus.TIMEOUT);
      assertThat(questioner.ask("yes1.example", RecordType.A)).isEqualTo(answer);
    }
  }
}
