package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.CsvRecord;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.MailEvents;

/**
 * A row of Microsoft 365's message trace (its summary or its details). Hot. Columns are named as
 * the admin center writes them ({@code sender_address}) and as PowerShell does ({@code
 * SenderAddress}), some with blanks.
 */
final class TraceRow {

  private static final int RECEIVED = 0;
  private static final int ORIGIN = 1;
  private static final int DATE = 2;
  private static final int SENDER = 3;
  private static final int RECIPIENT = 6;
  private static final int STATUS = 8;
  private static final int STATUSES = 9;
  private static final int EVENT = 10;
  private static final int DETAIL = 11;
  private static final int TO_IP = 12;
  private static final int ID = 14;

  static final String[] COLUMNS = {
    "Received",
    "origin_timestamp_utc",
    "Date",
    "SenderAddress",
    "Sender Address",
    "sender_address",
    "RecipientAddress",
    "Recipient Address",
    "Status",
    "recipient_status",
    "Event",
    "Detail",
    "ToIP",
    "To IP",
    "MessageId",
    "Message Id",
    "message_id",
  };

  private static final byte[] FAIL = Bytes.ascii("Fail");
  private static final byte[] DEFER = Bytes.ascii("Defer");
  private static final byte[] SEND_EXTERNAL = Bytes.ascii("Send external");
  private static final byte[] DELIVERED = Bytes.ascii("Delivered");
  private static final byte[] REASON = Bytes.ascii("Reason: ");
  private static final byte[] SENT_TO = Bytes.ascii("Message sent to ");
  private static final byte[] AT = Bytes.ascii(" at ");
  private static final byte[] MARK = Bytes.ascii("##");
  private static final byte[] SEND_STATUS = Bytes.ascii("Receive, Send");

  private final CsvRecord record;
  private final LastError error = new LastError();
  private final Delivery delivery = new Delivery();

  TraceRow(CsvRecord record) {
    this.record = record;
  }

  /** Whether the line begins as a header may: with a name, and not with a time or address. */
  static boolean mayBeHeader(byte[] b, int from, int to) {
    int at = from < to && b[from] == '"' ? from + 1 : from;
    return at < to && !Bytes.isDigit(b[at]);
  }

  /** Whether the header that was read last is one of a trace. */
  boolean isKnown() {
    boolean details = record.hasColumn(DATE) && record.hasColumn(EVENT) && record.hasColumn(DETAIL);
    boolean summary =
        record.hasColumn(RECEIVED) && record.hasColumn(STATUS) && hasAny(RECIPIENT, 2);
    boolean enhanced = record.hasColumn(ORIGIN) && record.hasColumn(STATUSES);
    return details || summary || enhanced;
  }

  /** The field of the row's time. */
  int time() {
    if (record.hasColumn(EVENT) && record.hasColumn(DATE)) {
      return DATE;
    }
    return record.hasColumn(RECEIVED) ? RECEIVED : ORIGIN;
  }

  private boolean hasAny(int field, int spellings) {
    boolean any = false;
    for (int i = field; i < field + spellings; i++) {
      any |= record.hasColumn(i);
    }
    return any;
  }

  /** The one of a field's spellings that the row has something in. */
  private int of(int field, int spellings) {
    for (int i = field; i < field + spellings; i++) {
      if (record.has(i)) {
        return i;
      }
    }
    return field;
  }

  LineKind read(Line line, MailEvents events) {
    delivery.clear();
    if (record.hasColumn(EVENT)) {
      return readDetail(line, events);
    }
    return record.hasColumn(STATUSES) ? readStatuses(line, events) : readSummary(line, events);
  }

