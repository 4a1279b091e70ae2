package io.fivefifty.logs.format.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparkPostLogTest {
  private static final String EVENT =
      """
      {'type':'bounce','bounce_class':'10','campaign_id':'autumn','customer_id':'1',
      'delv_method':'esmtp','error_code':'550','event_id':'92356927693813856',
      'friendly_from':'Shop <help@shop.example>','ip_address':'198.51.100.21','msg_from':'news@shop.example',
      'message_id':'000443ee14578172be22','num_retries':'0','queue_time':'1500','rcpt_meta':{},
      'raw_rcpt_to':'Reader1@gmail.com','rcpt_to':'reader1@gmail.com','routing_domain':'gmail.com',
      'raw_reason':'550 5.1.1 No such user 550 5.1.1 Bye','reason':'550 5.1.1 No such user …',
      'sending_ip':'192.0.2.7','subject':'x','timestamp':'1795341602','transmission_id':'65832150921904138'}
      """;
  private static final String BOUNCE = "{'msys':{'message_event':" + EVENT + "}}";

  @Test
  void a_bounce_is_read_whole() {
    assertThat(attempt(BOUNCE))
        .isEqualTo(
            new Attempt(
                "000443ee14578172be22",
                "news@shop.example",
                "reader1@gmail.com",
                "",
                "198.51.100.21",
                1_500_000,
                false,
                true,
                550,
                "550 5.1.1 No such user 550 5.1.1 Bye",
                null));
  }

  @Test
  void as_the_events_interface_gives_it() {
    assertThat(attempt(EVENT.replace("'1795341602'", "'2026-11-22T10:00:02.000Z'")))
        .isEqualTo(attempt(BOUNCE));
  }

  @Test
  void a_delay_will_be_tried_again() {
    Attempt attempt =
        attempt(
            BOUNCE
                .replace("'bounce'", "'delay'")
                .replace("'550", "'421")
                .replace("550 5", "421 4"));
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.replyCode()).isEqualTo(421);
  }

  @Test
  void a_reply_may_lack_its_code() {
    assertThat(attempt(BOUNCE.replace("'550 5.1.1 No", "'No")).reply())
        .startsWith("550 No such user");
    assertThat(kindOf(BOUNCE.replace("'550 5.1.1 No", "'No").replace("'error_code':'550',", "")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void a_delivery_and_the_null_sender() {
    Attempt attempt =
        attempt(BOUNCE.replace("'bounce'", "'delivery'").replace("'news@shop.example'", "''"));
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.sender()).isEmpty();
    assertThat(attempt.replyCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 [internal] no such user",
        "554 5.4.7 [internal] exceeded max time without delivery",
        "550 [internal] [oob] The recipient is invalid.",
        "[internal] x",
      })
  void what_sparkpost_says_itself_is_no_reply(String reason) {
    assertThat(kindOf(BOUNCE.replace("550 5.1.1 No such user 550 5.1.1 Bye", reason)))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void the_same_words_later_are_the_receivers() {
    assertThat(attempt(BOUNCE.replace("No such user 550", "No [internal] 550")).replyCode())
        .isEqualTo(550);
  }

  @ParameterizedTest
  @CsvSource({
    "policy_rejection,INBOUND",
    "generation_rejection,INBOUND",
    "generation_failure,INBOUND",
    "injection,MESSAGE",
    "out_of_band,MESSAGE",
    "spam_complaint,MESSAGE",
  })
  void other_events(String type, LineKind kind) {
    assertThat(kindOf(BOUNCE.replace("'bounce'", "'" + type + "'"))).isEqualTo(kind);
  }

  @Test
  void events_of_other_classes() {
    assertThat(
            kindOf(BOUNCE.replace("message_event", "track_event").replace("'bounce'", "'click'")))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(
            kindOf(
                BOUNCE
                    .replace("message_event", "gen_event")
                    .replace("'bounce'", "'generation_failure'")))
        .isEqualTo(LineKind.INBOUND);
  }

  @Test
  void a_relay_of_the_house_is_no_attempt() {
    assertThat(kindOf(BOUNCE.replace("198.51.100.21", "192.168.1.1")))
        .isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void hostile_text_stays_text() {
    Attempt attempt =
        attempt(
            BOUNCE
                .replace(
                    "'rcpt_meta':{}",
                    "'rcpt_meta':{'type':'delivery','msys':{'message_event':{'type':'delivery'}}}")
                .replace("'subject':'x'", "'subject':'\\'}}}{\\'msys\\'','x':'y'"));
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'msys':{}}",
        "{'type':'Bounce','id':'1','num_attempts':0,'timestamp':1795341602}",
        "{'type':'bounce','timestamp':1795341602}",
      })
  void other_lines_are_not_its_own(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MALFORMED);
  }

  private static Attempt attempt(String event) {
    return JsonEvents.attempt(new SparkPostLog(), event);
  }

  private static LineKind kindOf(String event) {
    return JsonEvents.kindOf(new SparkPostLog(), event);
  }
}
