package io.fivefifty.logs.format.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import org.junit.jupiter.api.Test;

final class MailEnableLogTest {
  private final RecordingEvents events = new RecordingEvents(new MailEnableLog());
  private String ip = "198.51.100.21";
  private String direction = "SMTP-OU";

  private LineKind line(String command, String reply) {
    String name = command.isEmpty() ? "" : command.split(" ")[0];
    return events.read(
        String.join(
            "\t",
            "11/22/26 17:51:42",
            direction,
            "A1.MAI",
            "1044",
            ip,
            name,
            command,
            reply,
            "1",
            "2",
            ""));
  }

  private RecordingEvents.Attempt only() {
    assertThat(events.attempts).hasSize(1);
    return events.attempts.get(0);
  }

  private void begin() {
    line("", "220 mx.example ESMTP");
    line("EHLO mail.shop.example", "250-mx.example");
    line("MAIL FROM:<a@shop.example>", "250 ok");
  }

  @Test
  void aRefusedRecipientIsAnAttempt() {
    begin();
    assertThat(line("RCPT TO:<x@gmail.com>", "550-5.1.1 No 550 5.1.1 such user"))
        .isEqualTo(LineKind.ATTEMPT);
    assertThat(only())
        .isEqualTo(
            new RecordingEvents.Attempt(
                "A1.MAI",
                "a@shop.example",
                "x@gmail.com",
                "mx.example",
                "198.51.100.21",
                -1,
                false,
                true,
                550,
                "550-5.1.1 No 550 5.1.1 such user",
                Stage.RCPT));
  }

  @Test
  void theReplyToTheDotDecides() {
    begin();
    line("RCPT TO:<x@gmail.com>", "250 ok");
    line("DATA", "354 go");
    assertThat(line("", "550 5.7.1 spam")).isEqualTo(LineKind.ATTEMPT);
    assertThat(only().stage()).isEqualTo(Stage.END_OF_DATA);
    assertThat(line("QUIT", "221 bye")).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void theDotMayBeLogged() {
    begin();
    line("RCPT TO:<x@gmail.com>", "250 ok");
    line("DATA", "354 go");
    line(".", "250 queued");
    assertThat(only().delivered()).isTrue();
  }

  @Test
  void aRefusedGreetingHasNoRecipient() {
    assertThat(line("", "550 go away")).isEqualTo(LineKind.ATTEMPT);
    assertThat(only().stage()).isEqualTo(Stage.CONNECT);
    assertThat(only().sender()).isEqualTo("unknown");
  }

  @Test
  void aLogThatBeginsInTheMiddleStillHasRepliesBesideTheirCommands() {
    line("RCPT TO:<x@gmail.com>", "550 no");
    assertThat(only().recipient()).isEqualTo("x@gmail.com");
    assertThat(only().sender()).isEqualTo("unknown");
  }

  @Test
  void whatOthersSayToUsIsInbound() {
    direction = "SMTP-IN";
    assertThat(line("RCPT TO:<x@shop.example>", "550 no")).isEqualTo(LineKind.INBOUND);
  }

  @Test
  void aHopInsideTheHouseIsNoAttempt() {
    ip = "127.0.0.1";
    assertThat(line("RCPT TO:<x@shop.example>", "550 no")).isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void anotherTableOfTabsIsNotRead() {
    direction = "POP-IN";
    assertThat(line("USER x", "+OK")).isEqualTo(LineKind.MALFORMED);
  }
}
