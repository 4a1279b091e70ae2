package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * SparkPost's message events, an object a line, as its webhooks post them ({@code
 * {"msys":{"message_event":{…}}}}) or as its events interface gives them, without that around them;
 * Momentum's JSON event streams look the same. Hot: makes no object for a line.
 *
 * <pre>
 * {"msys":{"message_event":{"type":"bounce","event_id":"…","message_id":"…","rcpt_to":"r@gmail.com",
 *  "msg_from":"news@shop.example","error_code":"550","raw_reason":"550 5.1.1 No such user",
 *  "ip_address":"192.0.2.1","bounce_class":"10","num_retries":"0","timestamp":"1795348302"}}}
 * </pre>
 *
 * <p>Each event has its sender and the remote host's address; it tells neither the host's name nor
 * the stage. What SparkPost says itself begins with {@code [internal]} behind the codes. Source:
 * developers.sparkpost.com, "Events" and "Webhooks".
 */
public final class SparkPostLog implements LogFormat {

  private static final int TYPE = 0;
  private static final int EVENT_ID = 1;
  private static final int OWN = 2;
  private static final int TIMESTAMP = 3;
  private static final int RECIPIENT = 4;
  private static final int SENDER = 5;
  private static final int CODE = 6;
  private static final int TEXT = 7;
  private static final int ADDRESS = 8;
  private static final int ID = 9;
  private static final int QUEUE_MILLIS = 10;

  /** Never told: the text has the enhanced code, where the reply had one. */
  private static final int ENHANCED = 11;

  private static final byte[][] TYPES = {
    Bytes.ascii("delivery"),
    Bytes.ascii("bounce"),
    Bytes.ascii("delay"),
    Bytes.ascii("policy_rejection"),
    Bytes.ascii("generation_rejection"),
    Bytes.ascii("generation_failure"),
  };
  private static final byte[] INTERNAL = Bytes.ascii("[internal]");

  private final JsonRecord record =
      new JsonRecord(
          anyWay("type"),
          anyWay("event_id"),
          anyWay("customer_id") + "|" + anyWay("transmission_id") + "|" + anyWay("routing_domain"),
          anyWay("timestamp"),
          anyWay("rcpt_to"),
          anyWay("msg_from"),
          anyWay("error_code"),
          anyWay("raw_reason"),
          anyWay("ip_address"),
          anyWay("message_id"),
          anyWay("queue_time"),
          "enhanced_code");
  private final JsonAttempt attempt = new JsonAttempt();

  private static String anyWay(String name) {
    return name
        + "|msys.message_event."
        + name
        + "|msys.track_event."
        + name
        + "|msys.gen_event."
        + name
        + "|msys.unsubscribe_event."
        + name
        + "|msys.relay_event."
        + name;
  }

  @Override
  public String name() {
    return "sparkpost";
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    return JsonAttempt.frame(line, record)
        && record.has(TYPE)
        && record.has(EVENT_ID)
        && record.has(OWN)
        && JsonAttempt.readTime(line, record, TIMESTAMP, dress.stamps());
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    return switch (JsonAttempt.wordOf(record, TYPE, TYPES)) {
      case 0, 1, 2 -> readAttempt(line, events);
      case 3, 4, 5 -> LineKind.INBOUND;
      default -> LineKind.MESSAGE; // also out_of_band: mail about mail that had been taken
    };
  }

  private LineKind readAttempt(Line line, MailEvents events) {
    if (!record.has(RECIPIENT)) {
      return LineKind.MALFORMED;
    }
    attempt.clear();
    attempt.id(record, ID);
    attempt.sender(record, SENDER);
    attempt.recipient(record, RECIPIENT);
    attempt.ip(record, ADDRESS);
    int millis = JsonAttempt.number(record, QUEUE_MILLIS);
    attempt.delivery.ageMicros = millis < 0 ? -1 : millis * 1000L;
    attempt.delivery.delivered = record.is(TYPE, TYPES[0]);
    attempt.delivery.givenUp = record.is(TYPE, TYPES[1]);
    if (!attempt.delivery.delivered
        && (!attempt.reply(record, CODE, ENHANCED, TEXT)
            || JsonAttempt.saysFirst(record, TEXT, INTERNAL))) {
      return LineKind.NO_REMOTE_HOST;
    }
    return attempt.tell(line, events);
  }
}
