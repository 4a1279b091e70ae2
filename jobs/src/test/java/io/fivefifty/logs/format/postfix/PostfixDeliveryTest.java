package io.fivefifty.logs.format.postfix;

import static io.fivefifty.logs.format.RecordingEvents.attempt;
import static io.fivefifty.logs.format.RecordingEvents.kindOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before the status: recipient, relay, delay. */
final class PostfixDeliveryTest {
  private static final String SMTP = "postfix/smtp[129]: DB72F293311: ";
  private static final String TO = SMTP + "to=<r@gmail.com>, ";
  private static final String RELAY = "relay=mx.example[198.51.100.21]:25, ";
  private static final String TIMES = "delay=0.13, delays=0.01/0.03/0.05/0.05, dsn=5.1.1, ";
  private static final String REFUSED =
      "status=bounced (host mx.example[198.51.100.21] said: 550 5.1.1 no (in reply to RCPT TO"
          + " command))";

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.21", "2001:db8:2::21", "2001:DB8:2::21", "::ffff:192.0.2.1"})
  void aRelayMayHaveAnAddressOfEitherKind(String ip) {
    Attempt attempt = attempt(TO + "relay=mx.example[" + ip + "]:25, " + TIMES + REFUSED);
    assertThat(attempt.relay()).isEqualTo("mx.example");
    assertThat(attempt.ip()).isEqualTo(ip);
  }

  @Test
  void aRelayMayHaveAnyPortOrNone() {
    assertThat(attempt(TO + "relay=mx.example[192.0.2.1]:587, " + TIMES + REFUSED).ip())
        .isEqualTo("192.0.2.1");
    assertThat(attempt(TO + "relay=mx.example[192.0.2.1], " + TIMES + REFUSED).ip())
        .isEqualTo("192.0.2.1");
  }

  @Test
  void aConnectionMayHaveBeenUsedBefore() {
    Attempt attempt = attempt(TO + RELAY + "conn_use=3, " + TIMES + REFUSED);
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.ageMicros()).isEqualTo(130_000);
  }

  @ParameterizedTest
  @CsvSource({
    "delay=0, 0",
    "delay=5, 5000000",
    "delay=0.13, 130000",
    "delay=0.123456, 123456",
    "delay=0.1234567, 123456",
    "delay=432000, 432000000000",
    "delay=, 0",
    "delay=., 0",
    "age=5, -1",
  })
  void theDelayIsTheMessagesAge(String delay, long ageMicros) {
    assertThat(attempt(TO + RELAY + delay + ", dsn=5.1.1, " + REFUSED).ageMicros())
        .isEqualTo(ageMicros);
  }

  @Test
  void anEndlessDelayDoesNotOverflow() {
    assertThat(
            attempt(TO + RELAY + "delay=" + "9".repeat(40) + ", dsn=5.1.1, " + REFUSED).ageMicros())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postmaster@x.example",
        "\"odd local part\"@x.example",
        "\"a>, relay=y[192.0.2.9]:25, status=sent (\"@x.example",
        "root",
        "",
        "\"q\\\">\"@x.example",
      })
  void theOriginalRecipientIsPassedOver(String original) {
    Attempt attempt =
        attempt(SMTP + "to=<r@gmail.com>, orig_to=<" + original + ">, " + RELAY + TIMES + REFUSED);
    assertThat(attempt.recipient()).isEqualTo("r@gmail.com");
    assertThat(attempt.relay()).isEqualTo("mx.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R@Gmail.COM",
        "\"odd local part\"@x.example",
        "@route.example:x@y.example",
        "jürgen@straße.example",
        "nobody",
        "",
        "\"a>, relay=y[192.0.2.9]:25, delay=1, status=sent (250 x\"@x.example",
        "\"x\\\"y>, relay=z[192.0.2.9]:25\"@x.example",
        "\"a>, orig_to=<b>, relay=y[192.0.2.9]:25\"@x.example",
      })
  void anyRecipientIsReadWhole(String recipient) {
    Attempt attempt = attempt(SMTP + "to=<" + recipient + ">, " + RELAY + TIMES + REFUSED);
    assertThat(attempt.recipient()).isEqualTo(recipient);
    assertThat(attempt.relay()).isEqualTo("mx.example");
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @Test
  void anOldPostfixLogsAQuotedRecipientWithoutItsQuotes() {
    Attempt attempt = attempt(SMTP + "to=<a\"b@x.example>, " + RELAY + TIMES + REFUSED);
    assertThat(attempt.recipient()).isEqualTo("a\"b@x.example");
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NO_REMOTE_HOST | postfix/smtp[1] | none",
        "NO_REMOTE_HOST | postfix/error[1] | none",
        "LOCAL | postfix/local[1] | local",
        "LOCAL | postfix/virtual[1] | virtual",
        "LOCAL | postfix/pipe[1] | dovecot",
        "LOCAL | postfix/lmtp[1] | mx.example[private/dovecot-lmtp]",
        "LOCAL | postfix/lmtp[1] | mx.example[/var/run/lmtp]",
        "LOCAL | postfix/lmtp[1] | mx.example[198.51.100.21]:24",
        "INTERNAL_HOP | postfix/lmtp[1] | 127.0.0.1[127.0.0.1]:24",
        "INTERNAL_HOP | postfix/smtp[1] | 127.0.0.1[127.0.0.1]:10024",
        "INTERNAL_HOP | postfix/smtp[1] | localhost[::1]:10026",
        "INTERNAL_HOP | postfix/smtp[1] | filter.example[10.20.0.7]:10024",
        "INTERNAL_HOP | postfix/smtp[1] | filter.example[fe80::1%eth0]:25",
        "ATTEMPT | postfix/smtp[1] | mx.example[198.51.100.21]:25",
      })
  void theRelayTellsWhereTheMailWent(LineKind kind, String tag, String relay) {
    String line = tag + ": DB72F293311: to=<r@gmail.com>, relay=" + relay + ", " + TIMES + REFUSED;
    assertThat(kindOf(line)).isEqualTo(kind);
    assertThat(RecordingEvents.of(line).attempts).hasSize(kind == LineKind.ATTEMPT ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deliverable", "undeliverable"})
  void anAddressProbeIsNoMail(String status) {
    assertThat(kindOf(TO + RELAY + TIMES + REFUSED.replace("bounced", status)))
        .isEqualTo(LineKind.PROBE);
    assertThat(kindOf(TO + "relay=none, " + TIMES + REFUSED.replace("bounced", status)))
        .isEqualTo(LineKind.PROBE);
  }

  @ParameterizedTest
  @CsvSource({"expired, NO_REMOTE_HOST", "strange, MALFORMED"})
  void anotherStatusIsNoAttempt(String status, LineKind kind) {
    assertThat(kindOf(TO + RELAY + TIMES + "status=" + status + " (x)")).isEqualTo(kind);
  }
}
