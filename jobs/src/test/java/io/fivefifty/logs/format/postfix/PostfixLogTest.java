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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostfixLogTest {
  private static final String REFUSED =
      "to=<reader1@gmail.com>, relay=gmail-smtp-in.l.google.com[198.51.100.21]:25, delay=0.13,"
          + " delays=0.01/0.03/0.05/0.05, dsn=5.1.1, status=bounced (host"
          + " gmail-smtp-in.l.google.com[198.51.100.21] said: 550-5.1.1 No such user. 550 5.1.1"
          + " Bye - gsmtp (in reply to RCPT TO command))";

  @Test
  void theQueueManagerOpensAMessage() {
    RecordingEvents events =
        RecordingEvents.of(
            "postfix/qmgr[120]: DB72F293311: from=<support@info.a-datum-corp.test>, size=438,"
                + " nrcpt=1 (queue active)");
    assertThat(events.opened).containsExactly("DB72F293311 support@info.a-datum-corp.test");
    assertThat(events.attempts).isEmpty();
  }

  @Test
  void theQueueManagerClosesAMessage() {
    RecordingEvents events = RecordingEvents.of("postfix/qmgr[120]: DB72F293311: removed");
    assertThat(events.closed).containsExactly("DB72F293311");
  }

  @Test
  void anAttemptIsReadWhole() {
    assertThat(
            attempt(
                "postfix/smtp[129]: DB72F293311: to=<reader1@gmail.com>,"
                    + " relay=gmail-smtp-in.l.google.com[198.51.100.21]:25, delay=0.13,"
                    + " delays=0.01/0.03/0.05/0.05, dsn=5.7.26, status=bounced (host"
                    + " gmail-smtp-in.l.google.com[198.51.100.21] said: 550-5.7.26 Your email has"
                    + " been blocked because the sender is unauthenticated. 550-5.7.26 Gmail"
                    + " requires … 550 5.7.26 https://… - gsmtp (in reply to end of DATA"
                    + " command))"))
        .isEqualTo(
            new Attempt(
                "DB72F293311",
                null,
                "reader1@gmail.com",
                "gmail-smtp-in.l.google.com",
                "198.51.100.21",
                130_000,
                false,
                true,
                550,
                "550-5.7.26 Your email has been blocked because the sender is unauthenticated."
                    + " 550-5.7.26 Gmail requires … 550 5.7.26 https://… - gsmtp",
                Stage.END_OF_DATA));
  }

  @Test
  void anExpiredMessageTellsItsSenderOnceMore() {
    assertThat(
            RecordingEvents.of(
                    "postfix/qmgr[120]: DB72F293311: from=<a@x.example>, status=expired, returned"
                        + " to sender")
                .opened)
        .containsExactly("DB72F293311 a@x.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DB72F293311", "0A1B2C", "4jYDNg0L9BzNL6d", "3ZzPqR5x2Yz1bBcD"})
  void idsAreShortOrLong(String id) {
    assertThat(attempt("postfix/smtp[129]: " + id + ": " + REFUSED).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postfix/smtp",
        "postfix-out/smtp",
        "postfix/relay/smtp",
        "mailout/smtp",
        "mx-1.example.net/slow/smtp",
        "/smtp",
      })
  void anInstanceMayHaveAnyName(String tag) {
    assertThat(attempt(tag + "[129]: DB72F293311: " + REFUSED).replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postfix/qmgr", "postfix-out/qmgr", "mailout/nqmgr", "a/b/oqmgr"})
  void aQueueManagerMayHaveAnyName(String tag) {
    assertThat(RecordingEvents.of(tag + "[1]: DB72F293311: removed").closed).hasSize(1);
  }

  @Test
  void whereRfc5424LostTheDaemonsNameTheTextMustDo() {
    RecordingEvents events = new RecordingEvents();
    String frame = "<22>1 2026-11-23T17:51:39.763038+00:00 mx-out1 postfix 116 - - ";
    events.read(frame + "DB72F293311: from=<a@x.example>, size=438, nrcpt=1 (queue active)");
    events.read(frame + " DB72F293311: " + REFUSED);
    events.read(frame + "DB72F293311: removed");
    assertThat(events.opened).containsExactly("DB72F293311 a@x.example");
    assertThat(events.attempts).hasSize(1);
    assertThat(events.closed).containsExactly("DB72F293311");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tag\":\"postfix\",\"message\":\"DB72F293311: removed\",",
        "{\"message\":\"DB72F293311: removed\",\"tag\":\"postfix\",",
      })
  void inJsonTheTagMayStandOnEitherSideOfTheText(String members) {
    RecordingEvents events = new RecordingEvents();
    assertThat(events.read(members + "\"time\":\"2026-11-23T17:51:39Z\"}"))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(events.closed).containsExactly("DB72F293311");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OTHER_PROGRAM | opendkim[57]: 4jYDNg0L9BzNL6d: DKIM-Signature field added (s=s,"
            + " d=a.example)",
        "OTHER_PROGRAM | sendmail[63]: 6ANIusdU000063: from=<a@x.example>, size=246, class=0",
        "OTHER_PROGRAM | dovecot: lmtp(120): Connect from local",
        "OTHER_PROGRAM | CRON[1]: (root) CMD (postfix/smtp)",
        "OTHER_PROGRAM | amavis/filter[1]: DB72F293311: removed",
        "OTHER_PROGRAM | post[1]: DB72F293311: removed",
        "MESSAGE | postfix/smtpd[1]: connect from client.example[192.0.2.1]",
        "MESSAGE | postfix/smtpd[1]: DB72F293311: client=client.example[192.0.2.1]",
        "MESSAGE | postfix/cleanup[1]: DB72F293311: message-id=<a@x.example>",
        "MESSAGE | postfix/pickup[1]: DB72F293311: uid=33 from=<www-data>",
        "MESSAGE | postfix/bounce[1]: DB72F293311: sender non-delivery notification: 4A2B3C4D5E6",
        "MESSAGE | postfix/smtp[1]: connect to mx.example[192.0.2.1]:25: Connection timed out",
        "MESSAGE | postfix/smtp[1]: warning: host mx.example[192.0.2.1] greeted me with my own"
            + " name",
        "MESSAGE | postfix/qmgr[1]: DB72F293311: skipped, still being delivered",
        "MESSAGE | postfix/anvil[1]: statistics: max connection rate 1/60s",
        "MESSAGE | postfix/postsuper[1]: DB72F293311: removed",
        "MESSAGE | postfix/smtp[1]: DB72F293311: removed",
        "MESSAGE | postfix/smtpd[1]: DB72F293311: to=<a@x.example>, relay=x[192.0.2.1]:25, status=x"
            + " (",
        "MESSAGE | postfix/master[1]: daemon started -- version 3.10",
        "INBOUND | postfix/smtpd[1]: DB72F293311: reject: RCPT from c[192.0.2.1]: 550 5.1.1 no",
        "INBOUND | postfix/cleanup[1]: DB72F293311: reject: header Subject: x from c[192.0.2.1]",
        "INBOUND | postfix/cleanup[1]: DB72F293311: milter-reject: END-OF-MESSAGE from"
            + " c[192.0.2.1]",
        "INBOUND | postfix/smtpd[1]: NOQUEUE: milter-reject: CONNECT from c[192.0.2.1]: 550 5.7.1"
            + " x",
        "MALFORMED | postfix/qmgr[1]: DB72F293311: from=<a@x.example",
        "MALFORMED | postfix/smtp[1]: DB72F293311: to=<a@x.example",
        "MALFORMED | postfix/smtp[1]: DB72F293311: to=<a@x.example>, relay=mx[192.0.2.1]:25, del",
        "MALFORMED | postfix/smtp[1]: DB72F293311: to=<a@x.example>, orig_to=<b, status=sent (",
      })
  void everyLineIsOfOneKind(LineKind kind, String line) {
    assertThat(kindOf(line)).isEqualTo(kind);
    assertThat(RecordingEvents.of(line).isEmpty()).isTrue();
  }

  @Test
  void whatIsTooShortForAnIdIsNone() {
    assertThat(RecordingEvents.of("postfix/qmgr[1]: DB72F: removed").isEmpty()).isTrue();
  }

  @Test
  void noQueueIsNoId() {
    assertThat(RecordingEvents.of("postfix/qmgr[1]: NOQUEUE: removed").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "<>, size=1, nrcpt=1 (queue active) | ~~",
        "<root>, size=1, nrcpt=1 (queue active) | root",
        "<A@X.Example>, size=1, nrcpt=1 (queue active) | A@X.Example",
        "<jürgen@straße.example>, size=1, nrcpt=1 (queue active) | jürgen@straße.example",
        "<\"odd local part\"@x.example>, size=1 | \"odd local part\"@x.example",
        "<@route.example:x@y.example>, size=1 | @route.example:x@y.example",
        "<\"a@b.example> c\"@x.example>, size=1 | \"a@b.example> c\"@x.example",
        "<a\"b>@x.example>, size=1 | a\"b>@x.example",
      })
  void anySenderIsReadWhole(String from, String sender) {
    assertThat(RecordingEvents.of("postfix/qmgr[1]: DB72F293311: from=" + from).opened)
        .containsExactly("DB72F293311 " + sender);
  }
}
