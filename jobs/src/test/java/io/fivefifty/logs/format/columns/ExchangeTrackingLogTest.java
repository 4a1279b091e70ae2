package io.fivefifty.logs.format.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExchangeTrackingLogTest {
  private final RecordingEvents events = new RecordingEvents(new ExchangeTrackingLog());

  @BeforeEach
  void header() {
    events.read("\ufeff#Software: Microsoft Exchange Server");
    events.read("#Log-type: Message Tracking Log");
    assertThat(
            events.read(
                "#Fields: date-time,client-hostname,server-ip,server-hostname,source,event-id,"
                    + "internal-message-id,message-id,recipient-address,recipient-status,"
                    + "message-subject,sender-address,return-path"))
        .isEqualTo(LineKind.HEADER);
  }

  private LineKind event(String source, String event, String recipients, String status) {
    return events.read(
        "2026-11-22T08:00:01.123Z,MX01,198.51.100.33,mx.sent.example,"
            + String.join(",", source, event, "42", "<m@shop.example>", recipients)
            + ",\""
            + status.replace("\"", "\"\"")
            + "\",\"SMTP,FAIL\",news@shop.example,<>");
  }

  private static String error(String reply, String host, String ip) {
    return "[{LED=%s};{MSG=};{FQDN=%s};{IP=%s};{LRT=11/22/2026 8:00:01 AM}]"
        .formatted(reply, host, ip);
  }

  @Test
  void aFailureIsTheRemoteHostsReply() {
    String status = error("550 5.1.1 No such user", "mx.example", "198.51.100.21");
    assertThat(event("SMTP", "FAIL", "x@gmail.com", status)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts)
        .containsExactly(
            new RecordingEvents.Attempt(
                "42",
                "",
                "x@gmail.com",
                "mx.example",
                "198.51.100.21",
                -1,
                false,
                true,
                550,
                "550 5.1.1 No such user",
                null));
  }

  @Test
  void eachRecipientHasItsOwnStatus() {
    String one = error("550 5.1.1 no; really", "mx.example", "198.51.100.21");
    String two = error("554 5.7.1 spam", "mx.example", "198.51.100.21");
    event("SMTP", "FAIL", "a@x.example;b@x.example", one + ";" + two);
    assertThat(events.attempts)
        .extracting(a -> a.recipient() + " " + a.reply())
        .containsExactly("a@x.example 550 5.1.1 no; really", "b@x.example 554 5.7.1 spam");
  }

  @Test
  void oneStatusMayBeOfSeveralRecipients() {
    String status = error("550 5.7.1 spam", "mx.example", "198.51.100.21");
    event("SMTP", "FAIL", "a@x.example;b@x.example", status);
    assertThat(events.attempts).hasSize(2);
  }

  @Test
  void aDeferralIsTriedAgain() {
    event("SMTP", "DEFER", "x@y.example", error("451 4.7.1 x", "mx.example", "198.51.100.21"));
    assertThat(events.attempts.get(0).givenUp()).isFalse();
  }

  @Test
  void aQuotedReplyIsTheReply() {
    String quoted =
        "451 4.4.0 Primary target IP address responded with: \"550 5.7.1 \"no\" \" Attempted"
            + " failover to alternate host";
    event("SMTP", "DEFER", "x@y.example", error(quoted, "mx.example", "198.51.100.21"));
    assertThat(events.attempts.get(0).reply()).isEqualTo("550 5.7.1 \"no\" ");
    assertThat(events.attempts.get(0).replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 4.4.7 QUEUE.Expired; message expired",
        "550 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain",
        "441 4.4.1 Error encountered while communicating with primary target IP address: \"Failed\"",
        "451 4.4.0 Primary target IP address responded with: \"Failed to connect\" Attempted",
        "451 4.4.0 DNS query failed",
        "text without a code",
      })
  void whatExchangeSaysItselfIsNoReply(String reply) {
    assertThat(event("SMTP", "FAIL", "x@y.example", error(reply, "mx.example", "198.51.100.21")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void aStatusWithoutAHostIsOurOwn() {
    assertThat(event("SMTP", "FAIL", "x@y.example", error("550 5.7.1 rule", "", "")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void anOldLogHasTheBareReply() {
    event("SMTP", "FAIL", "x@y.example", "550 5.1.1 User unknown; sorry");
    assertThat(events.attempts.get(0).reply()).isEqualTo("550 5.1.1 User unknown; sorry");
  }

  @Test
  void aHopInsideTheHouseIsNoAttempt() {
    assertThat(event("SMTP", "FAIL", "x@y.example", error("550 5.7.1 x", "10.0.0.4", "10.0.0.4")))
        .isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void aDeliveryIsToldForEachRecipient() {
    assertThat(event("SMTP", "SENDEXTERNAL", "a@x.example;b@x.example", "250 ok;250 ok"))
        .isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts).hasSize(2).allMatch(RecordingEvents.Attempt::delivered);
    assertThat(events.attempts.get(0).relay()).isEqualTo("mx.sent.example");
  }

  @Test
  void otherSourcesAreNotRemote() {
    String status = error("550 5.1.1 x", "mx.example", "198.51.100.21");
    assertThat(event("ROUTING", "FAIL", "x@y.example", status)).isEqualTo(LineKind.MESSAGE);
    assertThat(event("DSN", "DSN", "x@y.example", status)).isEqualTo(LineKind.MESSAGE);
    assertThat(event("STOREDRIVER", "FAIL", "x@y.example", status)).isEqualTo(LineKind.LOCAL);
    assertThat(event("SMTP", "RECEIVE", "x@y.example", status)).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void aReplyThatImitatesTheEndOfItsStatusNamesNoOtherHost() {
    String fake =
        "550 5.1.1 x};{MSG=};{FQDN=mx.bank.example};{IP=198.51.100.99};{LRT=}];[{LED=550 fake";
    event("SMTP", "FAIL", "x@y.example", error(fake, "mx.evil.example", "198.51.100.66"));
    assertThat(events.attempts).hasSize(1);
    assertThat(events.attempts.get(0).relay()).isEqualTo("mx.evil.example");
    assertThat(events.attempts.get(0).ip()).isEqualTo("198.51.100.66");
  }
}
