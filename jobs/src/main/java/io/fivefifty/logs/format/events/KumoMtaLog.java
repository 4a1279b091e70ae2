package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.smtp.Commands;
import org.jspecify.annotations.Nullable;

/**
 * KumoMTA's log records, a JSON object a line. Hot: makes no object for a line.
 *
 * <pre>
 * {"type":"Bounce","id":"1d98…","sender":"news@shop.example","recipient":"r@gmail.com",
 *  "queue":"gmail.com","site":"…","response":{"code":550,
 *  "enhanced_code":{"class":5,"subject":1,"detail":1},"content":"No such user",
 *  "command":"RCPT TO:&lt;r@gmail.com&gt;"},"peer_address":{"name":"mx.example.","addr":"192.0.2.1"},
 *  "timestamp":1795348302,"created":1795348300,"num_attempts":0,"nodeid":"…"}
 * </pre>
 *
 * <p>Each record has its sender. It does not tell the name of the host that wrote it, only a node's
 * number. What KumoMTA answered itself begins with its name. Source: docs.kumomta.com, "Log
 * Record".
 */
public final class KumoMtaLog implements LogFormat {

  private static final int TYPE = 0;
  private static final int ID = 1;
  private static final int SENDER = 2;
  private static final int RECIPIENT = 3;
  private static final int CODE = 4;
  private static final int CLASS = 5;
  private static final int SUBJECT = 6;
  private static final int DETAIL = 7;
  private static final int CONTENT = 8;
  private static final int COMMAND = 9;
  private static final int PEER_NAME = 10;
  private static final int PEER_ADDRESS = 11;
  private static final int TIMESTAMP = 12;
  private static final int CREATED = 13;
  private static final int PROTOCOL = 14;
  private static final int OWN = 15;

  private static final byte[][] TYPES = {
    Bytes.ascii("Delivery"),
    Bytes.ascii("Bounce"),
    Bytes.ascii("TransientFailure"),
    Bytes.ascii("Rejection"),
    Bytes.ascii("Expiration"),
    Bytes.ascii("AdminBounce"),
  };
  private static final byte[] ESMTP = Bytes.ascii("ESMTP");
  private static final byte[] INTERNAL = Bytes.ascii("KumoMTA internal:");

  private final JsonRecord record =
      new JsonRecord(
          "type",
          "id",
          "sender",
          "recipient",
          "response.code",
          "response.enhanced_code.class",
          "response.enhanced_code.subject",
          "response.enhanced_code.detail",
          "response.content",
          "response.command",
          "peer_address.name",
          "peer_address.addr",
          "timestamp|event_time",
          "created|created_time",
          "delivery_protocol",
          "num_attempts|nodeid|bounce_classification");
  private final JsonAttempt attempt = new JsonAttempt();
  private long createdMicros;

  @Override
  public String name() {
    return "kumomta";
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    if (!JsonAttempt.frame(line, record) || !record.has(TYPE) || !record.has(OWN)) {
      return false;
    }
    Stamps stamps = dress.stamps();
    createdMicros = JsonAttempt.isTime(record, CREATED, stamps) ? stamps.micros() : -1;
    return JsonAttempt.readTime(line, record, TIMESTAMP, stamps);
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    return switch (JsonAttempt.wordOf(record, TYPE, TYPES)) {
      case 0, 1, 2 -> readAttempt(line, events);
      case 3 -> LineKind.INBOUND;
      case 4, 5 -> LineKind.NO_REMOTE_HOST;
      default -> LineKind.MESSAGE; // also OOB and Feedback: mail about mail that had been taken
    };
  }

  private LineKind readAttempt(Line line, MailEvents events) {
    if (record.has(PROTOCOL) && !record.is(PROTOCOL, ESMTP)) {
      return LineKind.LOCAL; // a Maildir, or a script of the house
    }
    if (JsonAttempt.startsWith(record, CONTENT, INTERNAL)) {
      return LineKind.NO_REMOTE_HOST;
    }
    attempt.clear();
    attempt.id(record, ID);
    attempt.sender(record, SENDER);
    attempt.relay(record, PEER_NAME);
    attempt.ip(record, PEER_ADDRESS);
    if (!attempt.hasRelay()) {
      return LineKind.NO_REMOTE_HOST;
    }
    if (createdMicros >= 0) {
      attempt.delivery.ageMicros = Math.max(0, line.timeMicros - createdMicros);
    }
    attempt.delivery.delivered = record.is(TYPE, TYPES[0]);
    attempt.delivery.givenUp = record.is(TYPE, TYPES[1]);
    if (!attempt.delivery.delivered) {
      if (!readReply()) {
        return LineKind.NO_REMOTE_HOST;
      }
      attempt.delivery.stage = stage();
    }
    return tellRecipients(line, events);
  }

  private boolean readReply() {
    byte[] b = record.decoded().bytes();
    attempt.beginReply();
    attempt.add(b, record.start(CODE), record.end(CODE));
    if (record.has(CLASS)) {
      attempt.add(' ');
      attempt.add(b, record.start(CLASS), record.end(CLASS));
      attempt.add('.');
      attempt.add(b, record.start(SUBJECT), record.end(SUBJECT));
      attempt.add('.');
      attempt.add(b, record.start(DETAIL), record.end(DETAIL));
    }
    attempt.add(' ');
    attempt.add(b, record.start(CONTENT), record.end(CONTENT));
    return attempt.endReply();
  }

  /** A message to several recipients has an array of them (since 2025). */
  private LineKind tellRecipients(Line line, MailEvents events) {
    if (record.has(RECIPIENT)) {
      attempt.recipient(record, RECIPIENT);
      return attempt.tell(line, events);
    }
    byte[] b = line.bytes;
    int end = record.rawEnd(RECIPIENT);
    int at = record.rawStart(RECIPIENT);
    LineKind kind = LineKind.MALFORMED;
    while (at >= 0) {
      at = JsonRecord.nextElement(b, at, end);
      if (at >= 0) {
        int start = record.decoded().length();
        at = record.readText(b, at, end);
        if (at >= 0) {
          attempt.recipient(record.decoded().bytes(), start, record.decoded().length());
          kind = attempt.tell(line, events);
        }
      }
    }
    return kind;
  }

  /** A reply to no command is the banner. */
  private @Nullable Stage stage() {
    return record.has(COMMAND)
        ? Commands.stageOf(record.decoded().bytes(), record.start(COMMAND), record.end(COMMAND))
        : Stage.CONNECT;
  }
}
