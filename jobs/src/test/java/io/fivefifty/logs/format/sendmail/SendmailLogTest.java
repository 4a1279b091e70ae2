package io.fivefifty.logs.format.sendmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SendmailLogTest {
  private static final String FRAME = "Nov 23 18:56:54 mx-out1 ";
  private static final String ID = FRAME + "sendmail[65]: 6ANIusdU000063: ";
  private static final String TIMES = "delay=00:00:05, xdelay=00:00:01, mailer=esmtp, pri=30246, ";
  private static final String RELAY = "relay=gmail-smtp-in.l.google.com. [198.51.100.21], ";
  private static final String REFUSED =
      "dsn=5.1.1, reply=550-5.1.1 The email account that you tried to reach does not exist."
          + " Please try, stat=User unknown";

  private final RecordingEvents events = new RecordingEvents(new SendmailLog());

  private Attempt attempt(String text) {
    assertThat(events.read(ID + text)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts).hasSize(1);
    return events.attempts.get(0);
  }

  private LineKind kindOf(String line) {
    LineKind kind = events.read(FRAME + line);
    assertThat(events.attempts).isEmpty();
    return kind;
  }

  @Test
  void anAttemptIsReadWhole() {
    assertThat(
            attempt(
                "to=<nobody.here77@gmail.com>, delay=00:00:05, xdelay=00:00:00, mailer=esmtp,"
                    + " pri=30246, relay=gmail-smtp-in.l.google.com."
                    + " [IPv6:2001:db8:2:0:0:0:0:21], "
                    + REFUSED))
        .isEqualTo(
            new Attempt(
                "6ANIusdU000063",
                null,
                "nobody.here77@gmail.com",
                "gmail-smtp-in.l.google.com",
                "2001:db8:2:0:0:0:0:21",
                5_000_000,
                false,
                true,
                550,
                "550-5.1.1 The email account that you tried to reach does not exist. Please try",
                null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendmail", "sm-mta", "sm-msp-queue", "mailhub", "MTA-out"})
  void theProgramMayHaveAnyName(String tag) {
    events.read(FRAME + tag + "[9]: 6ANIusdU000063: to=<r@x.example>, " + TIMES + RELAY + REFUSED);
    assertThat(events.attempts).hasSize(1);
  }

  @Test
  void solarisPutsItsOwnIdBeforeTheText() {
    events.read(
        FRAME
            + "sendmail[9]: [ID 801593 mail.info] 6ANIusdU000063: to=<r@x.example>, "
            + TIMES
            + RELAY
            + REFUSED);
    assertThat(events.attempts).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=<orders@shop.example>, size=246, class=0, nrcpts=1, msgid=<1@x> | orders@shop.example",
        "from=<>, size=2460, class=0, nrcpts=1 | ''",
        "from=root, size=246, class=0, nrcpts=1, relay=root@localhost | root",
        "from=\"odd, name\"@x.example, size=246, class=0 | \"odd, name\"@x.example",
        "from=<\"a>, size=1, class=0\"@x.example>, size=2, class=0 |"
            + " \"a>, size=1, class=0\"@x.example",
        "from=<a@x.example>, size=2, class=0, msgid=<b@y.example>, size=3> | a@x.example",
      })
  void aFromLineOpensTheMessage(String text, String sender) {
    assertThat(events.read(ID + text)).isEqualTo(LineKind.MESSAGE);
    assertThat(events.opened).containsExactly("6ANIusdU000063 " + sender);
  }

  @Test
  void aSenderThatIsCutEndsWhereSendmailCutsIt() {
    String cut = "\"" + ", size=1".repeat(25).substring(0, 199);
    events.read(ID + "from=" + cut + ", size=246, class=0, nrcpts=1");
    assertThat(events.opened).containsExactly("6ANIusdU000063 " + cut);
  }

  @Test
  void aBounceHasTheNullSender() {
    assertThat(
            events.read(FRAME + "sendmail[65]: 6ANIusdU000063: 6ANIusdV000063: DSN: User unknown"))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(events.opened).containsExactly("6ANIusdV000063 ");
  }

  @Test
  void aCloneHasItsOwnersName() {
    events.read(ID + "6ANIusdV000063: clone: owner=<owner-list@shop.example>");
    events.read(ID + "6ANIusdW000063: clone: owner=(null)");
    assertThat(events.opened).containsExactly("6ANIusdV000063 owner-list@shop.example");
  }

  @Test
  void doneClosesTheMessage() {
    assertThat(events.read(ID + "done; delay=00:00:01, ntries=1")).isEqualTo(LineKind.MESSAGE);
    assertThat(events.closed).containsExactly("6ANIusdU000063");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to=<a@x.example>,<b@y.example>, ",
        "to=<a@x.example>, <b@y.example>, ",
        "to=a@x.example,b@y.example, ",
        "to=a@x.example, b@y.example, ",
        "to=<a@x.example>,<b@y.example>, ctladdr=<s@shop.example> (1000/1000), ",
        "to=<a@x.example>,<b@y.example>, [more], ",
        "to=<a@x.example>,<b@y.example>, [more], ctladdr=<s@shop.example> (1000/1000), ",
      })
  void eachRecipientIsAnAttempt(String recipients) {
    assertThat(events.read(ID + recipients + TIMES + RELAY + REFUSED)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts)
        .extracting(Attempt::recipient)
        .containsExactly("a@x.example", "b@y.example");
    assertThat(events.attempts).extracting(Attempt::replyCode).containsExactly(550, 550);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<\"a, delay=00:00:09, mailer=local, stat=Sent\"@x.example>",
        "<\"a>,<b@y.example>, delay=1\"@x.example>",
        "<\"q\\\">, \"@x.example>",
        "<jürgen@straße.example>",
        "<@route.example:x@y.example>",
      })
  void anyRecipientIsReadWhole(String recipient) {
    Attempt attempt = attempt("to=" + recipient + ", " + TIMES + RELAY + REFUSED);
    assertThat("<" + attempt.recipient() + ">").isEqualTo(recipient);
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.ageMicros()).isEqualTo(5_000_000);
  }

  @Test
  void theControllingAddressIsPassedOver() {
    Attempt attempt =
        attempt(
            "to=<r@x.example>, ctladdr=<\"x, delay=9+00:00:00, mailer=local, pri=1, dsn=2.0.0,..."
                + "\"@shop.example> (1000/1000), "
                + TIMES
                + RELAY
                + REFUSED);
    assertThat(attempt.ageMicros()).isEqualTo(5_000_000);
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gmail-smtp-in.l.google.com. [198.51.100.21] | gmail-smtp-in.l.google.com | 198.51.100.21",
        "contoso-example-co...ction.outlook.com. [198.51.100.9] | '' | 198.51.100.9",
        "[198.51.100.9] [198.51.100.9] | 198.51.100.9 | 198.51.100.9",
        "mx.example. [IPv6:2001:db8::1] | mx.example | 2001:db8::1",
        "mx.example | mx.example | ''",
      })
  void theRelayIsAHostAndItsAddress(String relay, String host, String ip) {
    Attempt attempt = attempt("to=<r@x.example>, " + TIMES + "relay=" + relay + ", " + REFUSED);
    assertThat(attempt.relay()).isEqualTo(host);
    assertThat(attempt.ip()).isEqualTo(ip);
  }

  @ParameterizedTest
  @CsvSource({
    "00:00:00, 0",
    "00:01:02, 62000000",
    "2+03:04:05, 183845000000",
    "x, -1",
    "99999999999:00:00, 7730941132020000000",
  })
  void theDelayIsTheMessagesAge(String delay, long micros) {
    long told =
        attempt("to=<r@x.example>, delay=" + delay + ", mailer=esmtp, " + RELAY + REFUSED)
            .ageMicros();
    if (delay.length() < 12) {
      assertThat(told).isEqualTo(micros);
    } else {
      assertThat(told).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dsn=2.0.0, stat=Sent (OK id=1, stat=User unknown) | true | false | 0",
        "dsn=5.7.26, reply=550-5.7.26 Your email has been blocked, stat=Service unavailable |"
            + " false | true | 550",
        "dsn=5.0.0, reply=554 mx ESMTP not welcome here, stat=Service unavailable |"
            + " false | true | 554",
        "dsn=4.2.0, reply=421-4.7.28 Gmail has, stat=Deferred: 421-4.7.28 Gmail has |"
            + " false | false | 421",
        "dsn=4.2.0, reply=550 5.7.1 go away, stat=Deferred | false | false | 550",
        "dsn=4.2.0, stat=Deferred: 450 4.2.1 later | false | false | 450",
        "dsn=5.1.1, stat=User unknown | false | true | 0",
        "dsn=5.6.0, stat=Data format error | false | true | 0",
        "dsn=5.0.0, stat=Service unavailable | false | true | 0",
        "dsn=4.2.0, reply=450 4.2.1 x, stat=Sent (250 y), stat=Deferred: 450 4.2.1 x, stat=Sent"
            + " (250 y) | false | false | 450",
        "dsn=5.1.1, reply=550 5.1.1 x, stat=Deferred: 421 y, stat=User unknown |"
            + " false | true | 550",
        "dsn=5.1.1, reply=550 5.1.1 x to=<z@bank.example>, relay=mx. [192.0.2.1], stat=Sent,"
            + " stat=User unknown | false | true | 550",
      })
  void theReplyIsTheTruth(String outcome, boolean delivered, boolean givenUp, int code) {
    Attempt attempt = attempt("to=<r@x.example>, " + TIMES + RELAY + outcome);
    assertThat(attempt.delivered()).isEqualTo(delivered);
    assertThat(attempt.givenUp()).isEqualTo(givenUp);
    assertThat(attempt.replyCode()).isEqualTo(code);
  }

  @Test
  void anOldDeferralHasItsReplyInTheStatus() {
    assertThat(
            attempt("to=<r@x.example>, " + TIMES + RELAY + "dsn=4.2.0, stat=Deferred: 421-4.7.28 x")
                .reply())
        .isEqualTo("421-4.7.28 x");
  }

  @Test
  void aReplyMayEndWhereTheLineHadNoRoom() {
    assertThat(
            attempt(
                    "to=<r@x.example>, "
                        + TIMES
                        + RELAY
                        + "dsn=5.1.1, reply=550 5.1.1 no..., stat=User unknown")
                .reply())
        .isEqualTo("550 5.1.1 no");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOCAL | mailer=local, pri=1, dsn=2.0.0, stat=Sent",
        "LOCAL | mailer=local, pri=1, relay=local, dsn=5.1.1, stat=User unknown",
        "LOCAL | mailer=*file*, pri=1, dsn=2.0.0, stat=Sent",
        "LOCAL | mailer=prog, pri=1, dsn=5.0.0, reply=550 x, stat=Service unavailable",
        "LOCAL | mailer=procmail, pri=1, dsn=2.0.0, stat=Sent",
        "LOCAL | mailer=cyrusv2, pri=1, relay=localhost, dsn=5.1.1, reply=550 x, stat=User unknown",
        "INTERNAL_HOP | mailer=relay, pri=1, relay=[127.0.0.1] [127.0.0.1], dsn=2.0.0, stat=Sent",
        "INTERNAL_HOP | mailer=relay, pri=1, relay=[127.0.0.1], dsn=5.1.1, reply=550 x, stat=y",
        "INTERNAL_HOP | mailer=esmtp, pri=1, relay=f.example. [10.0.0.7], dsn=2.0.0, stat=Sent",
        "NO_REMOTE_HOST | mailer=esmtp, pri=1, relay=x.example, dsn=5.1.2, stat=Host unknown"
            + " (Name server: x.example: host not found)",
        "NO_REMOTE_HOST | mailer=esmtp, pri=1, relay=x.example. [198.51.100.2], dsn=4.0.0,"
            + " stat=Deferred: Connection refused by x.example.",
        "NO_REMOTE_HOST | mailer=esmtp, pri=1, relay=x.example, dsn=4.4.3, stat=Deferred: Name"
            + " server: x.example.: host name lookup failure",
        "MESSAGE | mailer=esmtp, pri=30246, stat=queued",
        "MESSAGE | mailer=esmtp, pri=30246, quarantine=text, stat=Sent, stat=quarantined",
      })
  void whatNoRemoteHostSaidIsNoAttempt(LineKind kind, String fields) {
    assertThat(
            kindOf(
                "sendmail[65]: 6ANIusdU000063: to=<r@x.example>, delay=00:00:00, xdelay=00:00:00, "
                    + fields))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INBOUND | ruleset=check_rcpt, arg1=<r@x.example>, relay=c.example [192.0.2.1], reject=550"
            + " 5.7.1 <r@x.example>... Relaying denied",
        "INBOUND | 6ANIusdU000063: ruleset=check_mail, arg1=<s@x.example>, reject=553 5.1.8 x",
        "INBOUND | 6ANIusdU000063: Milter: to=<r@x.example>, reject=550 5.7.1 no",
        "INBOUND | 6ANIusdU000063: milter=clamav, reject=550 5.7.1 no",
        "INBOUND | 6ANIusdU000063: <nobody@shop.example>... User unknown",
        "MESSAGE | STARTTLS=client, relay=mx.example., version=TLSv1.3, verify=FAIL",
        "MESSAGE | 6ANIusdU000063: SYSERR(root): putbody: x, to=<z@x.example>, stat=Sent",
        "MESSAGE | 6ANIusdU000063: lost input channel from c.example [192.0.2.1]",
        "MESSAGE | 6ANIusdU000063[2]: ...ry, stat=User unknown",
      })
  void whatElseSendmailSaysIsNoAttempt(LineKind kind, String text) {
    assertThat(kindOf("sendmail[65]: " + text)).isEqualTo(kind);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opendkim[57]: 6ANIusdU000063: DKIM-Signature field added (s=s2026a, d=shop.example)",
        "postfix/smtp[1]: DB72F293311: to=<r@x.example>, relay=none, delay=1, status=deferred (x)",
        "milter-greylist: 6ANIusdU000063: skipping greylist because from=<x>",
        "sshd[1]: 6ANIusdU000063 to=<r@x.example>",
        "dovecot: to=<r@x.example>",
      })
  void anotherProgramsLineIsNotSendmails(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.OTHER_PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to=<r@x.example>",
        "to=<r@x.example>, delay=00:00:00, xdelay=00:00:00, mailer=esm",
        "to=<r@x.example>, delay=00:00:00, mailer=esmtp, relay=x. [192.0.2.1], dsn=5.1.1, reply=5",
        "to=<r@x.exam",
        "to=<a,<b,<c,<d, delay=00:00:00, stat=Sent",
        "to=",
        "from=<r@x.exam",
      })
  void aLineThatIsCutIsMalformed(String text) {
    assertThat(kindOf("sendmail[65]: 6ANIusdU000063: " + text)).isEqualTo(LineKind.MALFORMED);
  }

  @Test
  void wordsOfTheSenderDoNotFoolIt() {
    events.read(
        ID
            + "from=<\"6ANIusdU000099: to=<z@bank.example>, relay=mx. [192.0.2.1], stat=Sent\"@"
            + "evil.example>, size=1, class=0, nrcpts=1, msgid=<to=<z@bank.example>, delay=00:00:00,"
            + " mailer=esmtp, relay=mx. [192.0.2.1], reply=550 5.1.1 fake, stat=User unknown>");
    assertThat(events.attempts).isEmpty();
    assertThat(events.opened).hasSize(1).first().asString().endsWith("@evil.example");
  }
}
