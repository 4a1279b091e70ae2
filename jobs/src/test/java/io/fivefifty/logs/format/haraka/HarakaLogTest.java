package io.fivefifty.logs.format.haraka;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HarakaLogTest {
  private static final String STAMP = "2026-11-22T10:00:00.000Z ";
  private static final String OUTBOUND = STAMP + "[NOTICE] [3A7C1D5E-0001.1.1] [outbound] ";
  private static final String INFO = STAMP + "[INFO] [3A7C1D5E-0001.1.1] [outbound] ";
  private static final String CORE = STAMP + "[NOTICE] [3A7C1D5E-0001.1] [core] ";
  private static final String DELIVERED =
      "delivered file=1763920302000_1763920302000_0_77_AbCdEf_1_mta.shop.example domain=gmail.com"
          + " host=gmail-smtp-in.l.google.com ip=198.51.100.21 port=25 mode=SMTP tls=Y auth=N"
          + " response=\"2.0.0 OK rcpts=9/9/9 \\\" ip=192.0.2.9\" delay=0.913 fails=0 rcpts=2/0/1";

  private final RecordingEvents events = new RecordingEvents(new HarakaLog());

  @ParameterizedTest
  @ValueSource(
      strings = {
        OUTBOUND + "recipient <r@gmail.com> rejected: 550 5.1.1 no \"such\" user",
        "Nov 22 10:00:00 mx-out1 haraka[9]: [NOTICE] [3A7C1D5E-0001.1.1] [outbound] recipient"
            + " <r@gmail.com> rejected: 550 5.1.1 no \"such\" user",
        "Nov 22 10:00:00 mx-out1 haraka: level=NOTICE uuid=3A7C1D5E-0001.1.1 origin=outbound"
            + " message=\"recipient <r@gmail.com> rejected: 550 5.1.1 no \\\"such\\\" user\"",
        STAMP
            + "level=NOTICE uuid=3A7C1D5E-0001.1.1 source=outbound message=\"recipient"
            + " <r@gmail.com> rejected: 550 5.1.1 no \\\"such\\\" user\"",
        STAMP
            + "{\"level\":\"NOTICE\",\"uuid\":\"3A7C1D5E-0001.1.1\",\"origin\":\"outbound\","
            + "\"message\":\"recipient <r@gmail.com> rejected: 550 5.1.1 no \\\"such\\\" user\"}",
        "2026-11-22T10:00:00.1234Z stdout F [NOTICE] [3A7C1D5E-0001.1.1] [outbound] recipient"
            + " <r@gmail.com> rejected: 550 5.1.1 no \"such\" user",
      })
  void aRefusalIsReadWholeInAllFormats(String line) {
    assertThat(events.read(line)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts)
        .containsExactly(
            new Attempt(
                "3A7C1D5E-0001.1",
                null,
                "r@gmail.com",
                "",
                "",
                -1,
                false,
                true,
                550,
                "550 5.1.1 no \"such\" user",
                Stage.RCPT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OUTBOUND + DELIVERED,
        STAMP + "level=NOTICE uuid=3A7C1D5E-0001.1.1 origin=outbound message=\"\" " + DELIVERED,
        STAMP
            + "{\"level\":\"NOTICE\",\"uuid\":\"3A7C1D5E-0001.1.1\",\"origin\":\"outbound\","
            + "\"message\":\"\",\"delivered file\":\"1763_x\",\"domain\":\"gmail.com\","
            + "\"host\":\"gmail-smtp-in.l.google.com\",\"ip\":\"198.51.100.21\",\"port\":25,"
            + "\"mode\":\"SMTP\",\"tls\":\"Y\",\"auth\":\"N\",\"response\":\"2.0.0 OK rcpts=9\","
            + "\"delay\":0.913,\"fails\":0,\"rcpts\":\"2/0/1\"}",
      })
  void eachRecipientThatWasTakenIsAnAttempt(String line) {
    assertThat(events.read(line)).isEqualTo(LineKind.ATTEMPT);
    Attempt taken =
        new Attempt(
            "3A7C1D5E-0001.1",
            null,
            "",
            "gmail-smtp-in.l.google.com",
            "198.51.100.21",
            913_000,
            true,
            false,
            0,
            "",
            null);
    assertThat(events.attempts).containsExactly(taken, taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sender <s@shop.example> code=CONT msg=\"\" | s@shop.example",
        "sender <> code=CONT msg=\"\" | ''",
        "sender <\"a> code=CONT, recipient <\"@x.example> code=OK msg= |"
            + " \"a> code=CONT, recipient <\"@x.example",
      })
  void theTransactionOpensTheMessage(String text, String sender) {
    assertThat(events.read(CORE + text)).isEqualTo(LineKind.MESSAGE);
    assertThat(events.opened).containsExactly("3A7C1D5E-0001.1 " + sender);
  }

  @Test
  void theTransactionOpensTheMessageInJson() {
    events.read(
        "Nov 22 10:00:00 mx-out1 haraka[9]: {\"level\":\"NOTICE\",\"uuid\":\"3A7C-1.1\","
            + "\"source\":\"core\",\"message\":\"sender <s@shop.example>\",\"code\":\"CONT\"}");
    assertThat(events.opened).containsExactly("3A7C-1.1 s@shop.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recipient <r@x.example> deferred: 450 4.2.1 later | 450 | false | 450 4.2.1 later",
        "recipient <\"a> rejected: 550 x\"@y.example> rejected: 554 no | 554 | true | 554 no",
        "bouncing mail: 550 5.7.1 no | 550 | true | 550 5.7.1 no",
        "bouncing mail: Too many failures (Upstream error: 421 4.7.0 busy) | 421 | true |"
            + " 421 4.7.0 busy",
        "Temp failing 1763_x for 64 seconds: Upstream error: 421 4.7.0 busy | 421 | false |"
            + " 421 4.7.0 busy",
        "recipient <r@x.example> rejected: 550 x recipient <z@y> rejected: 250 ok | 550 | true |"
            + " 550 x recipient <z@y> rejected: 250 ok",
      })
  void theReplyIsTheTruth(String text, int code, boolean givenUp, String reply) {
    assertThat(events.read(INFO + text)).isEqualTo(LineKind.ATTEMPT);
    Attempt attempt = events.attempts.get(0);
    assertThat(attempt.replyCode()).isEqualTo(code);
    assertThat(attempt.givenUp()).isEqualTo(givenUp);
    assertThat(attempt.reply()).isEqualTo(reply);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MESSAGE | [INFO] [A.1.1] [outbound] bouncing mail: Some recipients failed: <r@x.example>",
        "MESSAGE | [INFO] [A.1.1] [outbound] Temp failing f for 64 seconds: Some recipients temp"
            + " failed: <r@x.example>",
        "MESSAGE | [INFO] [A.1.1] [outbound] secured verified=true cipher=x",
        "NO_REMOTE_HOST | [INFO] [A.1.1] [outbound] bouncing mail: Tried all MXs",
        "NO_REMOTE_HOST | [INFO] [A.1.1] [outbound] Temp failing f for 64 seconds: Tried all MXs",
        "NO_REMOTE_HOST | [NOTICE] [A.1.1] [outbound] Failed to get socket: Error: connect",
        "NO_REMOTE_HOST | [NOTICE] [A.1.1] [outbound] MX Lookup for x.example failed: x",
        "INTERNAL_HOP | [NOTICE] [A.1.1] [outbound] delivered file=f host=f.local ip=10.0.0.7"
            + " port=25 mode=SMTP rcpts=1/0/0",
        "LOCAL | [NOTICE] [A.1.1] [outbound] delivered file=f host=f ip=198.51.100.7 port=24"
            + " mode=LMTP rcpts=1/0/0",
        "MESSAGE | [NOTICE] [A.1.1] [outbound] delivered file=f host=f ip=198.51.100.7 mode=SMTP"
            + " rcpts=0/0/1",
        "INBOUND | [NOTICE] [A.1] [core] recipient <r@x.example> code=DENY msg=\"550 no\"",
        "INBOUND | [NOTICE] [A.1] [core] sender <r@x.example> code=DENYSOFT msg=\"450 no\"",
        "MESSAGE | [NOTICE] [A.1] [core] recipient <r@x.example> code=OK msg=\"\"",
        "MESSAGE | [NOTICE] [A.1] [core] message mid=<recipient <z@y> rejected: 550 fake>",
        "MESSAGE | [NOTICE] [A] [dnsbl] recipient <z@y> rejected: 550 fake",
        "MALFORMED | [NOTICE] [A.1.1] [outbound] recipient <r@x.exam",
        "MALFORMED | [NOTICE] [A.1.1] [outbound] recipient <r@x.example> rejected: 55",
        "MALFORMED | [NOTICE] [A.1] [core] sender <r@x.exam",
        "MALFORMED | [INFO] [A.1.1] [outbound] Temp failing 1763",
      })
  void whatElseIsLoggedIsNoAttempt(LineKind kind, String text) {
    assertThat(events.read(STAMP + text)).isEqualTo(kind);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 22 10:00:00 mx-out1 postfix/smtp[9]: [NOTICE] [A.1.1] [outbound] recipient <r@x>"
            + " rejected: 550 no",
        "Nov 22 10:00:00 mx-out1 haraka[9]: recipient <r@x> rejected: 550 no",
        "Nov 22 10:00:00 mx-out1 haraka[9]: {\"uuid\":\"x\"}",
      })
  void anotherProgramsLineIsNotHarakas(String line) {
    assertThat(events.read(line)).isEqualTo(LineKind.OTHER_PROGRAM);
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void aMessageMayStandFirstInJson() {
    String json = "{\"message\":\"bouncing mail: 550 no\",\"uuid\":\"A.1.1\",";
    assertThat(
            events.read(
                "Nov 22 10:00:00 mx-out1 haraka: "
                    + json
                    + "\"origin\":\"outbound\",\"level\":\"INFO\"}"))
        .isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts).extracting(Attempt::reply).containsExactly("550 no");
  }

  @Test
  void aLineDoesNotMakeUsTellWithoutEnd() {
    events.read(OUTBOUND + DELIVERED.replace("rcpts=2/0/1", "rcpts=99999999999/0/0"));
    assertThat(events.attempts).hasSize(10_000);
  }
}
