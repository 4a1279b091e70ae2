package io.fivefifty.logs.format.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExchangeSendLogTest {
  private final RecordingEvents events = new RecordingEvents(new ExchangeSendLog());
  private String remote = "198.51.100.21:25";
  private String session = "08DE28A1B2C3D401";

  @BeforeEach
  void header() {
    header("SMTP Send Protocol Log");
  }

  private void header(String type) {
    events.read("\ufeff#Software: Microsoft Exchange Server");
    events.read("#Version: 15.02.1544.011");
    events.read("#Log-type: " + type);
    events.read("#Date: 2026-11-22T07:00:00.004Z");
    assertThat(
            events.read(
                "#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,"
                    + "remote-endpoint,event,data,context"))
        .isEqualTo(LineKind.HEADER);
  }

  private LineKind line(String event, String data, String context) {
    return events.read(
        String.join(
            ",",
            "2026-11-22T07:00:01.123Z",
            "MX01\\Outbound",
            session,
            "5",
            "192.0.2.10:10437",
            remote,
            event,
            "\"" + data.replace("\"", "\"\"") + "\"",
            context));
  }

  /** Each of {@code + text}, {@code > text}, {@code < text}, {@code -}; what the last one is. */
  private LineKind session(String... steps) {
    LineKind kind = LineKind.BLANK;
    for (String step : steps) {
      kind = line(step.substring(0, 1), step.substring(1), "");
    }
    return kind;
  }

  private void begin() {
    session("+", "<220 mx.example ESMTP, ready", ">EHLO mail.shop.example", "<250 mx.example");
  }

  private RecordingEvents.Attempt only() {
    assertThat(events.attempts).hasSize(1);
    return events.attempts.get(0);
  }

  @Test
  void aRefusedRecipientIsAnAttempt() {
    begin();
    line("*", "", "sending message with RecordId 42 and InternetMessageId <m1@shop.example>");
    session(">MAIL FROM:<a@shop.example> SIZE=900", "<250 ok", ">RCPT TO:<x@gmail.com>");
    assertThat(session("<550 5.1.1 No such user")).isEqualTo(LineKind.ATTEMPT);
    assertThat(only())
        .isEqualTo(
            new RecordingEvents.Attempt(
                "<m1@shop.example>",
                "a@shop.example",
                "x@gmail.com",
                "mx.example",
                "198.51.100.21",
                -1,
                false,
                true,
                550,
                "550 5.1.1 No such user",
                Stage.RCPT));
  }

  @Test
  void pipelinedRepliesAnswerTheCommandsInOrder() {
    begin();
    session(
        ">MAIL FROM:<a@shop.example>",
        ">RCPT TO:<1@x.example>",
        ">RCPT TO:<2@x.example>",
        ">RCPT TO:<3@x.example>",
        "<250 ok",
        "<250 ok",
        "<550 5.1.1 no",
        "<451 4.7.1 later");
    session(">DATA", "<354 go");
    assertThat(session("<250 queued")).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts)
        .extracting(a -> a.recipient() + " " + a.replyCode() + " " + a.delivered())
        .containsExactly("2@x.example 550 false", "3@x.example 451 false", "1@x.example 0 true");
  }

  @Test
  void theEndOfDataDecidesForEveryRecipientTaken() {
    begin();
    session(
        ">MAIL FROM:<a@shop.example>",
        "<250 ok",
        ">RCPT TO:<1@x.example>",
        "<250 ok",
        ">RCPT TO:<2@x.example>",
        "<250 ok",
        ">BDAT 900 LAST",
        "<550 5.7.1 spam");
    assertThat(events.attempts)
        .extracting(RecordingEvents.Attempt::stage)
        .containsExactly(Stage.END_OF_DATA, Stage.END_OF_DATA);
    assertThat(session(">QUIT", "<221 bye", "-")).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void theNextMessageMayFollowTheEndOfTheOneBefore() {
    begin();
    session(">MAIL FROM:<a@shop.example>", ">RCPT TO:<1@x.example>", "<250 ok", "<250 ok");
    session(">BDAT 9 LAST", ">MAIL FROM:<>", ">RCPT TO:<2@x.example>");
    session("<550 5.7.1 spam", "<250 ok", "<550 5.1.1 no");
    assertThat(events.attempts)
        .extracting(a -> a.sender() + " " + a.recipient() + " " + a.reply())
        .containsExactly("a@shop.example 1@x.example 550 5.7.1 spam", " 2@x.example 550 5.1.1 no");
  }

  @Test
  void linesOfAReplyAreJoined() {
    begin();
    session(">MAIL FROM:<a@shop.example>", "<250 ok", ">RCPT TO:<1@x.example>");
    assertThat(session("<550-5.1.1 no")).isEqualTo(LineKind.MESSAGE);
    session("<550 5.1.1 such user");
    assertThat(only().reply()).isEqualTo("550-5.1.1 no 550 5.1.1 such user");
  }

  @Test
  void aRefusedSenderIsToldOnceForEachRecipientOnTheWay() {
    begin();
    session(">MAIL FROM:<a@shop.example>", ">RCPT TO:<1@x.example>", "<550 5.7.1 no");
    assertThat(session("<503 bad sequence")).isEqualTo(LineKind.MESSAGE);
    assertThat(only().recipient()).isEqualTo("1@x.example");
    assertThat(only().stage()).isEqualTo(Stage.MAIL);
  }

  @Test
  void aRefusedSenderWithoutRecipientsIsOneAttempt() {
    begin();
    session(">MAIL FROM:<a@shop.example>", "<550 5.7.1 no", ">QUIT", "<221 bye", "-");
    assertThat(only().recipient()).isEmpty();
    assertThat(only().sender()).isEqualTo("a@shop.example");
  }

  @Test
  void aRefusedGreetingIsOneAttemptOfAnUnknownSenderThatIsTriedAgain() {
    session("+", "<550 go away", "-");
    assertThat(only().stage()).isEqualTo(Stage.CONNECT);
    assertThat(only().givenUp()).isFalse();
    assertThat(only().sender()).isEqualTo("unknown");
    assertThat(only().relay()).isEmpty();
  }

  @Test
  void anEhloThatIsNotKnownIsFollowedByHelo() {
    session("+", "<220 mx.example", ">EHLO x", "<502 what", ">HELO x", "<550 5.7.1 no");
    assertThat(only().stage()).isEqualTo(Stage.EHLO);
  }

  @Test
  void whoWasTakenWhenTheConnectionBrokeIsDeferred() {
    begin();
    session(">MAIL FROM:<a@shop.example>", "<250 ok", ">RCPT TO:<1@x.example>", "<250 ok");
    assertThat(session("-")).isEqualTo(LineKind.ATTEMPT);
    assertThat(only().replyCode()).isZero();
    assertThat(only().delivered()).isFalse();
  }

  @Test
  void aResetForgetsWhoWasTaken() {
    begin();
    session(">MAIL FROM:<a@shop.example>", "<250 ok", ">RCPT TO:<1@x.example>", "<250 ok");
    assertThat(session(">RSET", "<250 ok", "-")).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void sessionsMixWithoutHarm() {
    begin();
    session(">MAIL FROM:<a@shop.example>", "<250 ok", ">RCPT TO:<1@x.example>");
    session = "08DE28A1B2C3D402";
    begin();
    session(">MAIL FROM:<b@news.example.com>", "<250 ok", ">RCPT TO:<2@x.example>", "<250 ok");
    session = "08DE28A1B2C3D401";
    session("<550 no");
    assertThat(only().sender()).isEqualTo("a@shop.example");
  }

  @Test
  void aSessionWhoseStartIsGoneIsNotFollowed() {
    assertThat(session(">RCPT TO:<x@gmail.com>", "<550 5.1.1 no")).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void aHopInsideTheHouseIsNoAttempt() {
    remote = "[fd00::7]:2525";
    assertThat(session("+", "<550 no")).isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void aFailedConnectionReachedNobody() {
    assertThat(line("*", "", "\"Failed to connect. Winsock error code: 10060, x\""))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void whatOthersSayToUsIsInbound() {
    header("SMTP Receive Protocol Log");
    assertThat(session("+", "<550 5.1.1 no", ">RCPT TO:<x@gmail.com>", "<550 5.1.1 no"))
        .isEqualTo(LineKind.INBOUND);
    assertThat(events.attempts).isEmpty();
  }

  @Test
  void anotherLogOfExchangeIsNotRead() {
    events.read("#Log-type: Message Tracking Log");
    assertThat(session("+")).isEqualTo(LineKind.MALFORMED);
  }

  @Test
  void aSenderThatImitatesACommandIsASender() {
    begin();
    session(">MAIL FROM:<\"x> RCPT TO:<y@bank.example\"@shop.example> SIZE=9", "<550 5.7.1 no");
    assertThat(only().sender()).isEqualTo("\"x> RCPT TO:<y@bank.example\"@shop.example");
  }

  @Test
  void aMessageIdThatImitatesALineIsAnId() {
    begin();
    line(
        "*",
        "",
        "\"sending message with RecordId 1 and InternetMessageId <a,<,550 5.1.1 fake,@x>\"");
    session(">MAIL FROM:<a@shop.example>", "<550 no");
    assertThat(only().id()).isEqualTo("<a,<,550 5.1.1 fake,@x>");
  }
}
