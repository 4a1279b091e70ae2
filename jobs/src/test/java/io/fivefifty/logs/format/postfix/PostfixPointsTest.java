package io.fivefifty.logs.format.postfix;

import static io.fivefifty.logs.format.RecordingEvents.attempt;
import static io.fivefifty.logs.format.RecordingEvents.kindOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes Postfix's logs hard to read, seen on Postfix 3.7 and 3.10. */
final class PostfixPointsTest {
  private static final String GMAIL =
      "to=<reader1@gmail.com>, relay=gmail-smtp-in.l.google.com[198.51.100.21]:25, delay=0.13,"
          + " delays=0.01/0.03/0.05/0.05, ";

  @Test
  void aMessageIsOneStory() {
    RecordingEvents events = new RecordingEvents();
    events.read(
        "Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311:"
            + " from=<support@info.a-datum-corp.test>, size=438, nrcpt=1 (queue active)");
    events.read(
        "Nov 23 17:51:42 mx-out1 postfix/smtp[129]: DB72F293311: "
            + GMAIL
            + "dsn=5.7.26, status=bounced (host gmail-smtp-in.l.google.com[198.51.100.21] said:"
            + " 550-5.7.26 Your email has been blocked because the sender is unauthenticated. 550"
            + " 5.7.26 https://… - gsmtp (in reply to end of DATA command))");
    events.read("Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed");
    assertThat(events.opened).containsExactly("DB72F293311 support@info.a-datum-corp.test");
    assertThat(events.attempts).extracting(Attempt::id).containsExactly("DB72F293311");
    assertThat(events.closed).containsExactly("DB72F293311");
  }

