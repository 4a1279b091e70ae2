package io.fivefifty.logs.format.opensmtpd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenSmtpdLogTest {
  private static final String FRAME = "Nov 23 19:03:25 mx-out1 smtpd[35]: ";
  private static final String ENVELOPE = "db6b226d7c0fd905 mta delivery evpid=3bdbcd15f516d48b ";
  private static final String ADDRESSES =
      "from=<billing@edu.tailspin.test> to=<nobody.here77@gmail.com> rcpt=<-> ";
  private static final String RELAY =
      "source=\"[2001:db8:1::10]\" relay=\"[2001:db8:2::21] (gmail-smtp-in.l.google.com)\" ";
  private static final String REFUSED =
      "delay=0s result=\"PermFail\" stat=\"550-5.1.1 The email account does not exist.\"";

  private final RecordingEvents events = new RecordingEvents(new OpenSmtpdLog());

  private Attempt attempt(String text) {
    assertThat(events.read(FRAME + text)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts).hasSize(1);
    return events.attempts.get(0);
  }

  private LineKind kindOf(String text) {
    LineKind kind = events.read(FRAME + text);
    assertThat(events.isEmpty()).isTrue();
    return kind;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ENVELOPE + ADDRESSES + RELAY + REFUSED,
        "db6b226d7c0fd905 mta event=delivery evpid=3bdbcd15f516d48b " + ADDRESSES + RELAY + REFUSED,
        ENVELOPE
            + ADDRESSES
            + "source=192.0.2.10 relay=[2001:db8:2::21] (gmail-smtp-in.l.google.com) delay=0s"
            + " result=PermFail stat=550-5.1.1 The email account does not exist.",
        ENVELOPE
            + ADDRESSES
            + "source=\"-\" relay=\"[2001:db8:2::21] (gmail-smtp-in.l.google.com)\" delay=0s"
            + " result=\"PermFail\" stat=550-5.1.1 The email account does not exist.",
      })
  void anAttemptIsReadWholeInAllStyles(String text) {
    assertThat(attempt(text))
        .isEqualTo(
            new Attempt(
                "3bdbcd15",
                "billing@edu.tailspin.test",
                "nobody.here77@gmail.com",
                "gmail-smtp-in.l.google.com",
                "2001:db8:2::21",
                0,
                false,
                true,
                550,
                "550-5.1.1 The email account does not exist.",
                null));
  }

  @Test
  void theNullSenderIsEmpty() {
    Attempt attempt = attempt(ENVELOPE + "from=<> to=<r@x.example> rcpt=<-> " + RELAY + REFUSED);
    assertThat(attempt.sender()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a> to=<z@bank.example> rcpt=<-> source=\\\"\"@x.example",
        "\"odd local part\"@x.example",
        "jürgen@straße.example",
        "a\"b@x.example",
        "root",
      })
  void anyAddressIsReadWhole(String address) {
    assertThat(
            attempt(
                    ENVELOPE
                        + "from=<"
                        + address
                        + "> to=<r@x.example> rcpt=<-> "
                        + RELAY
                        + REFUSED)
                .sender())
        .isEqualTo(address);
    events.attempts.clear();
    Attempt attempt =
        attempt(ENVELOPE + "from=<s@x.example> to=<" + address + "> rcpt=<o@x> " + RELAY + REFUSED);
    assertThat(attempt.recipient()).isEqualTo(address);
    assertThat(attempt.relay()).isEqualTo("gmail-smtp-in.l.google.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2001:db8:2::21] (mx.example) | mx.example | 2001:db8:2::21",
        "198.51.100.21 (mx.example) | mx.example | 198.51.100.21",
        "[198.51.100.21] (mx.example) | mx.example | 198.51.100.21",
        "198.51.100.21 (198.51.100.21) | '' | 198.51.100.21",
        "198.51.100.21 (<unknown>) | '' | 198.51.100.21",
        "[2001:db8::1] ([2001:db8::1]) | '' | 2001:db8::1",
        "198.51.100.21 | '' | 198.51.100.21",
        "mx.example | mx.example | ''",
      })
  void theRelayIsAnAddressAndItsName(String relay, String host, String ip) {
    Attempt attempt =
        attempt(ENVELOPE + ADDRESSES + "source=\"-\" relay=\"" + relay + "\" " + REFUSED);
    assertThat(attempt.relay()).isEqualTo(host);
    assertThat(attempt.ip()).isEqualTo(ip);
  }

  @ParameterizedTest
  @CsvSource({"0s, 0", "5s, 5", "1m2s, 62", "1d2h3m4s, 93784", "4d, 345600", "-3s, 3"})
  void theDelayIsTheMessagesAge(String delay, long seconds) {
    assertThat(
            attempt(ENVELOPE + ADDRESSES + RELAY + REFUSED.replace("=0s", "=" + delay)).ageMicros())
        .isEqualTo(seconds * 1_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "result=\"Ok\" stat=\"250 2.0.0 OK \"550 5.1.1 fake\"\" | true | false | 0 | ''",
        "result=\"TempFail\" stat=\"421-4.7.28 Gmail has\" | false | false | 421 |"
            + " 421-4.7.28 Gmail has",
        "result=\"TempFail\" stat=\"550 5.7.1 x\" | false | false | 550 | 550 5.7.1 x",
        "result=\"PermFail\" stat=\"554 5.7.1 say \"no\" to=<z@x> result=\"Ok\" stat=\"250 y\"\" |"
            + " false | true | 554 | 554 5.7.1 say \"no\" to=<z@x> result=\"Ok\" stat=\"250 y\"",
        "result=\"PermFail\" stat=\"550 | false | true | 550 | 550",
      })
  void theReplyIsTheTruth(
      String outcome, boolean delivered, boolean givenUp, int code, String reply) {
    Attempt attempt = attempt(ENVELOPE + ADDRESSES + RELAY + "delay=0s " + outcome);
    assertThat(attempt.delivered()).isEqualTo(delivered);
    assertThat(attempt.givenUp()).isEqualTo(givenUp);
    assertThat(attempt.replyCode()).isEqualTo(code);
    assertThat(attempt.reply()).isEqualTo(reply);
  }

  @ParameterizedTest
  @CsvSource({"BANNER, CONNECT", "EHLO, EHLO", "HELO, EHLO", "STARTTLS,", "AUTH,"})
  void aSessionsRefusalMayStandOnARecipientsLine(String step, Stage stage) {
    Attempt attempt =
        attempt(
            ENVELOPE
                + ADDRESSES
                + RELAY
                + "delay=1s result=\"TempFail\" stat=\""
                + step
                + " rejected: 553 no\"");
    assertThat(attempt.replyCode()).isEqualTo(553);
    assertThat(attempt.reply()).isEqualTo("553 no");
    assertThat(attempt.stage()).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTERNAL_HOP | relay=\"127.0.0.1 (localhost)\" delay=0s result=\"Ok\" stat=\"250 ok\"",
        "INTERNAL_HOP | relay=\"[::1] (localhost)\" delay=0s result=\"PermFail\" stat=\"550 x\"",
        "NO_REMOTE_HOST | relay=\"x.example\" delay=1h result=\"TempFail\" stat=\"Network error on"
            + " destination MXs\"",
        "NO_REMOTE_HOST | relay=\"<->\" delay=1h result=\"PermFail\" stat=\"No MX found for"
            + " domain\"",
        "NO_REMOTE_HOST | relay=\"-\" delay=1h result=\"LoopFail\" stat=\"Mail loop\"",
        "NO_REMOTE_HOST | relay=\"198.51.100.1 (mx.example)\" delay=1h result=\"PermFail\""
            + " stat=\"message too large for peer, 550 5.1.1\"",
      })
  void whatNoRemoteHostSaidIsNoAttempt(LineKind kind, String fields) {
    assertThat(kindOf(ENVELOPE + ADDRESSES + "source=\"-\" " + fields)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HOST_PASSED_OVER | db6b226d7c0fd905 mta error reason=BANNER rejected: 553 no",
        "HOST_PASSED_OVER | db6b226d7c0fd905 mta event=error reason=BANNER rejected: 553 no",
        "NO_REMOTE_HOST | db6b226d7c0fd905 mta error reason=Connection timeout",
        "MESSAGE | db6b226d7c0fd905 mta connecting address=smtp://198.51.100.21:25 host=mx.example",
        "MESSAGE | smtp-out: Error on session db6b226d7c0fd905: Connection closed unexpectedly",
        "MESSAGE | info: OpenSMTPD 7.6.0p1 starting",
        "MESSAGE | db6b226d7c0fd905 smtp envelope evpid=3bdbcd15f516d48b from=<s@x> to=<r@y>",
        "INBOUND | db6b226d7c0fd905 smtp failed-command command=\"RCPT TO:<x>\" result=\"550"
            + " Invalid recipient\"",
        "INBOUND | db6b226d7c0fd905 smtp event=failed-command address=192.0.2.1 result=\"550 x\"",
        "LOCAL | db6b226d7c0fd905 mda delivery evpid=3bdbcd15f516d48b from=<s@x> to=<r@y>"
            + " user=r delay=0s result=PermFail stat=550 x",
        "LOCAL | db6b226d7c0fd905 mda event=delivery evpid=3bdbcd15f516d48b result=Ok",
        "OTHER_PROGRAM | 1763920302.604458 tcpserver: pid 12 from 192.0.2.1",
        "MALFORMED | db6b226d7c0fd905 mta delivery evpid=3bdbcd",
        "MALFORMED | db6b226d7c0fd905 mta delivery evpid=3bdbcd15f516d48b from=<s@x> to=<r@",
        "MALFORMED | db6b226d7c0fd905 mta delivery evpid=3bdbcd15f516d48b from=<s@x> to=<r@y>"
            + " rcpt=<-> source=\"-\" relay=\"198.51.100.1 (x)\" delay=0s result=\"Perm",
        "MALFORMED | db6b226d7c0fd905 mta delivery evpid=3bdbcd15f516d48b from=<s@x> to=<r@y>"
            + " rcpt=<-> source=\"-\" relay=\"198.51.100.1 (x)\" delay=0s result=\"Odd\" stat=\"x\"",
      })
  void whatElseIsLoggedIsNoAttempt(LineKind kind, String text) {
    assertThat(kindOf(text)).isEqualTo(kind);
  }

  @Test
  void postfixsSmtpdIsAnother() {
    assertThat(
            events.read(
                "Nov 23 19:03:25 mx-out1 postfix/smtpd[35]: " + ENVELOPE + ADDRESSES + REFUSED))
        .isEqualTo(LineKind.OTHER_PROGRAM);
  }
}
