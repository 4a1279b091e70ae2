package io.fivefifty.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Replies that real servers gave, each with the page, source or thread that shows it, and the
 * causes that a postmaster would accept. Rules were written with the ones in view; the others are
 * only ever scored.
 */
final class CollectedRepliesTest {
  private static final RuleSet RULES = RuleSet.bundled();
  private static final int COLUMNS = 7;

  private record Collected(
      String id,
      String reply,
      @Nullable String relay,
      @Nullable String recipientDomain,
      String provider,
      List<String> causes,
      String source) {

    boolean is550() {
      return Reply.parse(reply).code() == 550;
    }

    @Nullable String problem(Verdict verdict) {
      boolean rightCause = causes.contains(verdict.cause().id());
      boolean rightProvider = provider.equals(verdict.provider());
      return rightCause && rightProvider
          ? null
          : id + ": " + verdict.provider() + ", " + verdict.cause().id() + " by " + verdict.rule();
    }
  }

  /** Shares, in per cent. */
  private record Score(int replies, double causes, double providers) {}

  @Test
  void thoseInViewAreRight(TestReporter reporter) throws IOException {
    List<Collected> replies = read("looked-at.tsv");
    Score score = score(replies, reporter);
    assertThat(score.causes()).isGreaterThan(90);
    assertThat(score.providers()).isGreaterThan(92);
  }

  @Test
  void thoseOnlyScoredAreMostlyRight(TestReporter reporter) throws IOException {
    List<Collected> replies = read("scored.tsv");
    Score score = score(replies.stream().filter(Collected::is550).toList(), reporter);
    assertThat(score.replies()).isGreaterThan(150);
    assertThat(score.causes()).isGreaterThan(86);
    assertThat(score.providers()).isGreaterThan(92);
  }

  @Test
  void everyReplyHasASourceAndCausesOfTheList() throws IOException {
    Set<String> known = new HashSet<>(RULES.causes().stream().map(Cause::id).toList());
    Set<String> ids = new HashSet<>();
    List<Collected> all = new ArrayList<>(read("looked-at.tsv"));
    all.addAll(read("scored.tsv"));
    assertThat(all).hasSizeGreaterThan(400);
    assertThat(all)
        .allSatisfy(
            reply -> {
              assertThat(ids.add(reply.id())).isTrue();
              assertThat(reply.source()).isNotBlank();
              assertThat(known).containsAll(reply.causes());
            });
  }

  private static Score score(List<Collected> replies, TestReporter reporter) {
    Classifier classifier = new Classifier(RULES);
    int causes = 0;
    int providers = 0;
    for (Collected reply : replies) {
      Verdict verdict = classifier.classify(reply.reply(), reply.relay(), reply.recipientDomain());
      causes += reply.causes().contains(verdict.cause().id()) ? 1 : 0;
      providers += reply.provider().equals(verdict.provider()) ? 1 : 0;
      String problem = reply.problem(verdict);
      if (problem != null) {
        reporter.publishEntry(problem);
      }
    }
    double all = replies.size();
    return new Score(replies.size(), 100 * causes / all, 100 * providers / all);
  }

  private static List<Collected> read(String name) throws IOException {
    try (InputStream in = CollectedRepliesTest.class.getResourceAsStream("collected/" + name)) {
      assertThat(in).as(name).isNotNull();
      List<Collected> replies = new ArrayList<>();
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      lines.readLine(); // names of the columns
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", -1);
        assertThat(columns).as(line).hasSize(COLUMNS);
        replies.add(
            new Collected(
                columns[0],
                columns[1],
                emptyAsNull(columns[2]),
                emptyAsNull(columns[3]),
                columns[4],
                List.of(columns[5].split("\\|", -1)),
                columns[6]));
      }
      return replies;
    }
  }

  private static @Nullable String emptyAsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
