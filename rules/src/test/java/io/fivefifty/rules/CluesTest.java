package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who speaks, where the reply is all that is known. */
final class CluesTest {
  private final Classifier classifier = new Classifier(RuleSet.bundled());

  @ParameterizedTest
  @CsvSource({
    "host mx.example.com[203.0.113.7] said: 550 no, mx.example.com",
    "<a@b.example>: host mx.example.com[2001:db8::7] refused to talk to me: 554 no, mx.example.com",
    "host mx.example.com [203.0.113.7]: 550 no, mx.example.com",
    "... while talking to mx.example.com.: 550 no, mx.example.com.",
  })
  void theQuotedHostSpeaks(String reply, String host) {
    assertThat(Clues.quotedHost(reply)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 Client host [203.0.113.7] blocked",
        "550 your host mx.example.net[203.0.113.7] is listed",
        "host ",
        "550 ghost mx.example.net[203.0.113.7] said: boo",
        "while talking to ",
      })
  void aHostThatIsOnlyNamedDoesNot(String reply) {
    assertThat(Clues.quotedHost(reply)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "550 <jo@Icloud.com>: no, icloud.com",
    "550 jo@icloud.com and ann@icloud.com., icloud.com",
    "550 jo@icloud.com is not ann@me.com,",
    "550 nobody,",
    "550 @,",
  })
  void oneDomainIsNamedOrNone(String reply, String domain) {
    assertThat(Clues.namedDomain(reply)).isEqualTo(domain);
  }

  @Test
  void theAddressTellsWhereTheReplyIsAboutAMailbox() {
    assertThat(provider("550 5.1.1 <jo@icloud.com>: user does not exist")).isEqualTo("icloud");
    assertThat(provider("550 5.7.1 <jo@icloud.com>: Relay access denied")).isEqualTo("other");
  }

  @Test
  void knownEndsGoFirst() {
    String reply = "550 5.1.1 <jo@icloud.com>: user does not exist";
    assertThat(classifier.classify(reply, "mx.example.net", null).provider()).isEqualTo("other");
    assertThat(classifier.classify(reply, null, "example.net").provider()).isEqualTo("other");
  }

  @Test
  void googlesWordsAtAnOwnDomainAreOfWorkspace() {
    String reply = "550-5.1.1 The email account that you tried to reach does not exist. - gsmtp";
    assertThat(provider(reply)).isEqualTo("gmail");
    assertThat(classifier.classify(reply, null, "gmail.com").provider()).isEqualTo("gmail");
    assertThat(classifier.classify(reply, null, "example.net").provider())
        .isEqualTo("google-workspace");
  }

  private String provider(String reply) {
    return classifier.classify(reply, null, null).provider();
  }
}
