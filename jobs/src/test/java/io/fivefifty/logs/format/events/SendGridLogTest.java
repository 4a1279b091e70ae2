package io.fivefifty.logs.format.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendGridLogTest {
  private static final String BOUNCE =
      """
      {'email':'reader1@gmail.com','event':'bounce','reason':'550 5.1.1 No such user.\\n550 5.1.1 Bye',
      'status':'5.1.1','type':'bounce','timestamp':1795341602,'tls':1,'ip':'192.0.2.7',
      'smtp-id':'<14c5d75ce93.dfd.64b469@ismtpd-555>','bounce_classification':'Invalid Address',
      'sg_event_id':'Ym91bmNl','sg_message_id':'14c5d75ce93.dfd.64b469.filter0001.16648.0'}
      """;

  @Test
  void a_bounce_is_read_whole() {
    assertThat(attempt(BOUNCE))
        .isEqualTo(
            new Attempt(
                "14c5d75ce93.dfd.64b469.filter0001.16648.0",
                "unknown",
                "reader1@gmail.com",
                "",
                "",
                -1,
                false,
                true,
                550,
                "550 5.1.1 No such user. 550 5.1.1 Bye",
                null));
  }

  @Test
  void a_customer_may_add_the_sender() {
    assertThat(attempt(BOUNCE.replace("'tls':1", "'from':'Shop <news@shop.example>'")).sender())
        .isEqualTo("news@shop.example");
  }

  @Test
  void a_blocked_message_is_given_up_too() {
    Attempt attempt =
        attempt(
            BOUNCE
                .replace("'type':'bounce'", "'type':'blocked'")
                .replace("550 5.1.1 No", "554 No"));
    assertThat(attempt.givenUp()).isTrue();
    assertThat(attempt.replyCode()).isEqualTo(554);
  }

  @Test
  void a_deferral_has_its_reply_in_the_response() {
    Attempt attempt =
        attempt(
            BOUNCE.replace("'bounce',", "'deferred','response':'421 4.7.0 later','attempt':'5',"));
    assertThat(attempt.reply()).isEqualTo("421 4.7.0 later");
    assertThat(attempt.givenUp()).isFalse();
  }

  @Test
  void a_delivery() {
    Attempt attempt = attempt(BOUNCE.replace("'bounce','reason'", "'delivered','response'"));
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.replyCode()).isZero();
  }

  @Test
  void what_sendgrid_says_itself_is_no_reply() {
    assertThat(kindOf(BOUNCE.replace("550 5.1.1 No", "unable to get mx info: no")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(kindOf(BOUNCE.replace("'event':'bounce'", "'event':'dropped'")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"processed", "open", "click", "spamreport", "unsubscribe"})
  void other_events(String event) {
    assertThat(kindOf(BOUNCE.replace("'event':'bounce'", "'event':'" + event + "'")))
        .isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void hostile_text_stays_text() {
    Attempt attempt =
        attempt(
            BOUNCE
                .replace("'tls':1", "'category':['\\',\\'event\\':\\'delivered\\'']")
                .replace("Bye", "\\',\\'event\\':\\'delivered\\' 250 ok"));
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.delivered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'event':'bounce','email':'a@b.example','timestamp':1795341602}",
        "{'event':'failed','log-level':'error','timestamp':1795341602.5}",
        "{'event':'bounce','sg_event_id':'1','timestamp':'soon'}",
      })
  void other_lines_are_not_its_own(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MALFORMED);
  }

  private static Attempt attempt(String event) {
    return JsonEvents.attempt(new SendGridLog(), event);
  }

  private static LineKind kindOf(String event) {
    return JsonEvents.kindOf(new SendGridLog(), event);
  }
}
