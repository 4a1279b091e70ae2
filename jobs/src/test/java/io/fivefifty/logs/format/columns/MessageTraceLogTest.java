package io.fivefifty.logs.format.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents;
import org.junit.jupiter.api.Test;

final class MessageTraceLogTest {
  private static final String ERROR =
      "[{LED=550 5.1.1 No, \"\"user\"\"};{MSG=};{FQDN=mx.example};{IP=198.51.100.21};{LRT=x}]";

  private final RecordingEvents events = new RecordingEvents(new MessageTraceLog());

  @Test
  void theExtendedReportTellsReplies() {
    events.read(
        "\ufeffdate_time_utc,source,event_id,message_id,recipient_address,recipient_status,"
            + "sender_address,return_path,message_subject");
    assertThat(
            events.read(
                "2026-11-22T17:51:42.1234567Z,SMTP,FAIL,<m@x>,bob@contoso.com,\""
                    + ERROR
                    + "\",news@shop.example,news@shop.example,\"SMTP,FAIL\""))
        .isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).reply()).isEqualTo("550 5.1.1 No, \"user\"");
    assertThat(events.attempts.get(0).relay()).isEqualTo("mx.example");
  }

  private LineKind detail(String event, String detail) {
    events.read("#TYPE Selected.System.Management.Automation.PSCustomObject");
    events.read("\"Date\",\"Event\",\"Detail\",\"SenderAddress\",\"RecipientAddress\"");
    return events.read(
        "\"11/22/2026 5:51:42 PM\",\""
            + event
            + "\",\""
            + detail
            + "\",\"<>\",\"bob@contoso.com\"");
  }

  @Test
  void detailsTellReplies() {
    assertThat(detail("Fail", "Reason: " + ERROR)).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).sender()).isEmpty();
    assertThat(events.attempts.get(0).givenUp()).isTrue();
  }

  @Test
  void detailsTellDeliveries() {
    assertThat(detail("Send external", "Message sent to mx.example at 198.51.100.21 using TLS1.3"))
        .isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).relay()).isEqualTo("mx.example");
    assertThat(events.attempts.get(0).ip()).isEqualTo("198.51.100.21");
  }

  @Test
  void aRuleOfTheTenantsOwnIsNoReply() {
    assertThat(detail("Fail", "Reason: [{LED=550 5.7.171 x};{MSG=};{FQDN=};{IP=};{LRT=}]"))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(detail("Fail", "550 5.1.1 x")).isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(detail("Fail", "")).isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(detail("Transport rule", "x")).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void aDeliveryWithoutASenderColumnIsOfAnUnknownSender() {
    events.read("Date,Event,Detail");
    events.read("11/22/2026 5:51:42 PM,Send external,x");
    assertThat(events.attempts.get(0).sender()).isEqualTo("unknown");
  }

  @Test
  void aSummaryTellsDeliveriesThatLeftTheService() {
    events.read("\"Received\",\"Sender Address\",\"Recipient Address\",\"Status\",\"To IP\"");
    String row = "\"2026-11-22T17:52:00Z\",\"a@shop.example\",\"b@gmail.com\",";
    assertThat(events.read(row + "\"Delivered\",\"198.51.100.21\"")).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.read(row + "\"Delivered\",\"\"")).isEqualTo(LineKind.LOCAL);
    assertThat(events.read(row + "\"Failed\",\"198.51.100.21\"")).isEqualTo(LineKind.MESSAGE);
    assertThat(events.attempts).hasSize(1);
  }

  @Test
  void anEnhancedSummaryTellsEachRecipientThatWasSentTo() {
    events.read("origin_timestamp_utc,sender_address,recipient_status,message_subject");
    assertThat(
            events.read(
                "2026-11-22T17:53:00Z,a@shop.example,\"b@x.example##Receive, Send;c@x.example##"
                    + "Receive, Fail;d@x.example##Receive, Send\",e@x.example##Receive, Send"))
        .isEqualTo(LineKind.MALFORMED); // an unquoted comma in the subject: a column too many
    events.read(
        "2026-11-22T17:53:00Z,a@shop.example,\"b@x.example##Receive, Send;c@x.example##"
            + "Receive, Fail;d@x.example##Receive, Send\",\"e@x.example##Receive, Send\"");
    assertThat(events.attempts)
        .extracting(RecordingEvents.Attempt::recipient)
        .containsExactly("b@x.example", "d@x.example");
  }

  @Test
  void aDayInFrontOfTheMonthIsNotMisread() {
    events.read("Date,Event,Detail");
    assertThat(events.read("22/11/2026 17:51:42,Submit,x")).isEqualTo(LineKind.MALFORMED);
  }
}
