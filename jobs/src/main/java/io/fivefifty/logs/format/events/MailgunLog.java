package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * Mailgun's events, an object a line, as its events interface gives them, or around them what its
 * webhooks add ({@code {"signature":{…},"event-data":{…}}}). Hot: makes no object for a line.
 *
 * <pre>
 * {"event":"failed","id":"…","timestamp":1795348302.818328,"log-level":"error",
 *  "severity":"permanent","reason":"bounce","envelope":{"sender":"news@shop.example",
 *  "transport":"smtp","targets":"r@gmail.com","sending-ip":"192.0.2.7"},
 *  "delivery-status":{"code":550,"enhanced-code":"5.1.1","message":"5.1.1 No such user",
 *  "mx-host":"mx.example","attempt-no":1,"session-seconds":0.5},
 *  "message":{"headers":{"message-id":"…"}},"recipient":"r@gmail.com","recipient-domain":"gmail.com"}
 * </pre>
 *
 * <p>Each event has its sender and the remote host's name; it tells neither the stage nor the
 * host's address nor the message's age. Codes from 600 on are Mailgun's own. Source:
 * documentation.mailgun.com, "Events".
 */
public final class MailgunLog implements LogFormat {

  private static final int EVENT = 0;
  private static final int OWN = 1;
  private static final int TIMESTAMP = 2;
  private static final int SEVERITY = 3;
  private static final int REASON = 4;
  private static final int RECIPIENT = 5;
  private static final int SENDER = 6;
  private static final int CODE = 7;
  private static final int ENHANCED = 8;
  private static final int TEXT = 9;
  private static final int DESCRIPTION = 10;
  private static final int MX_HOST = 11;
  private static final int ID = 12;
  private static final int EVENT_ID = 13;
  private static final int LATE_CODE = 14;

  private static final int FIRST_OWN_CODE = 600;

  private static final byte[][] EVENTS = {
    Bytes.ascii("delivered"), Bytes.ascii("failed"), Bytes.ascii("rejected"),
  };
  private static final byte[] PERMANENT = Bytes.ascii("permanent");
  private static final byte[] SUPPRESSED = Bytes.ascii("suppress-");
  private static final byte[] OLD = Bytes.ascii("old");

  private final JsonRecord record =
      new JsonRecord(
          eitherWay("event"),
          eitherWay("log-level") + "|" + eitherWay("recipient-domain"),
          eitherWay("timestamp"),
          eitherWay("severity"),
          eitherWay("reason"),
          eitherWay("recipient"),
          eitherWay("envelope.sender"),
          eitherWay("delivery-status.code"),
          eitherWay("delivery-status.enhanced-code"),
          eitherWay("delivery-status.message"),
          eitherWay("delivery-status.description"),
          eitherWay("delivery-status.mx-host"),
          eitherWay("message.headers.message-id"),
          eitherWay("id"),
          eitherWay("delivery-status.bounce-code"));
  private final JsonAttempt attempt = new JsonAttempt();

  private static String eitherWay(String path) {
    return path + "|event-data." + path;
  }

  @Override
  public String name() {
    return "mailgun";
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    return JsonAttempt.frame(line, record)
        && record.has(EVENT)
        && record.has(OWN)
        && JsonAttempt.readTime(line, record, TIMESTAMP, dress.stamps());
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    return switch (JsonAttempt.wordOf(record, EVENT, EVENTS)) {
      case 0, 1 -> readAttempt(line, events);
      case 2 -> LineKind.INBOUND;
      default -> LineKind.MESSAGE;
    };
  }

  private LineKind readAttempt(Line line, MailEvents events) {
    if (!record.has(RECIPIENT)) {
      return LineKind.MALFORMED;
    }
    if (record.has(LATE_CODE) && !record.has(MX_HOST)) {
      return LineKind.MESSAGE; // a bounce that came by mail, for a message that had been taken
    }
    attempt.clear();
    attempt.id(record, record.has(ID) ? ID : EVENT_ID);
    attempt.sender(record, SENDER);
    attempt.recipient(record, RECIPIENT);
    attempt.relay(record, MX_HOST);
    attempt.delivery.delivered = record.is(EVENT, EVENTS[0]);
    attempt.delivery.givenUp = !attempt.delivery.delivered && record.is(SEVERITY, PERMANENT);
    if (!attempt.delivery.delivered && (isOwnDoing() || !readReply())) {
      return LineKind.NO_REMOTE_HOST;
    }
    return attempt.tell(line, events);
  }

  /** Suppressed addresses, messages that grew too old, and domains without a host. */
  private boolean isOwnDoing() {
    return JsonAttempt.startsWith(record, REASON, SUPPRESSED)
        || record.is(REASON, OLD)
        || JsonAttempt.number(record, CODE) >= FIRST_OWN_CODE
        || !attempt.hasRelay();
  }

  private boolean readReply() {
    boolean told = record.end(TEXT) > record.start(TEXT);
    return attempt.reply(record, CODE, ENHANCED, told ? TEXT : DESCRIPTION);
  }
}
