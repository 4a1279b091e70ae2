package io.fivefifty.logs.format.qmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Lines;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QmailLogTest {
  private static final String STAMP = "@400000006922d2c5240c1a3c ";
  private static final String SYSLOG = "Nov 23 17:51:42 mx-out1 qmail: 1763920302.604458 ";
  private static final String START = "starting delivery 12: msg 8421 to remote r@gmail.com";
  private static final String REFUSED =
      "delivery 12: failure: 198.51.100.21_does_not_like_recipient./Remote_host_said:_550-5.1.1_"
          + "The_email_account_does_not_exist./550_5.1.1_https://support.example/mail_x/"
          + "Giving_up_on_198.51.100.21./";

  private final RecordingEvents events = new RecordingEvents(new QmailLog());

  private Attempt attempt(String report) {
    events.read(STAMP + START);
    assertThat(events.read(STAMP + "delivery 12: " + report)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts).hasSize(1);
    return events.attempts.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {STAMP, SYSLOG, "2026-11-23 18:23:44.123456789 "})
  void anAttemptIsReadWholeInAllDresses(String dress) {
    assertThat(events.read(dress + START)).isEqualTo(LineKind.MESSAGE);
    assertThat(events.read(dress + REFUSED)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts)
        .containsExactly(
            new Attempt(
                "8421",
                null,
                "r@gmail.com",
                "",
                "198.51.100.21",
                -1,
                false,
                true,
                550,
                "550-5.1.1 The email account does not exist. 550 5.1.1"
                    + " https://support.example/mail x",
                Stage.RCPT));
  }

  @Test
  void hostAndTimeStayWithTheAttempt() {
    LogFormat format = new QmailLog();
    Dress dress = Lines.dress();
    for (String text : new String[] {START, REFUSED}) {
      Line line = Lines.of(SYSLOG + text);
      assertThat(format.frame(line, dress)).isTrue();
      format.read(line, events);
      assertThat(line.text(line.hostStart, line.hostEnd)).isEqualTo("mx-out1");
      assertThat(line.text(line.tagStart, line.tagEnd)).isEqualTo("qmail");
    }
    Line line = Lines.of("@40000000692349ee240c1a3c new msg 1");
    assertThat(format.frame(line, dress)).isTrue();
    assertThat(Lines.instant(line.timeMicros))
        .isBetween(Instant.parse("2025-11-23T00:00:00Z"), Instant.parse("2025-11-24T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<orders@shop.example> | orders@shop.example",
        "<> | ''",
        "<#@[]> | ''",
        "<list-return-7-@shop.example-@[]> | list-return-7-@shop.example",
        "<\"a>_qp_1_uid_2\"@x.example> | \"a>_qp_1_uid_2\"@x.example",
      })
  void infoOpensTheMessage(String sender, String told) {
    assertThat(events.read(STAMP + "info msg 8421: bytes 1530 from " + sender + " qp 77 uid 89"))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(events.opened).containsExactly("8421 " + told);
  }

  @Test
  void endClosesTheMessage() {
    assertThat(events.read(STAMP + "end msg 8421")).isEqualTo(LineKind.MESSAGE);
    assertThat(events.closed).containsExactly("8421");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failure: 198.51.100.21_does_not_like_recipient./Remote_host_said:_550_5.1.1_no/ |"
            + " 550 | RCPT | true",
        "deferral: 198.51.100.21_does_not_like_recipient./Remote_host_said:_450_4.2.1_later/"
            + "Giving_up_on_198.51.100.21./ | 450 | RCPT | false",
        "failure: 198.51.100.21_failed_on_DATA_command./Remote_host_said:_554_no/ |"
            + " 554 | DATA | true",
        "failure: 198.51.100.21_failed_after_I_sent_the_message./Remote_host_said:_552_big/ |"
            + " 552 | END_OF_DATA | true",
        "failure: Connected_to_198.51.100.21_but_sender_was_rejected./Remote_host_said:_550_no/ |"
            + " 550 | MAIL | true",
        "deferral: Connected_to_198.51.100.21_but_greeting_failed./Remote_host_said:_554_no/ |"
            + " 554 | CONNECT | false",
        "deferral: Connected_to_198.51.100.21_but_my_name_was_rejected./Remote_host_said:_550_no/"
            + " | 550 | EHLO | false",
        "failure: User_and_password_not_set,_continuing_without_authentication./<r@gmail.com>_"
            + "198.51.100.21_does_not_like_recipient./Remote_host_said:_550_5.1.1_no/ |"
            + " 550 | RCPT | true",
        "failure: 198.51.100.21_does_something_new./Remote_host_said:_550_5.1.1_no/ |"
            + " 550 | | true",
      })
  void theWordsTellTheStage(String report, int code, Stage stage, boolean givenUp) {
    Attempt attempt = attempt(report);
    assertThat(attempt.replyCode()).isEqualTo(code);
    assertThat(attempt.stage()).isEqualTo(stage);
    assertThat(attempt.givenUp()).isEqualTo(givenUp);
    assertThat(attempt.ip()).isEqualTo("198.51.100.21");
    assertThat(attempt.reply()).startsWith(code + " ").doesNotContain("_", "Giving up");
  }

  @Test
  void aDeliveryHasNoReply() {
    Attempt attempt =
        attempt("success: 2001:db8::21_accepted_message./Remote_host_said:_250_2.0.0_Ok/");
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.replyCode()).isZero();
    assertThat(attempt.ip()).isEqualTo("2001:db8::21");
  }

  @Test
  void aReplyDoesNotImitateQmail() {
    Attempt attempt =
        attempt(
            "failure: 198.51.100.21_does_not_like_recipient./Remote_host_said:_550_x/"
                + "Remote_host_said:_250_ok/delivery_13:_success:_192.0.2.1_accepted_message./");
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.reply()).startsWith("550 x/Remote host said: 250 ok/");
  }

  @Test
  void aResultWithoutItsBeginningIsAnAttemptOfNobody() {
    assertThat(events.read(STAMP + REFUSED)).isEqualTo(LineKind.ATTEMPT);
    Attempt attempt = events.attempts.get(0);
    assertThat(attempt.id()).isEqualTo("delivery 12");
    assertThat(attempt.sender()).isEqualTo("unknown");
    assertThat(attempt.recipient()).isEmpty();
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @Test
  void aNumberComesBackForAnotherDelivery() {
    events.read(STAMP + START);
    events.read(STAMP + REFUSED);
    events.read(STAMP + "starting delivery 12: msg 9 to remote other@x.example");
    events.read(STAMP + REFUSED);
    events.read(STAMP + "starting delivery 12: msg 10 to local root@shop.example");
    events.read(STAMP + REFUSED);
    assertThat(events.attempts)
        .extracting(attempt -> attempt.id() + " " + attempt.recipient())
        .containsExactly("8421 r@gmail.com", "9 other@x.example");
  }

  @Test
  void hostsOnACentralLogHaveNumbersOfTheirOwn() {
    events.read(SYSLOG + START);
    events.read(SYSLOG.replace("out1", "out2") + START.replace("8421", "7"));
    events.read(SYSLOG + REFUSED);
    assertThat(events.attempts).extracting(Attempt::id).containsExactly("8421");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCAL | local | failure: Sorry,_no_mailbox_here_by_that_name._(#5.1.1)/",
        "LOCAL | local | failure: 198.51.100.2_does_not_like_recipient./Remote_host_said:_550_x/",
        "LOCAL | local | success: did_0+0+1/",
        "NO_REMOTE_HOST | remote | deferral: Sorry,_I_wasn't_able_to_establish_an_SMTP_connection."
            + "_(#4.4.1)/",
        "NO_REMOTE_HOST | remote | failure: Sorry,_I_couldn't_find_any_host_named_x._(#5.1.2)/",
        "NO_REMOTE_HOST | remote | deferral: Connected_to_198.51.100.2_but_connection_died."
            + "_(#4.4.2)/",
        "INTERNAL_HOP | remote | success: 127.0.0.1_accepted_message./Remote_host_said:_250_ok/",
        "INTERNAL_HOP | remote | failure: 10.0.0.9_does_not_like_recipient./Remote_host_said:_550"
            + "_x/",
        "MESSAGE | remote | report mangled, will defer",
        "MALFORMED | remote | fail",
      })
  void whatNoRemoteHostSaidIsNoAttempt(LineKind kind, String where, String report) {
    events.read(STAMP + "starting delivery 12: msg 8421 to " + where + " r@x.example");
    assertThat(events.read(STAMP + "delivery 12: " + report)).isEqualTo(kind);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MESSAGE | new msg 8421",
        "MESSAGE | status: local 0/10 remote 1/20",
        "MESSAGE | bounce msg 8421 qp 99",
        "MESSAGE | triple bounce: discarding bounce/8421",
        "MESSAGE | warning: unable to stat mess/8421; will try again later",
        "MALFORMED | end msg x",
        "MALFORMED | info msg 8421: bytes 15",
        "MALFORMED | starting delivery 12: msg 84",
        "MALFORMED | starting delivery x",
        "MALFORMED | delivery 12",
        "OTHER_PROGRAM | tcpserver: status: 1/20",
        "OTHER_PROGRAM | delivered to nobody",
      })
  void whatElseIsLoggedIsNoAttempt(LineKind kind, String text) {
    assertThat(events.read(STAMP + text)).isEqualTo(kind);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MALFORMED | @4000 new msg 1",
        "MALFORMED | @400000006922d2c5240c1a3c",
        "MESSAGE | Nov 23 17:51:42 mx-out1 qmail: 1763920302.604458+rest of a long line",
        "OTHER_PROGRAM | Nov 23 17:51:42 mx-out1 sshd[1]: new msg 1",
        "OTHER_PROGRAM | 2026-11-23 18:23:44 1xVYhc-00000T-24 delivery 12: failure: x",
        "OTHER_PROGRAM | 2026-11-23T18:23:44Z mx-out1 postfix/smtp[1]: delivery 12: failure: x",
      })
  void otherDressesAreReadAsTheyAre(LineKind kind, String line) {
    assertThat(events.read(line)).isEqualTo(kind);
  }

  @Test
  void deliveriesUnderWayAreBounded() {
    for (int i = 0; i < 40_000; i++) {
      events.read(STAMP + "starting delivery " + i + ": msg 1 to remote r@x.example");
    }
    events.read(STAMP + REFUSED.replace("delivery 12", "delivery 39999"));
    events.read(STAMP + REFUSED.replace("delivery 12", "delivery 7"));
    assertThat(events.attempts).extracting(Attempt::id).containsExactly("1", "delivery 7");
  }

  @Test
  void a_number_longer_than_any_is_none() {
    String number = "8".repeat(21);

    assertThat(
            events.read(STAMP + "starting delivery 12: msg " + number + " to remote r@x.example"))
        .isEqualTo(LineKind.MALFORMED);
  }
}
