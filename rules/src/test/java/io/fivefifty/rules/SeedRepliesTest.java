package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The replies that large providers give most often, each with its provider and cause. */
class SeedRepliesTest {
  private static final Set<String> OWN_WORDS =
      Set.of(
          "550 5.1.1 – The email account that you tried to reach does not exist",
          "550 5.7.1 – Our system has detected that this message is likely suspicious",
          "550 5.7.1 – Unauthenticated email from example.com is not accepted due to domain's DMARC"
              + " policy",
          "550 5.7.26 – Your email has been blocked because the sender is unauthenticated",
          "550 5.7.1 – Unfortunately, messages from [x.xx.xx.xx] weren't sent",
          "550 5.7.515 – Access denied, sending domain example.com does not meet the required"
              + " authentication level",
          "550 5.7.606 – Access denied, banned sending IP",
          "550 5.7.1 – Policy rejection on the target address");

  private final RuleSet rules = RuleSet.bundled();
  private final Classifier classifier = new Classifier(rules);

  record Seed(String provider, String reply, String cause) {}

  static Stream<Seed> seeds() {
    return lines("seed-replies.tsv")
        .skip(1)
        .map(line -> line.split("\t"))
        .map(fields -> new Seed(fields[0], fields[1], fields[3]));
  }

  static Stream<Seed> seedsInOwnWords() {
    return seeds().filter(seed -> OWN_WORDS.contains(seed.reply()));
  }

  private static Stream<String> lines(String resource) {
    try (InputStream in = SeedRepliesTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isKnownByARuleOfItsProvider(Seed seed) {
    String relay =
        rules.providers().provider(seed.provider()).map(p -> p.hosts().get(0)).orElseThrow();

    Verdict verdict = classifier.classify(seed.reply(), relay, null);

    assertThat(verdict.provider()).isEqualTo(seed.provider());
    assertThat(verdict.cause().id()).isEqualTo(seed.cause());
    assertThat(rules.rule(verdict.rule()).map(Rule::provider))
        .isEqualTo(Optional.of(seed.provider()));
  }

  @ParameterizedTest
  @MethodSource("seedsInOwnWords")
  void isKnownByItsWordsAlone(Seed seed) {
    Verdict verdict = classifier.classify(seed.reply(), null, null);

    assertThat(verdict.provider()).isEqualTo(seed.provider());
    assertThat(verdict.cause().id()).isEqualTo(seed.cause());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hasItsCauseWhoeverSaysIt(Seed seed) {
    Verdict verdict = classifier.classify(seed.reply(), null, null);

    assertThat(verdict.cause().id()).isEqualTo(seed.cause());
  }
}