  private LineKind readDetail(Line line, MailEvents events) {
    byte[] b = record.decoded().bytes();
    int from = record.start(DETAIL);
    int to = record.end(DETAIL);
    if (record.is(EVENT, SEND_EXTERNAL)) {
      delivery.delivered = true;
      return readSentTo(b, from, to) ? tell(line, events) : LineKind.INTERNAL_HOP;
    }
    boolean failed = record.is(EVENT, FAIL);
    if (!failed && !record.is(EVENT, DEFER)) {
      return LineKind.MESSAGE;
    }
    int status = Bytes.startsWith(b, from, to, REASON) ? from + REASON.length : from;
    if (b[Math.min(status, to)] != '[' || status == to || !error.read(b, status, to)) {
      return LineKind.NO_REMOTE_HOST; // a bare text is the service's own
    }
    delivery.replyCode = error.code;
    delivery.replyStart = error.replyStart;
    delivery.replyEnd = error.replyEnd;
    delivery.givenUp = failed;
    if (!Addresses.isIp(b, error.hostStart, error.hostEnd)) {
      delivery.relayStart = error.hostStart;
      delivery.relayEnd = error.hostEnd;
    }
    return setIp(error.ipStart, error.ipEnd) ? tell(line, events) : LineKind.INTERNAL_HOP;
  }

  /** {@code Message sent to mx.example at 198.51.100.21 using TLS1.2 …}; false inside the house. */
  private boolean readSentTo(byte[] b, int from, int to) {
    if (!Bytes.startsWith(b, from, to, SENT_TO)) {
      return true;
    }
    int host = from + SENT_TO.length;
    int blank = Bytes.indexOf(b, host, to, (byte) ' ');
    if (blank < 0 || !Bytes.startsWith(b, blank, to, AT)) {
      return true;
    }
    delivery.relayStart = host;
    delivery.relayEnd = blank;
    int ip = blank + AT.length;
    int end = Bytes.indexOf(b, ip, to, (byte) ' ');
    return setIp(ip, end < 0 ? to : end);
  }

  /** False where it is an address inside the house. */
  private boolean setIp(int from, int to) {
    byte[] b = record.decoded().bytes();
    if (!Addresses.isIp(b, from, to)) {
      return true;
    }
    delivery.ipStart = from;
    delivery.ipEnd = to;
    return !Addresses.isInternal(b, from, to);
  }

  /** A summary names the address that the message was sent to where it left the service. */
  private LineKind readSummary(Line line, MailEvents events) {
    int ip = of(TO_IP, 2);
    if (!record.is(STATUS, DELIVERED)) {
      return LineKind.MESSAGE;
    }
    if (!record.has(ip)) {
      return LineKind.LOCAL;
    }
    delivery.delivered = true;
    return setIp(record.start(ip), record.end(ip)) ? tell(line, events) : LineKind.INTERNAL_HOP;
  }

  /** {@code bob@contoso.com##Receive, Send;ann@contoso.com##Receive, Deliver}. */
  private LineKind readStatuses(Line line, MailEvents events) {
    byte[] b = record.decoded().bytes();
    int to = record.end(STATUSES);
    LineKind kind = LineKind.MESSAGE;
    int at = record.start(STATUSES);
    while (at < to) {
      int mark = Bytes.indexOf(b, at, to, MARK);
      if (mark < 0) {
        break;
      }
      int end = Bytes.indexOf(b, mark, to, (byte) ';');
      end = end < 0 ? to : end;
      if (Bytes.equal(b, mark + MARK.length, end, SEND_STATUS)) {
        delivery.delivered = true;
        kind = tell(line, at, mark, events);
      }
      at = end + 1;
    }
    return kind;
  }

  private LineKind tell(Line line, MailEvents events) {
    int recipient = of(RECIPIENT, 2);
    return tell(line, record.start(recipient), record.end(recipient), events);
  }

  private LineKind tell(Line line, int recipient, int endOfRecipient, MailEvents events) {
    delivery.recipientStart = recipient;
    delivery.recipientEnd = endOfRecipient;
    int sender = of(SENDER, 3);
    delivery.senderStart = record.has(sender) ? record.start(sender) : Delivery.NOWHERE;
    delivery.senderEnd = record.end(sender);
    byte[] b = record.decoded().bytes();
    if (record.end(sender) - record.start(sender) == 2 && b[record.start(sender)] == '<') {
      delivery.senderEnd = delivery.senderStart; // <>
    }
    int id = of(ID, 3);
    delivery.idStart = record.start(id);
    delivery.idEnd = record.end(id);
    line.set(b, 0, record.decoded().length());
    CsvHeads.bare(line);
    events.attempted(line, delivery);
    return LineKind.ATTEMPT;
  }
}
