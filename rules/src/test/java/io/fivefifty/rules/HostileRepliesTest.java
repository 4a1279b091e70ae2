package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A reply is hostile input: nothing in it makes the classifier throw or forget a field. */
class HostileRepliesTest {
  private static final RuleSet RULES = RuleSet.bundled();
  private static final Classifier CLASSIFIER = new Classifier(RULES);
  private static final List<String> EXAMPLES =
      RULES.rules().stream().flatMap(r -> r.examples().stream()).map(Example::reply).toList();

  private static Verdict classify(String reply) {
    return CLASSIFIER.classify(reply, reply, reply);
  }

  @Property
  void anyBytesHaveAVerdict(@ForAll byte[] bytes) {
    String reply = new String(bytes, StandardCharsets.ISO_8859_1);

    assertThat(RULES.causes()).contains(classify(reply).cause());
    assertThat(RULES.causes()).contains(classify("550 5.7.1 " + reply).cause());
  }

  @Property
  void anyTextHasAVerdictAndATemplateThatNamesIt(@ForAll String text) {
    assertThat(classify(text).template()).isEqualTo(Template.of(Reply.parse(text)));
  }

  @Property
  void spoiledExamplesHaveAVerdict(@ForAll("spoiled") String reply) {
    assertThat(RULES.causes()).contains(classify(reply).cause());
  }

  @Provide
  Arbitrary<String> spoiled() {
    Arbitrary<String> noise =
        Arbitraries.strings()
            .withChars("<>@.:/={}[]()\"'%#-0123456789 \\n\u0000é中")
            .ofMaxLength(12);
    return Arbitraries.of(EXAMPLES)
        .flatMap(
            reply ->
                Arbitraries.integers()
                    .between(0, reply.length())
                    .flatMap(
                        at -> noise.map(n -> reply.substring(0, at) + n + reply.substring(at))));
  }

  @Property(tries = 100)
  void veryLongLinesAreCut(
      @ForAll("seeds") String seed, @ForAll @IntRange(min = 1, max = 200_000) int times) {
    String reply = "550 " + seed.repeat(times);

    assertThat(Reply.parse(reply).text().length()).isLessThanOrEqualTo(Reply.MAX_LENGTH);
    assertThat(RULES.causes()).contains(classify(reply).cause());
  }

  @Provide
  Arbitrary<String> seeds() {
    return Arbitraries.of(
        "a",
        ":",
        "/",
        "=",
        "@",
        ".",
        "a.",
        "a@",
        "1",
        "1.",
        "[",
        "550 ",
        "550-",
        ":550 5.1.1 ",
        "{",
        "Jan 1 ",
        "://",
        "\"@",
        "\\n",
        "user ",
        "-",
        "é");
  }

  @Property
  void maskingHidesEveryLocalPart(@ForAll("spoiled") String reply) {
    String masked = Masking.addresses(reply);

    assertThat(masked).doesNotContainPattern("[a-z0-9]@[a-z]").doesNotContain("\u0000");
  }
}
