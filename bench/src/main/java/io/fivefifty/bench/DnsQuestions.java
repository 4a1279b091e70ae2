package io.fivefifty.bench;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.Asker;
import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Questions a second that an asker gets answered, each asked once: no answer is remembered. */
public final class DnsQuestions {

  /** More than are ever under way, so that the asker never waits for us. */
  private static final int MOST_PUT = 1_000;

  private final Asker asker;
  private final Iterator<Question> questions;
  private final long endNanos;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int put;
  private int answered;
  private int failed;
  private boolean putting;

  private DnsQuestions(Asker asker, Iterator<Question> questions, long endNanos) {
    this.asker = asker;
    this.questions = questions;
    this.endNanos = endNanos;
  }

  /**
   * Asks from the first to the last question, again and again, and tells of each round.
   *
   * @param args the server, the file of questions ({@code NAME TYPE} a line), and for how many
   *     seconds to go on
   */
  public static void main(String[] args) throws IOException {
    DnsSource server = DnsSource.parse(args[0]);
    List<Question> questions;
    try (var lines = Files.lines(Path.of(args[1]))) {
      questions = lines.map(DnsQuestions::question).toList();
    }
    long start = System.nanoTime();
    long end = start + Integer.parseInt(args[2]) * 1_000_000_000L;
    for (long from = start; from < end; from = System.nanoTime()) {
      round(server, questions, from, end);
    }
  }

  private static Question question(String line) {
    String[] words = line.split(" ");
    return new Question(words[0], RecordType.valueOf(words[1]));
  }

  /** One asker a round, as it remembers what it was told. */
  private static void round(DnsSource server, List<Question> questions, long from, long end) {
    long cpuFrom = cpuNanos();
    try (Asker asker = DnsSource.open(server, AskerSettings.DEFAULT).get(0).asker()) {
      DnsQuestions round = new DnsQuestions(asker, questions.iterator(), end);
      asker.loop().execute(round::putMore);
      round.done.join();
      double seconds = (System.nanoTime() - from) / 1e9;
      double cpuMicros = (cpuNanos() - cpuFrom) / 1e3;
      System.out.printf(
          "answered=%d failed=%d sent=%d seconds=%.2f rate=%.0f cpu=%.1f%n",
          round.answered,
          round.failed,
          asker.sent(),
          seconds,
          round.answered / seconds,
          cpuMicros / round.answered);
    }
  }

  /** Time on all processors, of the compiler and the collector too. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private void putMore() {
    if (putting) {
      return;
    }
    putting = true;
    try {
      while (put - answered < MOST_PUT && questions.hasNext() && System.nanoTime() < endNanos) {
        put++;
        asker.ask(questions.next(), this::answered);
      }
      if (put == answered) {
        done.complete(null);
      }
    } catch (RuntimeException e) {
      done.completeExceptionally(new CompletionException(e));
    } finally {
      putting = false;
    }
  }

  private void answered(Answer answer) {
    answered++;
    failed += answer.isFailed() ? 1 : 0;
    putMore();
  }
}
