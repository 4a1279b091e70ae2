package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BadCausesTest {
  private static final String CAUSES =
      """
      causes:
        - {id: unspecified, family: f, actor: none, meaning: m, advice: a}
        - {id: unclassified, family: f, actor: none, meaning: m, advice: a}
      """;

  private static void assertRefused(String text, String message) {
    RuleFile file = new RuleFile("causes.yaml", text);
    assertThatThrownBy(() -> RuleSet.of(file, List.of(), List.of()))
        .isInstanceOf(RuleException.class)
        .hasMessage(message);
  }

  @Test
  void unknownActor() {
    assertRefused(
        CAUSES + "  - {id: x, family: f, actor: nobody, meaning: m, advice: a}\n",
        "causes.yaml:4: found the actor \"nobody\"; expected one of list-owner, dns-admin,"
            + " mta-admin, sender, receiver, none");
  }

  @Test
  void duplicateCause() {
    assertRefused(
        CAUSES + "  - {id: unspecified, family: f, actor: none, meaning: m, advice: a}\n",
        "causes.yaml:4: found the cause \"unspecified\" again; expected each cause once");
  }

  @Test
  void beforeAnUnknownCause() {
    assertRefused(
        CAUSES + "  - {id: x, family: f, actor: none, meaning: m, advice: a, before: y}\n",
        "causes.yaml:4: found the cause \"y\"; expected one of unclassified, unspecified, x");
  }

  @Test
  void circleOfCauses() {
    assertRefused(
        CAUSES
            + "  - {id: x, family: f, actor: none, meaning: m, advice: a, before: y}\n"
            + "  - {id: y, family: f, actor: none, meaning: m, advice: a, before: x}\n",
        "causes.yaml:1: found a circle of \"before\": x, y, x; expected an order without circles");
  }

  @Test
  void missingLastResort() {
    assertRefused(
        "causes:\n  - {id: unspecified, family: f, actor: none, meaning: m, advice: a}\n",
        "causes.yaml:1: found the cause \"unclassified\"; expected one of unspecified");
  }
}
