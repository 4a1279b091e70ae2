package io.fivefifty.dns.asking;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Puts questions through an {@link Asker}, and waits for the answers. */
final class Questioner implements AutoCloseable {

  /** For servers that answer: a loaded machine must not make a question be sent again. */
  static final AskerSettings PATIENT = settings(64, 5000, 60_000, 4000, 4000, 4000);

  /** For servers that do not. */
  static final AskerSettings QUICK = settings(64, 600, 5000, 100, 150, 200);

  private static final long LONGEST_SECONDS = 30;

  private final Asker asker;

  Questioner(DnsServer server, AskerSettings settings) {
    this(server.open(settings));
  }

  Questioner(Sitting sitting) {
    this.asker = sitting.asker();
  }

  static AskerSettings settings(
      int mostInFlight, int patienceMillis, int deadlineMillis, int... timeoutMillis) {
    List<Duration> timeouts = new ArrayList<>();
    for (int millis : timeoutMillis) {
      timeouts.add(Duration.ofMillis(millis));
    }
    return new AskerSettings(
        mostInFlight,
        timeouts,
        Duration.ofMillis(patienceMillis),
        Duration.ofMillis(deadlineMillis));
  }

  /** Asks one server one question. */
  static Answer ask(DnsServer server, AskerSettings settings, String name, RecordType type) {
    try (Questioner questioner = new Questioner(server, settings)) {
      return questioner.ask(name, type);
    }
  }

  /** Asks one server questions. */
  static List<Answer> askAll(DnsServer server, AskerSettings settings, List<Question> questions) {
    try (Questioner questioner = new Questioner(server, settings)) {
      return questioner.askAll(questions);
    }
  }

  Asker asker() {
    return asker;
  }

  Answer ask(String name, RecordType type) {
    return askAll(List.of(new Question(name, type))).get(0);
  }

  /** The answers in the order of the questions. */
  List<Answer> askAll(List<Question> questions) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    questions.forEach(question -> answers.add(new CompletableFuture<>()));
    asker
        .loop()
        .execute(
            () -> {
              for (int i = 0; i < questions.size(); i++) {
                asker.ask(questions.get(i), answers.get(i)::complete);
              }
            });
    return answers.stream().map(Questioner::join).toList();
  }

  private static Answer join(CompletableFuture<Answer> answer) {
    try {
      return answer.get(LONGEST_SECONDS, SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a question has no answer", e);
    }
  }

  @Override
  public void close() {
    asker.close();
  }
}
