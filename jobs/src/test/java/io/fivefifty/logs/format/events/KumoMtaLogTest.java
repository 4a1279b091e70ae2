package io.fivefifty.logs.format.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KumoMtaLogTest {
  private static final String BOUNCE =
      """
      {'type':'Bounce','id':'1d98076abbbc11ed940250ebf67f93bd','sender':'news@shop.example',
      'recipient':'reader1@gmail.com','queue':'autumn:shop@gmail.com',
      'site':'out2->(alt1|alt2|alt3|alt4)?.gmail-smtp-in.l.google.com.@smtp_client','size':1047,
      'response':{'code':550,'enhanced_code':{'class':5,'subject':1,'detail':1},
      'content':'The email account does not exist.\\nPlease check it. - gsmtp',
      'command':'RCPT TO:<reader1@gmail.com>'},
      'peer_address':{'name':'gmail-smtp-in.l.google.com.','addr':'198.51.100.21'},
      'timestamp':1795341602,'created':1795341600,'num_attempts':0,
      'bounce_classification':'InvalidRecipient','egress_pool':'pool0','egress_source':'out2',
      'source_address':{'address':'192.0.2.7:53210'},'feedback_report':null,'meta':{},
      'headers':{'Subject':'x'},'delivery_protocol':'ESMTP','reception_protocol':'ESMTP',
      'nodeid':'557f3ad4-2c8c-11ee-976e-782d7e12e173','tls_cipher':null}
      """;

  @Test
  void a_bounce_is_read_whole() {
    assertThat(attempt(BOUNCE))
        .isEqualTo(
            new Attempt(
                "1d98076abbbc11ed940250ebf67f93bd",
                "news@shop.example",
                "reader1@gmail.com",
                "gmail-smtp-in.l.google.com",
                "198.51.100.21",
                2_000_000,
                false,
                true,
                550,
                "550 5.1.1 The email account does not exist. Please check it. - gsmtp",
                Stage.RCPT));
  }

  @Test
  void a_transient_failure_will_be_tried_again() {
    Attempt attempt = attempt(BOUNCE.replace("'Bounce'", "'TransientFailure'"));
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @Test
  void a_delivery() {
    Attempt attempt = attempt(BOUNCE.replace("'Bounce'", "'Delivery'").replace("550", "250"));
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.replyCode()).isZero();
  }

  @Test
  void the_null_sender_and_a_reply_without_an_enhanced_code() {
    Attempt attempt =
        attempt(
            BOUNCE
                .replace("news@shop.example", "")
                .replace("{'class':5,'subject':1,'detail':1}", "null"));
    assertThat(attempt.sender()).isEmpty();
    assertThat(attempt.reply()).startsWith("550 The email account");
  }

  @Test
  void several_recipients_are_attempts_each() {
    assertThat(
            JsonEvents.attempts(
                new KumoMtaLog(),
                BOUNCE.replace(
                    "'recipient':'reader1@gmail.com'",
                    "'recipient':['a@gmail.com', 'b\\u0040gmail.com']")))
        .extracting(Attempt::recipient)
        .containsExactly("a@gmail.com", "b@gmail.com");
  }

  @Test
  void times_as_rfc_3339() {
    assertThat(
            attempt(
                    BOUNCE
                        .replace("1795341602", "'2026-11-22T10:00:02.5Z'")
                        .replace("1795341600", "'2026-11-22T10:00:00Z'"))
                .ageMicros())
        .isEqualTo(2_500_000);
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL FROM:<news@shop.example>,MAIL",
    "DATA,DATA",
    ".,END_OF_DATA",
    "EHLO out2.shop.example,EHLO",
    "STARTTLS,",
  })
  void the_command_tells_the_stage(String command, Stage stage) {
    assertThat(attempt(BOUNCE.replace("RCPT TO:<reader1@gmail.com>", command)).stage())
        .isEqualTo(stage);
  }

  @Test
  void a_reply_to_no_command_is_the_banner() {
    assertThat(attempt(BOUNCE.replace("'RCPT TO:<reader1@gmail.com>'", "null")).stage())
        .isEqualTo(Stage.CONNECT);
  }

  @ParameterizedTest
  @CsvSource({
    "Expiration,NO_REMOTE_HOST",
    "AdminBounce,NO_REMOTE_HOST",
    "Rejection,INBOUND",
    "Reception,MESSAGE",
    "OOB,MESSAGE",
    "Feedback,MESSAGE",
    "Delay,MESSAGE",
  })
  void other_records(String type, LineKind kind) {
    assertThat(kindOf(BOUNCE.replace("'Bounce'", "'" + type + "'"))).isEqualTo(kind);
  }

  @Test
  void what_kumomta_says_itself_is_no_reply() {
    assertThat(kindOf(BOUNCE.replace("The email", "KumoMTA internal: the email")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void a_maildir_is_local_and_a_relay_of_the_house_is_no_attempt() {
    assertThat(
            kindOf(BOUNCE.replace("'delivery_protocol':'ESMTP'", "'delivery_protocol':'Maildir'")))
        .isEqualTo(LineKind.LOCAL);
    assertThat(kindOf(BOUNCE.replace("198.51.100.21", "10.0.0.21")))
        .isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void hostile_text_stays_text() {
    Attempt attempt =
        attempt(
            BOUNCE
                .replace(
                    "'Subject':'x'", "'type':'Delivery','Subject':'\\',\\'type\\':\\'Delivery'")
                .replace("'meta':{}", "'meta':{'sender':'z@bank.example','response':{'code':421}}")
                .replace("Please check it.", "\\'},\\'type\\':\\'Delivery\\' 250 2.0.0 ok"));
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.sender()).isEqualTo("news@shop.example");
    assertThat(attempt.givenUp()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'type':'Bounce'}",
        "{'type':'bounce','event_id':'1','customer_id':'1','timestamp':1795341602}",
        "not JSON",
      })
  void other_lines_are_not_its_own(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MALFORMED);
  }

  private static Attempt attempt(String event) {
    return JsonEvents.attempt(new KumoMtaLog(), event);
  }

  private static LineKind kindOf(String event) {
    return JsonEvents.kindOf(new KumoMtaLog(), event);
  }
}
