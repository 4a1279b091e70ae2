package io.fivefifty.logs.format.postfix;

import static io.fivefifty.logs.format.RecordingEvents.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Postfix's smtp(8) says that an attempt ended: status, reply, stage. */
final class PostfixReplyTest {
  private static final String SMTP = "postfix/smtp[129]: DB72F293311: ";
  private static final String TO = SMTP + "to=<r@gmail.com>, ";
  private static final String RELAY = "relay=mx.example[198.51.100.21]:25, ";
  private static final String TIMES = "delay=0.13, delays=0.01/0.03/0.05/0.05, dsn=5.1.1, ";
  private static final String REFUSED =
      "status=bounced (host mx.example[198.51.100.21] said: 550 5.1.1 no (in reply to RCPT TO"
          + " command))";

  @Test
  void anAcceptedMessageIsDelivered() {
    Attempt attempt = attempt(TO + RELAY + TIMES + "status=sent (250 2.0.0 OK 1763920302 gsmtp)");
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.replyCode()).isZero();
    assertThat(attempt.reply()).isEmpty();
  }

  @Test
  void aReplyThatAcceptsMaySpeakOfARefusal() {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + TIMES
                + "status=sent (250 2.0.0 queued; host x[192.0.2.1] said: 550 5.1.1 fake (in reply"
                + " to RCPT TO command))");
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.replyCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "status=bounced, true",
    "status=deferred, false",
    "status=SOFTBOUNCE, false",
  })
  void onlyABounceIsGivenUp(String status, boolean givenUp) {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + "delay=1, delays=0/0/0/1, dsn=4.1.1, "
                + status
                + " (host mx.example[198.51.100.21] said: 550-5.1.1 no (in reply to RCPT TO"
                + " command))");
    assertThat(attempt.givenUp()).isEqualTo(givenUp);
    assertThat(attempt.delivered()).isFalse();
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @CsvSource({
    "4.7.99, deferred, 550 5.7.1 x, 550",
    "5.7.99, bounced, 450 4.7.1 x, 450",
    "5.0.0, bounced, 550 no enhanced code, 550",
    "5.1.1, bounced, 554 5.7.1 x, 554",
  })
  void theReplyCountsAndNotDsn(String dsn, String status, String reply, int code) {
    String line =
        TO
            + RELAY
            + "delay=1, delays=0/0/0/1, dsn="
            + dsn
            + ", status="
            + status
            + " (host mx.example[198.51.100.21] said: "
            + reply
            + " (in reply to RCPT TO command))";
    assertThat(attempt(line).replyCode()).isEqualTo(code);
    assertThat(attempt(line).reply()).isEqualTo(reply);
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL FROM, MAIL",
    "RCPT TO, RCPT",
    "DATA, DATA",
    "end of DATA, END_OF_DATA",
    "BDAT, END_OF_DATA",
    "EHLO, EHLO",
    "HELO, EHLO",
    "LHLO, EHLO",
    "XCLIENT, ",
  })
  void theCommandTellsTheStage(String command, Stage stage) {
    Attempt attempt = attempt(TO + RELAY + TIMES + REFUSED.replace("RCPT TO", command));
    assertThat(attempt.stage()).isEqualTo(stage);
    assertThat(attempt.reply()).isEqualTo("550 5.1.1 no");
  }

  @Test
  void ofSeveralCommandsTheLastOneCounts() {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + TIMES
                + REFUSED.replace("no (in", "no (in reply to MAIL FROM command)) really (in"));
    assertThat(attempt.stage()).isEqualTo(Stage.RCPT);
    assertThat(attempt.reply()).isEqualTo("550 5.1.1 no (in reply to MAIL FROM command)) really");
  }

  @Test
  void aReplyMayHoldBracketsAndQuotes() {
    Attempt attempt = attempt(TO + RELAY + TIMES + REFUSED.replace(" no ", " \"<r>\" [1] ((no) "));
    assertThat(attempt.stage()).isEqualTo(Stage.RCPT);
    assertThat(attempt.reply()).isEqualTo("550 5.1.1 \"<r>\" [1] ((no)");
  }

  @Test
  void codesInTheLinesOfAReplyStay() {
    Attempt attempt =
        attempt(TO + RELAY + TIMES + REFUSED.replace("no (", "no, 550- no 550-5.1.1 no ("));
    assertThat(attempt.reply()).isEqualTo("550 5.1.1 no, 550- no 550-5.1.1 no");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deferred (host mx.example[198.51.100.21] refused to talk to me: 554 mx.example ESMTP not"
            + " welcome here) | 554 | false",
        "bounced (host mx.example[198.51.100.21] refused to talk to me: 550 5.7.1 bad HELO) | 550 |"
            + " true",
        "SOFTBOUNCE (host mx.example[198.51.100.21] refused to talk to me: 421 4.3.2 later) | 421 |"
            + " false",
      })
  void aRefusalToTalkIsOneAtConnect(String status, int code, boolean givenUp) {
    Attempt attempt = attempt(TO + RELAY + TIMES + "status=" + status);
    assertThat(attempt.stage()).isEqualTo(Stage.CONNECT);
    assertThat(attempt.replyCode()).isEqualTo(code);
    assertThat(attempt.givenUp()).isEqualTo(givenUp);
    assertThat(attempt.reply()).startsWith(code + " ").doesNotEndWith(")");
  }

  @Test
  void aBannerThatImitatesACommandIsStillABanner() {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + TIMES
                + "status=deferred (host mx.example[198.51.100.21] refused to talk to me: 550 go"
                + " (in reply to RCPT TO command))");
    assertThat(attempt.stage()).isEqualTo(Stage.CONNECT);
    assertThat(attempt.reply()).isEqualTo("550 go (in reply to RCPT TO command)");
  }

  @Test
  void aRefusedAuthenticationHasAReplyAndNoStage() {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + TIMES
                + "status=deferred (SASL authentication failed; server"
                + " mx.example[198.51.100.21] said: 535 5.7.8 Error: authentication failed: )");
    assertThat(attempt.replyCode()).isEqualTo(535);
    assertThat(attempt.reply()).isEqualTo("535 5.7.8 Error: authentication failed: ");
    assertThat(attempt.stage()).isNull();
  }

  @Test
  void aRefusedStartTlsHasAReplyAndNoStage() {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + TIMES
                + "status=deferred (TLS is required, but host mx.example[198.51.100.21] refused to"
                + " start TLS: 454 4.7.0 TLS not available)");
    assertThat(attempt.replyCode()).isEqualTo(454);
    assertThat(attempt.reply()).isEqualTo("454 4.7.0 TLS not available");
    assertThat(attempt.stage()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=deferred (lost connection with mx.example[198.51.100.21] while sending RCPT TO)",
        "status=deferred (conversation with mx.example[198.51.100.21] timed out while sending MAIL"
            + " FROM)",
        "status=deferred (TLS is required, but was not offered by host mx.example[198.51.100.21])",
        "status=bounced (message size 999 exceeds size limit 10 of server"
            + " mx.example[198.51.100.21])",
        "status=deferred (host mx.example[198.51.100.21] said: no code at all (in reply to RCPT TO"
            + " command))",
        "status=deferred (host mx.example[198.51.100.21] said: 5505 no code (in reply to RCPT TO"
            + " command))",
        "status=deferred (host mx.example[198.51.100.21] said: )",
        "status=deferred (host mx.example[198.51.100.21] refused to talk to me: )",
        "status=deferred (host mx.example[198.51.100.21])",
        "status=deferred (host",
        "status=deferred (",
      })
  void anAttemptMayEndWithoutAReply(String status) {
    Attempt attempt = attempt(TO + RELAY + TIMES + status);
    assertThat(attempt.replyCode()).isZero();
    assertThat(attempt.reply()).isEmpty();
    assertThat(attempt.stage()).isNull();
    assertThat(attempt.delivered()).isFalse();
  }

  @Test
  void aCutLineHasNoStage() {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + TIMES
                + "status=bounced (host mx.example[198.51.100.21] said: 550 5.7.1 policies appl");
    assertThat(attempt.reply()).isEqualTo("550 5.7.1 policies appl");
    assertThat(attempt.stage()).isNull();
  }

  @Test
  void wordsThatOnlyEndLikeAStageAreTheReplys() {
    Attempt attempt =
        attempt(
            TO
                + RELAY
                + TIMES
                + "status=bounced (host mx.example[198.51.100.21] said: 550 5.5.2 no (unknown"
                + " command))");
    assertThat(attempt.reply()).isEqualTo("550 5.5.2 no (unknown command)");
    assertThat(attempt.stage()).isNull();
  }

  @Test
  void aLineCutInsideItsStageHasNone() {
    Attempt attempt = attempt(TO + RELAY + TIMES + REFUSED.substring(0, REFUSED.length() - 4));
    assertThat(attempt.reply()).isEqualTo("550 5.1.1 no (in reply to RCPT TO comma");
    assertThat(attempt.stage()).isNull();
  }

  @Test
  void aLineCutRightBehindTheCodeHasACode() {
    assertThat(
            attempt(TO + RELAY + TIMES + "status=bounced (host mx[198.51.100.21] said: 550")
                .replyCode())
        .isEqualTo(550);
  }
}
