package io.fivefifty.logs.format.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SesLogTest {
  private static final String BOUNCE =
      """
      {'eventType':'Bounce','bounce':{'feedbackId':'0100…','bounceType':'Permanent',
      'bounceSubType':'General','bouncedRecipients':[{'emailAddress':'reader1@gmail.com',
      'action':'failed','status':'5.1.1','diagnosticCode':'smtp; 550-5.1.1 No such user.\\r\\n550 5.1.1 Bye'}],
      'timestamp':'2026-11-22T10:00:02.669Z','reportingMTA':'dns; a8-70.smtp-out.amazonses.com'},
      'mail':{'timestamp':'2026-11-22T10:00:00.000Z','source':'Shop, Inc <news@shop.example>',
      'sourceArn':'arn:aws:ses:us-east-1:123456789012:identity/shop.example',
      'messageId':'0100018c-1-000000','destination':['reader1@gmail.com'],
      'headers':[{'name':'Subject','value':'x'}],'tags':{'ses:source-ip':['192.0.2.9']}}}
      """;
  private static final String DELIVERY =
      """
      {'notificationType':'Delivery','mail':{'timestamp':'2026-11-22T10:00:00Z',
      'source':'news@shop.example','messageId':'0100018c-2-000000'},
      'delivery':{'timestamp':'2026-11-22T10:00:01Z','processingTimeMillis':546,
      'recipients':['a@gmail.com','b@gmail.com'],'smtpResponse':'250 ok:  Message 64111812 accepted',
      'reportingMTA':'a8-70.smtp-out.amazonses.com','remoteMtaIp':'198.51.100.21'}}
      """;

  @Test
  void a_bounce_is_read_whole() {
    assertThat(attempt(BOUNCE))
        .isEqualTo(
            new Attempt(
                "0100018c-1-000000",
                "news@shop.example",
                "reader1@gmail.com",
                "",
                "",
                2_669_000,
                false,
                true,
                550,
                "550-5.1.1 No such user.  550 5.1.1 Bye",
                null));
  }

  @Test
  void each_recipient_of_a_bounce_is_an_attempt() {
    assertThat(
            JsonEvents.attempts(
                new SesLog(),
                BOUNCE.replace(
                    "'bouncedRecipients':[",
                    "'bouncedRecipients':[{'emailAddress':'x@y.example','diagnosticCode':"
                        + "'smtp; 554 no'}, ")))
        .extracting(Attempt::recipient, Attempt::replyCode)
        .containsExactly(tuple("x@y.example", 554), tuple("reader1@gmail.com", 550));
  }

  @Test
  void each_recipient_of_a_delivery_is_an_attempt() {
    assertThat(JsonEvents.attempts(new SesLog(), DELIVERY))
        .allMatch(Attempt::delivered)
        .allMatch(attempt -> attempt.ip().equals("198.51.100.21"))
        .allMatch(attempt -> attempt.sender().equals("news@shop.example"))
        .extracting(Attempt::recipient)
        .containsExactly("a@gmail.com", "b@gmail.com");
  }

  @Test
  void a_delay_will_be_tried_again() {
    Attempt attempt = attempt(delay("smtp; 421 4.7.28 Unusual rate"));
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.replyCode()).isEqualTo(421);
    assertThat(attempt.ageMicros()).isEqualTo(395_000_000);
  }

  @Test
  void a_delay_without_a_reply_reached_nobody() {
    assertThat(kindOf(delay("smtp; Unable to connect to the host")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void inside_a_message_of_sns() {
    String inner = JsonEvents.line(BOUNCE).replace("\\", "\\\\").replace("\"", "\\\"");
    assertThat(attempt("{'Type':'Notification','MessageId':'1','Message':'" + inner + "'}"))
        .isEqualTo(attempt(BOUNCE));
    assertThat(attempt("{'EventSource':'aws:sns','Sns':{'Message':'" + inner + "'}}"))
        .isEqualTo(attempt(BOUNCE));
  }

  @Test
  void inside_an_event_of_eventbridge() {
    assertThat(
            attempt(
                "{'version':'0','detail-type':'Email Bounced','source':'aws.ses','time':"
                    + "'2026-11-22T10:00:03Z','detail':"
                    + BOUNCE
                    + "}"))
        .isEqualTo(attempt(BOUNCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Suppressed", "OnAccountSuppressionList"})
  void suppressed_addresses_were_not_asked(String subType) {
    assertThat(kindOf(BOUNCE.replace("General", subType))).isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void expiry_is_told_by_ses() {
    assertThat(
            kindOf(
                BOUNCE.replace(
                    "550-5.1.1 No such user.\\r\\n550 5.1.1 Bye",
                    "550 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.0 x>")))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @ParameterizedTest
  @CsvSource({
    "Send,MESSAGE",
    "Open,MESSAGE",
    "Complaint,MESSAGE",
    "Rendering Failure,MESSAGE",
    "Reject,INBOUND"
  })
  void other_events(String type, LineKind kind) {
    assertThat(kindOf(BOUNCE.replace("'Bounce'", "'" + type + "'"))).isEqualTo(kind);
  }

  @Test
  void confirmations_of_sns() {
    assertThat(
            kindOf(
                "{'Type':'SubscriptionConfirmation','Message':'You have chosen','Timestamp':"
                    + "'2026-11-22T09:00:00.000Z'}"))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(
            kindOf(
                "{'Type':'Notification','Message':'Successfully validated SNS topic for Amazon SES"
                    + " event publishing.','Timestamp':'2026-11-22T09:00:00.000Z'}"))
        .isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void hostile_text_stays_text() {
    Attempt attempt =
        attempt(
            BOUNCE.replace(
                "'value':'x'",
                "'value':'{\\'eventType\\':\\'Delivery\\'}','eventType':'Delivery','bounce':"
                    + "{'bounceSubType':'Suppressed'}"));
    assertThat(attempt.replyCode()).isEqualTo(550);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'Type':'Notification','Message':'an alarm','Timestamp':'2026-11-22T09:00:00.000Z'}",
        "{'detail':{}}",
        "{'eventType':'Bounce'}",
      })
  void other_lines_are_not_its_own(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MALFORMED);
  }

  private static String delay(String diagnostic) {
    return """
        {'eventType':'DeliveryDelay','mail':{'timestamp':'2026-11-22T10:00:00Z',
        'source':'news@shop.example','messageId':'0100018c-3-000000'},
        'deliveryDelay':{'timestamp':'2026-11-22T10:06:35Z','delayType':'General',
        'expirationTime':'2026-11-23T00:00:00Z','delayedRecipients':[{'emailAddress':'a@gmail.com',
        'status':'4.4.1','diagnosticCode':'DIAGNOSTIC'}]}}
        """
        .replace("DIAGNOSTIC", diagnostic);
  }

  private static Attempt attempt(String event) {
    return JsonEvents.attempt(new SesLog(), event);
  }

  private static LineKind kindOf(String event) {
    return JsonEvents.kindOf(new SesLog(), event);
  }
}
