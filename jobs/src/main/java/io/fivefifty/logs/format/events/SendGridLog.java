package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * Events of Twilio SendGrid's event webhook, an object a line. Hot: makes no object for a line.
 *
 * <pre>
 * {"email":"r@gmail.com","event":"bounce","reason":"550 5.1.1 No such user","status":"5.1.1",
 *  "type":"bounce","timestamp":1795348302,"smtp-id":"&lt;…&gt;","ip":"192.0.2.7",
 *  "sg_event_id":"…","sg_message_id":"…","bounce_classification":"Invalid Address"}
 * </pre>
 *
 * <p>It tells neither the remote host (its {@code ip} is SendGrid's) nor the stage nor the sender;
 * a {@code from} among the unique arguments that the customer adds is taken as the sender. Source:
 * Twilio's documentation, "Event Webhook Reference".
 */
public final class SendGridLog implements LogFormat {

  private static final int EVENT = 0;
  private static final int OWN = 1;
  private static final int TIMESTAMP = 2;
  private static final int EMAIL = 3;
  private static final int REASON = 4;
  private static final int RESPONSE = 5;
  private static final int ID = 6;
  private static final int SENDER = 7;

  private static final byte[][] EVENTS = {
    Bytes.ascii("delivered"),
    Bytes.ascii("bounce"),
    Bytes.ascii("deferred"),
    Bytes.ascii("dropped"),
    Bytes.ascii("blocked"),
  };

  private final JsonRecord record =
      new JsonRecord(
          "event",
          "sg_event_id",
          "timestamp",
          "email",
          "reason",
          "response",
          "sg_message_id",
          "from");
  private final JsonAttempt attempt = new JsonAttempt();

  @Override
  public String name() {
    return "sendgrid";
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    return JsonAttempt.frame(line, record)
        && record.has(EVENT)
        && (record.has(OWN) || record.has(ID))
        && JsonAttempt.readTime(line, record, TIMESTAMP, dress.stamps());
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    return switch (JsonAttempt.wordOf(record, EVENT, EVENTS)) {
      case 0, 1, 2, 4 -> readAttempt(line, events);
      case 3 -> LineKind.NO_REMOTE_HOST; // SendGrid's own lists
      default -> LineKind.MESSAGE;
    };
  }

  private LineKind readAttempt(Line line, MailEvents events) {
    if (!record.has(EMAIL)) {
      return LineKind.MALFORMED;
    }
    boolean deferred = record.is(EVENT, EVENTS[2]);
    attempt.clear();
    attempt.id(record, ID);
    attempt.sender(record, SENDER);
    attempt.recipient(record, EMAIL);
    attempt.delivery.delivered = record.is(EVENT, EVENTS[0]);
    attempt.delivery.givenUp = !deferred && !attempt.delivery.delivered;
    if (!attempt.delivery.delivered
        && !attempt.reply(record, deferred && record.has(RESPONSE) ? RESPONSE : REASON)) {
      return LineKind.NO_REMOTE_HOST; // no MX, tried for too long: SendGrid's own words
    }
    return attempt.tell(line, events);
  }
}
