package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stamps;

/**
 * Events that Amazon SES publishes, and its older notifications: an object a line, as Firehose
 * stores them; inside a message of SNS, where the event is JSON within a string; or inside an event
 * of EventBridge. Hot: makes no object for a line.
 *
 * <pre>
 * {"eventType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",
 *  "bouncedRecipients":[{"emailAddress":"r@gmail.com","action":"failed","status":"5.1.1",
 *  "diagnosticCode":"smtp; 550 5.1.1 user unknown"}],"timestamp":"2026-11-22T10:00:01.000Z",…},
 *  "mail":{"timestamp":"…","source":"Shop &lt;news@shop.example&gt;","messageId":"0100…",…}}
 * </pre>
 *
 * <p>Each event has its sender. It tells neither the stage nor the remote host, only a delivery has
 * the host's address; the reporting MTA is Amazon's own. A bounce is told when SES gives up,
 * whatever its type. Source: the SES developer guide, "Contents of event data that Amazon SES
 * publishes to Amazon SNS".
 */
public final class SesLog implements LogFormat {

  private static final int TYPE = 0;
  private static final int MAIL = 1;
  private static final int SENDER = 2;
  private static final int ID = 3;
  private static final int SENT = 4;
  private static final int TIME = 5;
  private static final int SUB_TYPE = 6;
  private static final int RECIPIENTS = 7;
  private static final int REMOTE_IP = 8;

  private static final int MESSAGE = 0;
  private static final int DETAIL = 1;
  private static final int ENVELOPE_TYPE = 2;
  private static final int ENVELOPE_TIME = 3;

  private static final int ADDRESS = 0;
  private static final int DIAGNOSTIC = 1;

  private static final byte[][] TYPES = {
    Bytes.ascii("Bounce"),
    Bytes.ascii("DeliveryDelay"),
    Bytes.ascii("Delivery"),
    Bytes.ascii("Reject"),
  };

  /** Subtypes of bounces that SES made without asking the receiver. */
  private static final byte[][] SUPPRESSED = {
    Bytes.ascii("Suppressed"), Bytes.ascii("OnAccountSuppressionList"),
  };

  /** What SNS sends when a topic's subscriber, or SES itself, is new. */
  private static final byte[] SUBSCRIPTION = Bytes.ascii("SubscriptionConfirmation");

  private static final byte[] VALIDATED = Bytes.ascii("Successfully validated SNS topic");

  /** What SES says itself, with the code 550, when it has tried for too long. */
  private static final byte[] EXPIRED = Bytes.ascii("Message expired");

  private final JsonRecord event =
      new JsonRecord(
          "eventType|notificationType",
          "mail",
          "mail.source",
          "mail.messageId",
          "mail.timestamp",
          "bounce.timestamp|delivery.timestamp|deliveryDelay.timestamp",
          "bounce.bounceSubType|deliveryDelay.delayType",
          "bounce.bouncedRecipients|deliveryDelay.delayedRecipients|delivery.recipients",
          "bounce.remoteMtaIp|delivery.remoteMtaIp");
  private final JsonRecord envelope =
      new JsonRecord("Message|Sns.Message", "detail", "Type", "Timestamp");
  private final JsonRecord recipient = new JsonRecord("emailAddress", "diagnosticCode");
  private final JsonAttempt attempt = new JsonAttempt();
  private boolean confirmation;

  /** Where the event stands: in the line, or decoded out of the message around it. */
  private byte[] bytes = new byte[0];

  private long sentMicros;

  @Override
  public String name() {
    return "ses";
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    bytes = line.bytes;
    if (!JsonAttempt.frame(line, event)) {
      return false;
    }
    Stamps stamps = dress.stamps();
    confirmation = false;
    if (!isEvent() && !isEnveloped(line)) {
      confirmation =
          envelope.is(ENVELOPE_TYPE, SUBSCRIPTION)
              || JsonAttempt.startsWith(envelope, MESSAGE, VALIDATED);
      return confirmation && JsonAttempt.readTime(line, envelope, ENVELOPE_TIME, stamps);
    }
    if (!JsonAttempt.readTime(line, event, SENT, stamps)) {
      return false;
    }
    sentMicros = line.timeMicros;
    return !event.has(TIME) || JsonAttempt.readTime(line, event, TIME, stamps);
  }

  private boolean isEvent() {
    return event.has(TYPE) && event.rawStart(MAIL) >= 0 && event.has(ID);
  }

  private boolean isEnveloped(Line line) {
    if (!envelope.read(line.bytes, line.textStart, line.end)) {
      return false;
    }
    int start = envelope.rawStart(DETAIL);
    int end = envelope.rawEnd(DETAIL);
    if (envelope.has(MESSAGE)) {
      bytes = envelope.decoded().bytes();
      start = envelope.start(MESSAGE);
      end = envelope.end(MESSAGE);
    }
    return start >= 0 && event.read(bytes, start, end) && isEvent();
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    if (confirmation) {
      return LineKind.MESSAGE;
    }
    return switch (JsonAttempt.wordOf(event, TYPE, TYPES)) {
      case 0 ->
          JsonAttempt.wordOf(event, SUB_TYPE, SUPPRESSED) >= 0
              ? LineKind.NO_REMOTE_HOST
              : readAttempts(line, events);
      case 1, 2 -> readAttempts(line, events);
      case 3 -> LineKind.INBOUND;
      default -> LineKind.MESSAGE;
    };
  }

  private LineKind readAttempts(Line line, MailEvents events) {
    LineKind kind = LineKind.MALFORMED;
    int end = event.rawEnd(RECIPIENTS);
    int at = event.rawStart(RECIPIENTS);
    attempt.clear();
    attempt.id(event, ID);
    attempt.sender(event, SENDER);
    attempt.ip(event, REMOTE_IP);
    attempt.delivery.ageMicros = Math.max(0, line.timeMicros - sentMicros);
    attempt.delivery.delivered = event.is(TYPE, TYPES[2]);
    attempt.delivery.givenUp = event.is(TYPE, TYPES[0]);
    while (at >= 0) {
      at = JsonRecord.nextElement(bytes, at, end);
      if (at >= 0) {
        int next = event.endOfValue(bytes, at, end);
        LineKind told = readRecipient(line, at, end, events);
        kind = kind == LineKind.ATTEMPT ? kind : told;
        at = next;
      }
    }
    return kind;
  }

  private LineKind readRecipient(Line line, int at, int end, MailEvents events) {
    if (attempt.delivery.delivered) {
      int start = event.decoded().length();
      if (event.readText(bytes, at, end) < 0) {
        return LineKind.MALFORMED;
      }
      attempt.recipient(event.decoded().bytes(), start, event.decoded().length());
      return attempt.tell(line, events);
    }
    if (!recipient.read(bytes, at, end)) {
      return LineKind.MALFORMED;
    }
    attempt.recipient(recipient, ADDRESS);
    if (!attempt.reply(recipient, DIAGNOSTIC)
        || JsonAttempt.saysFirst(recipient, DIAGNOSTIC, EXPIRED)) {
      return LineKind.NO_REMOTE_HOST;
    }
    return attempt.tell(line, events);
  }
}
