package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.smtp.Commands;

/**
 * Halon's delivery results as JSON, an object a line, as the script that Halon gives out for the
 * post-delivery hook writes them. Hot: makes no object for a line.
 *
 * <pre>
 * {"type":"SMTP","hostname":"mx-out1.shop.example","eventid":"…","messageid":"18c1…:1",
 *  "ts_attempt":1795348302.1,"ts_received":1795348300.5,"status":"failed","result_code":550,
 *  "result_enhanced":"5.1.1","result_reason":"No such user","result_state":"RCPT",
 *  "connection_localip":"192.0.2.7","connection_remoteip":"192.0.2.1",
 *  "connection_remotemx":"mx.example","sender":"news@shop.example","recipient_localpart":"r",
 *  "recipient_domain":"gmail.com","size":1047}
 * </pre>
 *
 * <p>Each result has all that a report asks for. Where Halon did not get a reply there is an {@code
 * error_message} of its own. Halon's text log has no fixed layout, scripts write it: it is not
 * read. Source: docs.halon.io, "Post-delivery" (results, states), and the module
 * halon-extras/postmastery.
 */
public final class HalonLog implements LogFormat {

  private static final int TYPE = 0;
  private static final int OWN = 1;
  private static final int TIME = 2;
  private static final int RECEIVED = 3;
  private static final int STATUS = 4;
  private static final int CODE = 5;
  private static final int ENHANCED = 6;
  private static final int TEXT = 7;
  private static final int STATE = 8;
  private static final int ADDRESS = 9;
  private static final int MX = 10;
  private static final int SENDER = 11;
  private static final int LOCAL_PART = 12;
  private static final int DOMAIN = 13;
  private static final int HOST = 14;

  private static final byte[][] STATUSES = {
    Bytes.ascii("delivered"), Bytes.ascii("failed"), Bytes.ascii("delayed"),
  };
  private static final byte[] SMTP = Bytes.ascii("SMTP");

  private final JsonRecord record =
      new JsonRecord(
          "type",
          "messageid",
          "ts_attempt",
          "ts_received",
          "status",
          "result_code",
          "result_enhanced",
          "result_reason",
          "result_state",
          "connection_remoteip",
          "connection_remotemx",
          "sender",
          "recipient_localpart",
          "recipient_domain",
          "hostname");
  private final JsonAttempt attempt = new JsonAttempt();
  private long receivedMicros;

  @Override
  public String name() {
    return "halon";
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    if (!JsonAttempt.frame(line, record) || !record.has(OWN) || !record.has(STATUS)) {
      return false;
    }
    Stamps stamps = dress.stamps();
    receivedMicros = JsonAttempt.isTime(record, RECEIVED, stamps) ? stamps.micros() : -1;
    return JsonAttempt.readTime(line, record, TIME, stamps);
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    int status = JsonAttempt.wordOf(record, STATUS, STATUSES);
    if (status < 0 || !record.is(TYPE, SMTP)) {
      return LineKind.MESSAGE; // taken out of the queue by hand, or no delivery
    }
    attempt.clear();
    attempt.id(record, OWN);
    attempt.host(record, HOST);
    attempt.sender(record, SENDER);
    attempt.recipient(record, LOCAL_PART, DOMAIN);
    attempt.relay(record, MX);
    attempt.ip(record, ADDRESS);
    attempt.delivery.ageMicros =
        receivedMicros < 0 ? -1 : Math.max(0, line.timeMicros - receivedMicros);
    attempt.delivery.delivered = status == 0;
    attempt.delivery.givenUp = status == 1;
    if (status != 0) {
      if (!attempt.hasRelay() || !attempt.reply(record, CODE, ENHANCED, TEXT)) {
        return LineKind.NO_REMOTE_HOST;
      }
      attempt.delivery.stage =
          Commands.stageOf(record.decoded().bytes(), record.start(STATE), record.end(STATE));
    }
    return attempt.tell(line, events);
  }
}
