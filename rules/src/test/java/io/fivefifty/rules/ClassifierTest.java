package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
  private final Classifier classifier = new Classifier(RuleSet.bundled());

  private String cause(String reply) {
    return classifier.classify(reply, null, null).cause().id();
  }

  @Test
  void whatNoRuleKnowsIsUnclassified() {
    Verdict verdict = classifier.classify("550 colourless green ideas sleep", null, null);

    assertThat(verdict.cause().id()).isEqualTo("unclassified");
    assertThat(verdict.rule()).isEqualTo("-");
    assertThat(verdict.provider()).isEqualTo("other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 denied | unspecified",
        "550 5.1.1 denied | unknown-recipient",
        "550 5.1.1 mailbox is full | mailbox-full",
        "550 5.1.1 blocked by DMARC | dmarc-fail",
        "550 either SPF or DKIM must pass | unauthenticated",
        "550 SPF failed | spf-fail",
        "550 5.1.1 relay access denied, authentication required | relay-denied",
        "550 Sender verify failed: no such user here | invalid-sender",
        "550 5.7.1 bad reputation, see https://www.spamhaus.org/query/ip/203.0.113.7 |"
            + " ip-blocklisted",
        "550 message contains a URL listed in the Spamhaus DBL | url-blocklisted",
      })
  void theOrderOfMeaningHolds(String reply, String cause) {
    assertThat(cause(reply)).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 undeliverable address: host mx.example.com[203.0.113.7] said: 552 5.2.2 over quota"
            + " | mailbox-full",
        "550 5.0.350 Remote server returned an error -> 554 5.7.1 Client host blocked using"
            + " zen.spamhaus.org | ip-blocklisted",
        "550 permanent failure (jo@example.com:550 5.1.1 No such user) | unknown-recipient",
        "550 policy check: host mx.example.com said: 550 denied | policy-rejection",
        "550-Response: 550 5.1.1 No such user 550 Sender verify failed | invalid-sender",
      })
  void ofNestedRepliesTheInnerReasonDecides(String reply, String cause) {
    assertThat(cause(reply)).isEqualTo(cause);
  }

  @Test
  void aProvidersRulesHoldForItOnly() {
    String reply = "550 5.4.1 Recipient address rejected: Access denied";

    assertThat(classifier.classify(reply, "x.mail.protection.outlook.com", null).rule())
        .isEqualTo("microsoft-access-denied");
    assertThat(classifier.classify(reply, "mx.example.com", null).rule())
        .isNotEqualTo("microsoft-access-denied");
  }

  @Test
  void aProvidersRulesHoldForThoseThatAreLikeIt() {
    String reply = "550 5.2.1 The email account that you tried to reach is disabled";

    Verdict verdict = classifier.classify(reply, "alt1.aspmx.l.google.com", "example.com");

    assertThat(verdict.provider()).isEqualTo("google-workspace");
    assertThat(verdict.rule()).isEqualTo("gmail-inactive");
  }

  @Test
  void theSameWordingOfAnotherProviderIsAnotherVerdict() {
    String reply = "550 Relaying denied";

    assertThat(classifier.classify(reply, "mta5.am0.yahoodns.net", null).rule())
        .isEqualTo("yahoo-relaying");
    assertThat(classifier.classify(reply, "mx.example.com", null).rule()).isEqualTo("relay-denied");
  }

  @Test
  void caseAndPunctuationDoNotMatter() {
    assertThat(cause("550 USER UNKNOWN!")).isEqualTo("unknown-recipient");
    assertThat(cause("550 User, unknown.")).isEqualTo("unknown-recipient");
    assertThat(cause("550 E-Mail account is over-quota")).isEqualTo("mailbox-full");
  }

  @Test
  void explanationTellsTheRunnerUpAndWhyItLost() {
    Explanation explanation =
        classifier.explain("550 5.1.1 Relaying denied", "mta5.am0.yahoodns.net", null);

    assertThat(explanation.rule()).isNotNull().extracting(Rule::id).isEqualTo("yahoo-relaying");
    assertThat(explanation.runnerUp()).isNotNull().extracting(Rule::id).isEqualTo("code-address");
    assertThat(explanation.runnerUpLost()).isEqualTo("words beat none");
    assertThat(explanation.providerKnownBy()).isEqualTo("the relay host");
  }

  @Test
  void explanationHasTheProvidersOwnRemedyWhereThereIsOne() {
    String banned = "550 5.7.606 Access denied, banned sending IP [203.0.113.7]";

    assertThat(classifier.explain(banned, null, null).advice())
        .contains("https://sender.office.com/");
    assertThat(classifier.explain("550 denied", null, null).advice())
        .isEqualTo(classifier.classify("550 denied", null, null).cause().advice());
  }

  @Test
  void explanationOfTheUnknownHasNoRule() {
    Explanation explanation = classifier.explain("550 colourless green ideas sleep", null, null);

    assertThat(explanation.rule()).isNull();
    assertThat(explanation.runnerUp()).isNull();
  }
}
