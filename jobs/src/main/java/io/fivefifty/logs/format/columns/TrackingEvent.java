package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.CsvRecord;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.MailEvents;

/**
 * One event of message tracking, as Exchange Server logs it and Microsoft 365 reports it. Hot. Only
 * what source SMTP says of SEND, SENDEXTERNAL, FAIL and DEFER is a remote host's word. Several
 * recipients, and their statuses, are divided by semicolons.
 */
final class TrackingEvent {

  static final int TIME = 0;
  static final int CLIENT = 1;
  static final int SERVER_IP = 2;
  static final int SERVER = 3;
  static final int SOURCE = 4;
  static final int EVENT = 5;
  static final int INTERNAL_ID = 6;
  static final int MESSAGE_ID = 7;
  static final int RECIPIENTS = 8;
  static final int STATUSES = 9;
  static final int SENDER = 10;
  static final int RETURN_PATH = 11;
  static final int COUNT = 12;

  private static final byte[] SMTP = Bytes.ascii("SMTP");
  private static final byte[] STORE = Bytes.ascii("STOREDRIVER");
  private static final byte[] SEND_EXTERNAL = Bytes.ascii("SENDEXTERNAL");
  private static final byte[] SEND = Bytes.ascii("SEND");
  private static final byte[] FAIL = Bytes.ascii("FAIL");
  private static final byte[] DEFER = Bytes.ascii("DEFER");

  private final CsvRecord record;
  private final LastError error = new LastError();
  private final Delivery delivery = new Delivery();

  /**
   * @param record its fields are those of this class, in this order
   */
  TrackingEvent(CsvRecord record) {
    this.record = record;
  }

  /** Tells what the record that was read last says. */
  LineKind read(Line line, MailEvents events) {
    if (!record.is(SOURCE, SMTP)) {
      return record.is(SOURCE, STORE) ? LineKind.LOCAL : LineKind.MESSAGE;
    }
    if (record.is(EVENT, SEND_EXTERNAL) || record.is(EVENT, SEND)) {
      return readSent(line, events);
    }
    boolean failed = record.is(EVENT, FAIL);
    return failed || record.is(EVENT, DEFER) ? readRefused(line, failed, events) : LineKind.MESSAGE;
  }

  private LineKind readSent(Line line, MailEvents events) {
    delivery.clear();
    delivery.delivered = true;
    delivery.relayStart = record.start(SERVER);
    delivery.relayEnd = record.end(SERVER);
    LineKind kind = setIp(record.start(SERVER_IP), record.end(SERVER_IP));
    if (kind != LineKind.ATTEMPT) {
      return kind;
    }
    place(line);
    tellAll(line, events);
    return LineKind.ATTEMPT;
  }

  /** Sets the relay's address; INTERNAL_HOP where it is one inside the house. */
  private LineKind setIp(int from, int to) {
    byte[] b = record.decoded().bytes();
    if (!Addresses.isIp(b, from, to)) {
      return LineKind.ATTEMPT;
    }
    delivery.ipStart = from;
    delivery.ipEnd = to;
    return Addresses.isInternal(b, from, to) ? LineKind.INTERNAL_HOP : LineKind.ATTEMPT;
  }

  private LineKind readRefused(Line line, boolean failed, MailEvents events) {
    byte[] b = record.decoded().bytes();
    int status = record.start(STATUSES);
    int end = record.end(STATUSES);
    int recipients = countRecipients();
    if (LastError.count(b, status, end) != recipients || recipients == 1) {
      // One for all; or a reply that holds the divider, of which only the first's code is sure.
      int endOfStatus = recipients == 1 ? end : LastError.endOfFirst(b, status, end);
      LineKind kind = readStatus(status, endOfStatus, failed);
      if (kind == LineKind.ATTEMPT) {
        place(line);
        tellAll(line, events);
      }
      return kind;
    }
    LineKind kind = LineKind.NO_REMOTE_HOST;
    int at = record.start(RECIPIENTS);
    while (at < record.end(RECIPIENTS)) {
      int endOfStatus = LastError.endOfFirst(b, status, end);
      LineKind one = readStatus(status, endOfStatus, failed);
      int next = endOfRecipient(at);
      if (one == LineKind.ATTEMPT) {
        place(line);
        tell(line, at, next, events);
        kind = one;
      } else if (kind != LineKind.ATTEMPT) {
        kind = one;
      }
      at = next + 1;
      status = Math.min(endOfStatus + 1, end);
    }
    return kind;
  }

  private LineKind readStatus(int from, int to, boolean failed) {
    delivery.clear();
    if (!error.read(record.decoded().bytes(), from, to)) {
      return LineKind.NO_REMOTE_HOST;
    }
    delivery.replyCode = error.code;
    delivery.replyStart = error.replyStart;
    delivery.replyEnd = error.replyEnd;
    delivery.givenUp = failed;
    delivery.relayStart = error.hostStart;
    delivery.relayEnd = error.hostEnd;
    boolean isAddress = Addresses.isIp(record.decoded().bytes(), error.hostStart, error.hostEnd);
    if (isAddress) {
      delivery.relayEnd = delivery.relayStart; // no name is known
    }
    return isAddress && error.ipStart == error.ipEnd
        ? setIp(error.hostStart, error.hostEnd)
        : setIp(error.ipStart, error.ipEnd);
  }

  /** Lets the line stand on the decoded fields, with what is the message's own. */
  private void place(Line line) {
    byte[] b = record.decoded().bytes();
    int id = record.has(INTERNAL_ID) ? INTERNAL_ID : MESSAGE_ID;
    delivery.idStart = record.start(id);
    delivery.idEnd = record.end(id);
    int sender = record.has(RETURN_PATH) ? RETURN_PATH : SENDER;
    delivery.senderStart = record.has(sender) ? record.start(sender) : Delivery.NOWHERE;
    delivery.senderEnd = record.end(sender);
    if (record.has(sender) && b[record.start(sender)] == '<') {
      delivery.senderStart++;
      if (b[delivery.senderEnd - 1] == '>' && delivery.senderEnd > delivery.senderStart) {
        delivery.senderEnd--;
      }
    }
    line.set(b, 0, record.decoded().length());
    CsvHeads.bare(line);
    line.hostStart = record.start(CLIENT);
    line.hostEnd = record.end(CLIENT);
  }

  private int countRecipients() {
    int count = 0;
    for (int at = record.start(RECIPIENTS);
        at < record.end(RECIPIENTS);
        at = endOfRecipient(at) + 1) {
      count++;
    }
    return Math.max(1, count);
  }

  /** In a quoted local part a semicolon divides nothing (RFC 5321 section 4.1.2). */
  private int endOfRecipient(int from) {
    byte[] b = record.decoded().bytes();
    int to = record.end(RECIPIENTS);
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      if (b[i] == '"') {
        quoted = !quoted;
      } else if (b[i] == ';' && !quoted) {
        return i;
      }
    }
    return to;
  }

  private void tellAll(Line line, MailEvents events) {
    int at = record.start(RECIPIENTS);
    do {
      int end = endOfRecipient(at);
      tell(line, at, end, events);
      at = end + 1;
    } while (at < record.end(RECIPIENTS));
  }

  private void tell(Line line, int from, int to, MailEvents events) {
    delivery.recipientStart = from;
    delivery.recipientEnd = to;
    events.attempted(line, delivery);
  }
}
