package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that we ship prove themselves. */
class BundledRulesTest {
  private final RuleSet rules = RuleSet.bundled();

  @Test
  void everyRuleWinsItsExamplesAndNoTieIsLeftOpen() {
    assertThat(new RuleChecks(rules).problems(rules.rules())).isEmpty();
  }

  @Test
  void everyWordCanMatch() {
    RuleSet proved = RuleSet.of(RuleFiles.CAUSES, BundledFiles.others(), List.of());
    assertThat(proved.hash()).isEqualTo(rules.hash());
  }

  @Test
  void everyRuleHasASource() {
    assertThat(rules.rules()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
  }

  @Test
  void everyRuleHasAnExample() {
    assertThat(rules.rules()).allSatisfy(rule -> assertThat(rule.examples()).isNotEmpty());
  }

  @Test
  void everyCauseButUnclassifiedHasARule() {
    assertThat(rules.rules().stream().map(rule -> rule.cause().id()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            rules.causes().stream()
                .map(Cause::id)
                .filter(id -> !id.equals(Cause.UNCLASSIFIED))
                .toList());
  }

  @Test
  void causesAreTheClosedList() {
    assertThat(rules.causes().stream().map(Cause::id))
        .containsExactlyInAnyOrder(
            "unknown-recipient",
            "unknown-recipient-domain",
            "inactive-recipient",
            "mailbox-full",
            "restricted-recipient",
            "relay-denied",
            "dmarc-fail",
            "spf-fail",
            "dkim-fail",
            "unauthenticated",
            "missing-ptr",
            "invalid-helo",
            "tls-required",
            "invalid-sender",
            "blocked-sender",
            "submission-refused",
            "ip-blocklisted",
            "domain-blocklisted",
            "low-reputation",
            "spam-content",
            "url-blocklisted",
            "malware",
            "malformed-message",
            "message-too-large",
            "rate-limited",
            "greylisted",
            "policy-rejection",
            "mail-loop",
            "protocol-error",
            "system-error",
            "unspecified",
            "unclassified");
  }

  @Test
  void fixableCausesAreThoseOfTheSendingSide() {
    assertThat(rules.causes())
        .allSatisfy(
            cause ->
                assertThat(cause.fixable())
                    .isEqualTo(
                        cause.actor() == Actor.DNS_ADMIN
                            || cause.actor() == Actor.MTA_ADMIN
                            || cause.actor() == Actor.SENDER));
  }

  @Test
  void adviceIsTwoSentences() {
    assertThat(rules.causes())
        .allSatisfy(cause -> assertThat(cause.advice().split("\\. |\\.$")).hasSize(2));
  }

  @Test
  void hashIsTheSameForTheSameFiles() {
    assertThat(rules.hash()).hasSize(64).isEqualTo(RuleSet.bundled().hash());
    String own = "groups: {colour: [red, blue]}";
    assertThat(RuleFiles.site(own).hash()).isNotEqualTo(rules.hash());
  }

  @Test
  void ruleIsFoundWithItsPlace() {
    Rule rule = rules.rule("gmail-unknown").orElseThrow();

    assertThat(rule.cause().id()).isEqualTo("unknown-recipient");
    assertThat(rule.provider()).isEqualTo("gmail");
    assertThat(rule.file()).isEqualTo("providers/gmail.yaml");
    assertThat(rule.line()).isGreaterThan(1);
    assertThat(rules.rule("no-such-rule")).isEmpty();
  }
}