  @Test
  void softBounceHidesA550() {
    Attempt attempt =
        attempt(
            "postfix/smtp[129]: DB72F293311: "
                + GMAIL
                + "dsn=4.1.1, status=SOFTBOUNCE (host gmail-smtp-in.l.google.com[198.51.100.21]"
                + " said: 550-5.1.1 The email account does not exist. 550 5.1.1 - gsmtp (in reply"
                + " to RCPT TO command))");
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.givenUp()).isFalse();
  }

  @Test
  void theReplayOfARefusalToTalkIsNoAttempt() {
    assertThat(
            kindOf(
                "postfix/error[143]: DB72F293311: to=<b@gmail.com>, relay=none, delay=0.2,"
                    + " delays=0.2/0/0/0, dsn=4.0.0, status=deferred (delivery temporarily"
                    + " suspended: host mx.example[198.51.100.21] refused to talk to me: 550 no)"))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "said: 421-4.7.28 Gmail has detected an unusual rate 421 4.7.28 - gsmtp (in reply to end of"
            + " DATA command)",
        "refused to talk to me: 550 not welcome here",
      })
  void aHostThatIsPassedOverIsNoAttempt(String told) {
    assertThat(
            kindOf(
                "postfix/smtp[137]: 1F69D293310: host"
                    + " gmail-smtp-in.l.google.com[2001:db8:2::21] "
                    + told))
        .isEqualTo(LineKind.HOST_PASSED_OVER);
  }

  @Test
  void bytesThatBecameQuestionMarksStandInTheReply() {
    assertThat(
            attempt(
                    "postfix/smtp[129]: DB72F293311: "
                        + GMAIL
                        + "dsn=5.0.0, status=bounced (host mx[198.51.100.21] said: 550 Bo?te"
                        + " inconnue ?[31m (in reply to RCPT TO command))")
                .reply())
        .isEqualTo("550 Bo?te inconnue ?[31m");
  }

  @Test
  void aReplyFilterTurnsACodeAndTheReplyStays() {
    Attempt attempt =
        attempt(
            "postfix/smtp[129]: DB72F293311: "
                + GMAIL
                + "dsn=4.7.99, status=deferred (host mx[198.51.100.21] said: 550 5.7.1 no (in reply"
                + " to MAIL FROM command))");
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.stage()).isEqualTo(Stage.MAIL);
  }

  @Test
  void aContentFilterIsNoAttempt() {
    assertThat(
            kindOf(
                "postfix/smtp[129]: DB72F293311: to=<r@gmail.com>,"
                    + " relay=127.0.0.1[127.0.0.1]:10024, delay=0.5, delays=0.1/0/0/0.4,"
                    + " dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250"
                    + " 2.0.0 Ok: queued as 03FFC293936)"))
        .isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void aBounceMessageHasTheNullSender() {
    assertThat(
            RecordingEvents.of(
                    "postfix/qmgr[1]: 4A2B3C4D5E6: from=<>, size=2500, nrcpt=1 (queue active)")
                .opened)
        .containsExactly("4A2B3C4D5E6 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postfix/cleanup[1]: DB72F293311: message-id=<to=<z@bank.example>,"
            + " relay=mx.bank.example[198.51.100.9]:25, status=bounced (host"
            + " mx.bank.example[198.51.100.9] said: 550 5.1.1 fake (in reply to RCPT TO command))>",
        "postfix/cleanup[1]: DB72F293311: warning: header Subject: postfix/smtp[1]: DB72F293312:"
            + " to=<z@bank.example>, relay=mx[198.51.100.9]:25, dsn=5.1.1, status=bounced (host"
            + " mx[198.51.100.9] said: 550 5.1.1 fake) from c[192.0.2.1]; from=<a@x.example>",
        "postfix/cleanup[1]: DB72F293311: to=<z@bank.example>, relay=mx[198.51.100.9]:25, dsn=5,"
            + " status=bounced (host mx[198.51.100.9] said: 550 5.1.1 fake)",
        "postfix/smtpd[1]: DB72F293311: from=<a@evil.example>, size=1",
        "postfix/smtp[1]: warning: to=<z@bank.example>, relay=none, delay=0, status=sent (x)",
        "postfix 1 to=<z@bank.example>, relay=mx[198.51.100.9]:25, status=bounced (550)",
      })
  void textThatImitatesADeliveryIsNone(String line) {
    assertThat(RecordingEvents.of(line).isEmpty()).isTrue();
  }

  @Test
  void aSenderThatImitatesADeliveryIsASender() {
    String sender =
        "\"y, size=1, nrcpt=1 (queue active) to=<z@bank.example>, relay=mx[198.51.100.9]:25,"
            + " status=bounced (host mx[198.51.100.9] said: 550 5.1.1 fake)>\"@evil.example";
    RecordingEvents events =
        RecordingEvents.of(
            "postfix/qmgr[1]: DB72F293311: from=<" + sender + ">, size=1, nrcpt=1 (queue active)");
    assertThat(events.opened).containsExactly("DB72F293311 " + sender);
    assertThat(events.attempts).isEmpty();
  }

  @Test
  void aReplyThatImitatesTheWholeLineIsAReply() {
    String imitation =
        "550 said: 250 ok) to=<z@bank.example>, relay=mx.bank.example[198.51.100.9]:25, delay=9,"
            + " status=sent (250 ok) (in reply to DATA command)";
    Attempt attempt =
        attempt(
            "postfix/smtp[129]: DB72F293311: "
                + GMAIL
                + "dsn=5.0.0, status=bounced (host mx[198.51.100.21] said: "
                + imitation
                + " (in reply to RCPT TO command))");
    assertThat(attempt.reply()).isEqualTo(imitation);
    assertThat(attempt.stage()).isEqualTo(Stage.RCPT);
    assertThat(attempt.ip()).isEqualTo("198.51.100.21");
    assertThat(attempt.ageMicros()).isEqualTo(130_000);
    assertThat(attempt.delivered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Host or domain name not found. Name service error for name=x.example type=A: Host not"
            + " found)",
        "(connect to mx.example[198.51.100.21]:25: Connection refused)",
        "(connect to mx.example[198.51.100.21]:25: Connection timed out)",
      })
  void whereNoHostWasReachedThereIsNoAttempt(String why) {
    assertThat(
            kindOf(
                "postfix/smtp[1]: DB72F293311: to=<r@x.example>, relay=none, delay=30,"
                    + " delays=0/0/30/0, dsn=4.4.1, status=deferred "
                    + why))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postfix/smtpd[1]: NOQUEUE: reject: RCPT from client[192.0.2.1]: 550 5.1.1 <x@y.example>:"
            + " Recipient address rejected: User unknown; from=<a@b.example> to=<x@y.example>",
        "postfix/smtpd[1]: NOQUEUE: reject: RCPT from client[192.0.2.1]: 550 5.1.1 <x@y.example>:"
            + " Recipient address rejected: undeliverable address: host mx.example[198.51.100.21]"
            + " said: 550 5.1.1 no (in reply to RCPT TO command); from=<a@b.example>",
      })
  void whatWeRefuseIsInbound(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.INBOUND);
  }

  @Test
  void whatAProgramOnThisHostSaysIsLocal() {
    assertThat(
            kindOf(
                "postfix/pipe[1]: DB72F293311: to=<r@x.example>, relay=dovecot, delay=0.1,"
                    + " delays=0.1/0/0/0, dsn=5.1.1, status=bounced (user unknown. Command output:"
                    + " 550 5.1.1 no such user)"))
        .isEqualTo(LineKind.LOCAL);
  }

  @Test
  void aProbeBySmtpIsNoAttempt() {
    assertThat(
            kindOf(
                "postfix/smtp[1]: DB72F293311: "
                    + GMAIL
                    + "dsn=5.1.1, status=undeliverable (host mx[198.51.100.21] said: 550 5.1.1 no"
                    + " (in reply to RCPT TO command))"))
        .isEqualTo(LineKind.PROBE);
  }

  @Test
  void aSignersLineIsAnotherPrograms() {
    assertThat(
            kindOf(
                "opendkim[57]: 4jYDNg0L9BzNL6d: DKIM-Signature field added (s=s2026a,"
                    + " d=acme-shop.example)"))
        .isEqualTo(LineKind.OTHER_PROGRAM);
  }

  @Test
  void fieldsBetweenArePassedOver() {
    Attempt attempt =
        attempt(
            "postfix-out/smtp[1]: 4jYDNg0L9BzNL6d: to=<r@gmail.com>, orig_to=<\"odd >"
                + " local\"@x.example>, relay=gmail-smtp-in.l.google.com[2001:db8:2::21]:25,"
                + " conn_use=3, delay=86400, delays=86399/0/0.5/0.5, dsn=5.2.1, status=bounced"
                + " (host gmail-smtp-in.l.google.com[2001:db8:2::21] said: 550 5.2.1 inactive (in"
                + " reply to RCPT TO command))");
    assertThat(attempt.recipient()).isEqualTo("r@gmail.com");
    assertThat(attempt.ip()).isEqualTo("2001:db8:2::21");
    assertThat(attempt.ageMicros()).isEqualTo(86_400_000_000L);
    assertThat(attempt.reply()).isEqualTo("550 5.2.1 inactive");
  }
}
