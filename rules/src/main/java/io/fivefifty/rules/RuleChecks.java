package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proves rules by their examples. */
final class RuleChecks {
  private final RuleSet rules;

  RuleChecks(RuleSet rules) {
    this.rules = rules;
  }

  /**
   * Everything that is wrong with the rules, each with its file and line; empty where all is well.
   */
  List<String> problems(List<Rule> toCheck) {
    List<String> problems = new ArrayList<>();
    for (Rule rule : toCheck) {
      for (Example example : rule.examples()) {
        checkWins(rule, example, problems);
      }
      for (Example example : rule.not()) {
        if (rule.equals(decide(example).rule())) {
          problems.add(
              new Place(example.file(), example.line())
                  .problem(
                      "a reply under \"not\" that \"" + rule.id() + "\" wins",
                      "another rule to win it"));
        }
      }
    }
    return problems;
  }

  private void checkWins(Rule rule, Example example, List<String> problems) {
    Place place = new Place(example.file(), example.line());
    Judge.Decision decision = decide(example);
    Rule winner = decision.rule();
    if (!rule.equals(winner)) {
      problems.add(
          place.problem(
              "an example of \"" + rule.id() + "\" that " + who(winner) + " wins",
              "\"" + rule.id() + "\" to win it, or none of its examples is its own"));
      return;
    }
    for (Rule other : decision.holding()) {
      if (!other.cause().equals(rule.cause()) && rules.order().reason(rule, other) == null) {
        problems.add(
            place.problem(
                "a tie between "
                    + rule.id()
                    + " ("
                    + rule.cause().id()
                    + ") and "
                    + other.id()
                    + " ("
                    + other.cause().id()
                    + ")",
                "\"before\" in one of them to say which goes first"));
      }
    }
  }

  private static String who(@Nullable Rule winner) {
    return winner == null
        ? "no rule"
        : "\"" + winner.id() + "\" (" + winner.file() + ":" + winner.line() + ")";
  }

  private Judge.Decision decide(Example example) {
    Reply reply = Reply.parse(example.reply());
    String relay = example.relay();
    String recipient = example.recipient();
    return rules
        .judge()
        .decide(
            reply,
            rules.masker().mask(reply).words(),
            new Judge.Known(
                relay == null ? null : rules.providers().ofHost(relay),
                recipient == null ? null : rules.providers().ofRecipientDomain(recipient),
                null),
            true);
  }
}
