package io.fivefifty.logs.format.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailgunLogTest {
  private static final String FAILED =
      """
      {'event':'failed','id':'pl271FzxTTmGRW8Uj3dUWw','timestamp':1795341602.818328,
      'log-level':'error','severity':'permanent','reason':'bounce',
      'envelope':{'sender':'news@shop.example','transport':'smtp','targets':'reader1@gmail.com',
      'sending-ip':'192.0.2.7'},'flags':{'is-test-mode':false},
      'delivery-status':{'tls':true,'mx-host':'gmail-smtp-in.l.google.com','code':550,
      'enhanced-code':'5.1.1','description':'','session-seconds':0.7,'attempt-no':1,
      'message':'5.1.1 No such user.\\n5.1.1 Bye'},
      'message':{'headers':{'to':'reader1@gmail.com','message-id':'20261122.1@shop.example',
      'from':'Shop <help@shop.example>','subject':'x'},'size':867},
      'recipient':'reader1@gmail.com','recipient-domain':'gmail.com','user-variables':{}}
      """;

  @Test
  void a_permanent_failure_is_read_whole() {
    assertThat(attempt(FAILED))
        .isEqualTo(
            new Attempt(
                "20261122.1@shop.example",
                "news@shop.example",
                "reader1@gmail.com",
                "gmail-smtp-in.l.google.com",
                "",
                -1,
                false,
                true,
                550,
                "550 5.1.1 No such user. 5.1.1 Bye",
                null));
  }

  @Test
  void what_a_webhook_adds_around_it_does_not_matter() {
    assertThat(
            attempt(
                "{'signature':{'timestamp':'1','token':'t','signature':'s'},'event-data':"
                    + FAILED
                    + "}"))
        .isEqualTo(attempt(FAILED));
  }

  @Test
  void a_temporary_failure_will_be_tried_again() {
    Attempt attempt =
        attempt(
            FAILED
                .replace("permanent", "temporary")
                .replace("550", "451")
                .replace("'5.1.1'", "'4.7.1'"));
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.reply()).startsWith("451 4.7.1 5.1.1 No such user");
  }

  @Test
  void a_reply_that_begins_with_its_code_keeps_it() {
    assertThat(attempt(FAILED.replace("'5.1.1 No", "'550 5.1.1 No")).reply())
        .startsWith("550 5.1.1 No");
    assertThat(attempt(FAILED.replace("'5.1.1 No", "'421 4.7.0 No")).replyCode()).isEqualTo(550);
  }

  @Test
  void a_reply_may_stand_in_the_description() {
    assertThat(
            attempt(
                    FAILED
                        .replace("'description':''", "'description':'No such user'")
                        .replace("5.1.1 No such user.\\n5.1.1 Bye", ""))
                .reply())
        .isEqualTo("550 5.1.1 No such user");
  }

  @Test
  void a_delivery_and_the_null_sender() {
    Attempt attempt =
        attempt(FAILED.replace("'failed'", "'delivered'").replace("'news@shop.example'", "''"));
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.sender()).isEmpty();
    assertThat(attempt.replyCode()).isZero();
  }

  @Test
  void what_mailgun_decided_is_no_reply() {
    assertThat(kindOf(FAILED.replace("'bounce'", "'suppress-bounce'")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(kindOf(FAILED.replace("550", "605"))).isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(kindOf(FAILED.replace("'bounce'", "'old'"))).isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(kindOf(FAILED.replace("'gmail-smtp-in.l.google.com'", "''").replace("550", "498")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void a_bounce_that_came_by_mail_is_no_attempt() {
    assertThat(
            kindOf(
                FAILED.replace(
                    "'mx-host':'gmail-smtp-in.l.google.com','code':550", "'bounce-code':'5.1.1'")))
        .isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void what_mailgun_refuses_itself_is_inbound() {
    assertThat(kindOf(FAILED.replace("'failed'", "'rejected'"))).isEqualTo(LineKind.INBOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "opened", "clicked", "complained", "stored", "unsubscribed"})
  void other_events(String event) {
    assertThat(kindOf(FAILED.replace("'failed'", "'" + event + "'"))).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void hostile_text_stays_text() {
    Attempt attempt =
        attempt(
            FAILED
                .replace(
                    "'subject':'x'",
                    "'subject':'\\',\\'event\\':\\'delivered\\'','event':'delivered'")
                .replace(
                    "'user-variables':{}", "'user-variables':{'event-data':{'event':'opened'}}"));
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'event':'bounce','sg_event_id':'1','timestamp':1795341602}",
        "{'signature':{},'event-data':'…'}",
        "{'event':'failed','log-level':'error'}",
      })
  void other_lines_are_not_its_own(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MALFORMED);
  }

  private static Attempt attempt(String event) {
    return JsonEvents.attempt(new MailgunLog(), event);
  }

  private static LineKind kindOf(String event) {
    return JsonEvents.kindOf(new MailgunLog(), event);
  }
}
