package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What another server, another log or another night changes of a reply does not change its cause.
 */
final class MutatedRepliesTest {
  private static final RuleSet RULES = RuleSet.bundled();
  private static final int SHORTEST_CUT = 200;
  private static final SplittableRandom RANDOM = new SplittableRandom(550);

  static Stream<Named<UnaryOperator<String>>> mutations() {
    return Stream.of(
        Named.of("capitals", reply -> oneLine(reply).toUpperCase(Locale.ROOT)),
        Named.of("small letters", reply -> oneLine(reply).toLowerCase(Locale.ROOT)),
        Named.of("cut", MutatedRepliesTest::cut),
        Named.of("typographic apostrophes", reply -> reply.replace('\'', '’')),
        Named.of("wide blanks", reply -> reply.replace(" ", "  \t ")),
        Named.of("line ends", reply -> reply.replace("\\n", "\r\n")),
        Named.of("one line", MutatedRepliesTest::oneLine),
        Named.of("other ids, addresses and hosts", MutatedRepliesTest::refilled),
        Named.of("words before", MutatedRepliesTest::withWordsBefore),
        Named.of("words behind", reply -> reply + " Thank you"),
        Named.of("the queue's remark", reply -> reply + " (in reply to end of DATA command)"));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void doNotChangeAnExamplesCause(UnaryOperator<String> mutation) {
    Classifier classifier = new Classifier(RULES);
    List<String> changed = new ArrayList<>();
    for (Rule rule : RULES.rules()) {
      for (Example example : rule.examples()) {
        String reply = mutation.apply(example.reply());
        Verdict verdict = classifier.classify(reply, example.relay(), example.recipient());
        if (!verdict.cause().equals(rule.cause())) {
          changed.add(rule.id() + " -> " + verdict.rule() + ": " + reply);
        }
      }
    }
    assertThat(changed).isEmpty();
  }

  private static String oneLine(String reply) {
    return reply.replace("\\n", " ");
  }

  /** Syslog cuts what is long. What was said within the first 200 characters still counts. */
  private static String cut(String reply) {
    return reply.length() <= SHORTEST_CUT ? reply : reply.substring(0, SHORTEST_CUT);
  }

  private static String withWordsBefore(String reply) {
    Reply parsed = Reply.parse(reply);
    String enhanced = parsed.enhancedCode() == null ? "" : parsed.enhancedCode() + " ";
    return parsed.code() == 0 ? reply : parsed.code() + " " + enhanced + "Sorry, " + parsed.text();
  }

  private static String refilled(String reply) {
    // Not the template: hosts that a rule names stay.
    String masked = RULES.masker().mask(Reply.parse(reply)).words();
    return masked
        .replace("{host}.", "mx.")
        .replace("{address}", word() + "@" + word() + ".example")
        .replace("{host}", word() + ".example")
        .replace("{ip}", "198.51.100." + RANDOM.nextInt(1, 255))
        .replace("{date}", "2026-11-2" + RANDOM.nextInt(10) + "T01:02:03Z")
        .replace("{id}", Long.toHexString(RANDOM.nextLong() | 1L << 62))
        .replace("{n}", Integer.toString(RANDOM.nextInt(1_000, 10_000)));
  }

  private static String word() {
    return RANDOM
        .ints(8, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
