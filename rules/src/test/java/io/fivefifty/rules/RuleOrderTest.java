package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of two rules wins, whatever the order of files and of rules in them. */
class RuleOrderTest {
  private static String rule(String id, String cause, String conditions) {
    return "  - {id: %s, cause: %s, %s, source: s, examples: [550 5.1.1 red fish]}\n"
        .formatted(id, cause, conditions);
  }

  private static String winner(String... rules) {
    List<String> order = new ArrayList<>(List.of(rules));
    String there = winnerOf(order);
    Collections.reverse(order);
    assertThat(winnerOf(order)).isEqualTo(there);
    return there;
  }

  private static String winnerOf(List<String> rules) {
    RuleSet set = RuleFiles.general("rules:\n" + String.join("", rules));
    return RuleFiles.classify(set, "550 5.1.1 red fish").rule();
  }

  @Test
  void wordsBeatACode() {
    assertThat(
            winner(
                rule("code", "mailbox-full", "enhanced: 5.1.1"),
                rule("words", "spam-content", "any: red")))
        .isEqualTo("words");
  }

  @Test
  void wordsWithACodeBeatWordsAlone() {
    assertThat(
            winner(
                rule("words", "mailbox-full", "all: [red, fish]"),
                rule("both", "spam-content", "any: red, enhanced: 5.1.*")))
        .isEqualTo("both");
  }

  @Test
  void wordsThatTellBeatWordsThatHintAndThoseBeatACode() {
    String hint = rule("hint", "mailbox-full", "all: [red, fish], weak: true");
    String code = rule("code", "spam-content", "enhanced: 5.1.1");
    assertThat(winner(hint, rule("words", "policy-rejection", "any: red"))).isEqualTo("words");
    assertThat(winner(hint, code)).isEqualTo("hint");
  }

  @Test
  void aProvidersOwnCodeBeatsWordsThatHint() {
    RuleFile provider =
        new RuleFile(
            "providers/p.yaml",
            "provider: p\nname: P\nkind: mailbox\nhosts: [p.example]\nrules:\n"
                + rule("own", "spam-content", "enhanced: 5.1.1"));
    RuleFile general =
        new RuleFile(
            "general/g.yaml", "rules:\n" + rule("hint", "mailbox-full", "any: red, weak: true"));
    RuleSet rules = RuleSet.of(RuleFiles.CAUSES, List.of(general, provider), List.of());
    Explanation explanation =
        new Classifier(rules).explain("550 5.1.1 red fish", "mx.p.example", null);
    assertThat(explanation.rule()).isNotNull().extracting(Rule::id).isEqualTo("own");
    assertThat(explanation.runnerUpLost())
        .isEqualTo("a provider's own code beats words that only hint");
  }

  @Test
  void aNamedProviderBeatsNone() {
    RuleFile provider =
        new RuleFile(
            "providers/p.yaml",
            "provider: p\nname: P\nkind: mailbox\nhosts: [p.example]\nrules:\n"
                + rule("own", "spam-content", "any: red"));
    RuleFile general =
        new RuleFile(
            "general/g.yaml",
            "rules:\n" + rule("general", "mailbox-full", "all: [red, fish], codes: 550"));
    RuleSet rules = RuleSet.of(RuleFiles.CAUSES, List.of(general, provider), List.of());
    Classifier classifier = new Classifier(rules);

    assertThat(classifier.classify("550 red fish", "mx.p.example", null).rule()).isEqualTo("own");
    assertThat(classifier.classify("550 red fish", "mx.q.example", null).rule())
        .isEqualTo("general");
  }

  @Test
  void theMoreExactCauseWins() {
    assertThat(
            winner(
                rule("a", "policy-rejection", "all: [red, fish]"),
                rule("z", "mailbox-full", "any: red")))
        .isEqualTo("z");
  }

  @Test
  void beforeSettlesWhatElseWouldGoTheOtherWay() {
    assertThat(
            winner(
                rule("a", "policy-rejection", "any: red, before: z"),
                rule("z", "mailbox-full", "any: red")))
        .isEqualTo("a");
    assertThat(
            winner(
                rule("code", "policy-rejection", "enhanced: 5.1.1, before: words"),
                rule("words", "mailbox-full", "any: red")))
        .isEqualTo("code");
  }

  @Test
  void ofTwoRulesForOneCauseTheMoreExactWins() {
    assertThat(
            winner(
                rule("a", "mailbox-full", "any: red"), rule("z", "mailbox-full", "any: red fish")))
        .isEqualTo("z");
  }

  @Test
  void aReasonBeatsNone() {
    assertThat(
            winner(
                rule("none", "unspecified", "any: red fish"),
                rule("code", "mailbox-full", "enhanced: 5.1.1")))
        .isEqualTo("code");
  }

  @Test
  void aSitesRuleGoesFirst() {
    RuleSet rules =
        RuleFiles.site(
            "rules:\n  - {id: own, cause: policy-rejection, codes: 550, source: s,"
                + " examples: [550 mailbox is full]}\n");

    assertThat(RuleFiles.classify(rules, "550 mailbox is full").rule()).isEqualTo("own");
  }

  @Test
  void aTieOfTwoCausesIsAProblem() {
    RuleSet rules =
        RuleFiles.general(
            "rules:\n" + rule("a", "mailbox-full", "any: red") + rule("b", "malware", "any: fish"));

    assertThat(RuleFiles.problems(rules))
        .contains(
            "general/test.yaml:2: found a tie between a (mailbox-full) and b (malware); expected"
                + " \"before\" in one of them to say which goes first");
  }

  @Test
  void beforeEndsATie() {
    RuleSet rules =
        RuleFiles.general(
            "rules:\n"
                + rule("a", "mailbox-full", "any: red, before: b")
                + "  - {id: b, cause: malware, any: fish, source: s, examples: [550 blue fish]}\n");

    assertThat(RuleFiles.problems(rules)).isEmpty();
  }

  @Test
  void aRuleThatAnotherAlwaysTakesIsAProblem() {
    RuleSet rules =
        RuleFiles.general(
            "rules:\n"
                + rule("a", "mailbox-full", "any: red")
                + rule("b", "mailbox-full", "any: red fish"));

    assertThat(RuleFiles.problems(rules))
        .containsExactly(
            "general/test.yaml:2: found an example of \"a\" that \"b\" (general/test.yaml:3) wins;"
                + " expected \"a\" to win it, or none of its examples is its own");
  }

  @Test
  void aReplyUnderNotThatTheRuleWinsIsAProblem() {
    RuleSet rules =
        RuleFiles.general(
            """
            rules:
              - id: a
                cause: mailbox-full
                any: red
                source: s
                examples: [550 red fish]
                not: [550 red herring]
            """);

    assertThat(RuleFiles.problems(rules))
        .containsExactly(
            "general/test.yaml:7: found a reply under \"not\" that \"a\" wins; expected another"
                + " rule to win it");
  }
}
