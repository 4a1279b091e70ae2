package io.fivefifty.logs.format.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HalonLogTest {
  private static final String FAILED =
      """
      {'type':'SMTP','hostname':'mx-out1.shop.example','eventid':'e-1',
      'messageid':'18c190a3-93f-47d7-bd1e:1','ts_attempt':1795341602.5,'ts_received':1795341600.25,
      'status':'failed','result_code':550,'result_enhanced':'5.1.1',
      'result_reason':'No such user.\\nBye','result_state':'RCPT','connection_localip':'192.0.2.7',
      'connection_remoteip':'198.51.100.21','connection_remotemx':'gmail-smtp-in.l.google.com',
      'sender':'news@shop.example','recipient_localpart':'reader1','recipient_domain':'gmail.com',
      'size':1047,'subject':'x'}
      """;

  @Test
  void a_failure_is_read_whole() {
    assertThat(attempt(FAILED))
        .isEqualTo(
            new Attempt(
                "18c190a3-93f-47d7-bd1e:1",
                "news@shop.example",
                "reader1@gmail.com",
                "gmail-smtp-in.l.google.com",
                "198.51.100.21",
                2_250_000,
                false,
                true,
                550,
                "550 5.1.1 No such user. Bye",
                Stage.RCPT));
  }

  @Test
  void redacted_recipients_and_the_null_sender() {
    Attempt attempt =
        attempt(
            FAILED
                .replace("'recipient_localpart':'reader1',", "")
                .replace("news@shop.example", ""));
    assertThat(attempt.recipient()).isEqualTo("@gmail.com");
    assertThat(attempt.sender()).isEmpty();
  }

  @Test
  void a_delay_will_be_tried_again() {
    Attempt attempt = attempt(FAILED.replace("'failed'", "'delayed'").replace("550", "451"));
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.replyCode()).isEqualTo(451);
  }

  @Test
  void a_delivery() {
    assertThat(attempt(FAILED.replace("'failed'", "'delivered'")).delivered()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT,CONNECT",
    "EHLO,EHLO",
    "HELO,EHLO",
    "MAIL,MAIL",
    "DATA,DATA",
    "EOD,END_OF_DATA",
    "STARTTLS,",
    "AUTH-PLAIN,",
  })
  void the_state_tells_the_stage(String state, Stage stage) {
    assertThat(attempt(FAILED.replace("'RCPT'", "'" + state + "'")).stage()).isEqualTo(stage);
  }

  @Test
  void an_error_of_its_own_is_no_reply() {
    assertThat(
            kindOf(
                FAILED.replace(
                    "'result_code':550,'result_enhanced':'5.1.1',\n'result_reason':'No such user.\\nBye','result_state':'RCPT'",
                    "'error_temporary':true,'error_message':'550 Connection timed out'")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void what_was_taken_out_by_hand_and_hops_inside_the_house() {
    assertThat(kindOf(FAILED.replace("'failed'", "'removed'"))).isEqualTo(LineKind.MESSAGE);
    assertThat(kindOf(FAILED.replace("198.51.100.21", "127.0.0.1")))
        .isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void hostile_text_stays_text() {
    Attempt attempt =
        attempt(
            FAILED
                .replace("No such", "421 4.7.0 No such")
                .replace("'x'", "'\\',\\'status\\':\\'delivered\\''"));
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.reply()).startsWith("550 5.1.1 421 4.7.0 No such");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'type':'SMTP','messageid':'1','status':'failed'}"})
  void other_lines_are_not_its_own(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MALFORMED);
  }

  private static Attempt attempt(String event) {
    return JsonEvents.attempt(new HalonLog(), event);
  }

  private static LineKind kindOf(String event) {
    return JsonEvents.kindOf(new HalonLog(), event);
  }
}
