package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.CsvRecord;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stamps;

/**
 * Accounting files of PowerMTA 4 and later. Hot: makes no object for a line.
 *
 * <pre>
 * type,timeLogged,timeQueued,orig,rcpt,dsnStatus,dsnDiag,dsnMta,dlvDestinationIp
 * b,2026-11-22 18:23:44+0000,2026-11-22 18:23:40+0000,news@shop.example,x@gmail.com,5.1.1 (bad
 *   destination mailbox address),smtp;550 5.1.1 No such user,mx.example (198.51.100.21),198.51.100.21
 * </pre>
 *
 * <p>Columns are comma-separated values (RFC 4180), any of them in any order, named in the first
 * line. What {@code header_…} columns hold is the sender's own text and is passed over as a whole.
 * The files do not tell the server's own name ({@code srcMta} is who handed the message in), nor
 * the stage. Source: the PowerMTA User's Guide, "Accounting".
 */
public final class PowerMtaLog implements LogFormat {

  private static final int TYPE = 0;
  private static final int LOGGED = 1;
  private static final int QUEUED = 2;
  private static final int SENDER = 3;
  private static final int RECIPIENT = 4;
  private static final int REPLY = 5;
  private static final int REMOTE = 6;
  private static final int REMOTE_IP = 7;
  private static final int METHOD = 8;
  private static final int MESSAGE_ID = 9;
  private static final int ENVELOPE_ID = 10;
  private static final int STATUS = 11;
  private static final int CATEGORY = 12;

  private static final String[] COLUMNS = {
    "type",
    "timeLogged",
    "timeQueued",
    "orig",
    "rcpt",
    "dsnDiag",
    "dsnMta",
    "dlvDestinationIp",
    "dlvType",
    "header_Message-Id",
    "envId",
    "dsnStatus",
    "bounceCat",
  };

  /** Beside type and time: what any other table may have is no header of PowerMTA. */
  private static final int FEWEST_COLUMNS = 3;

  private static final byte[] SMTP = Bytes.ascii("smtp;");
  private static final byte[] SMTP_METHOD = Bytes.ascii("smtp");
  private static final byte[] BOUNCE = Bytes.ascii("bounce");
  private static final byte[] DELIVERY = Bytes.ascii("delivery");
  private static final byte[] TRANSIENT = Bytes.ascii("transient");
  private static final byte[] TRANSIENT_QUEUE = Bytes.ascii("tq");

  private static final byte[] EXPIRED_CATEGORY = Bytes.ascii("message-expired");
  private static final byte[] EXPIRED_STATUS = Bytes.ascii(" (delivery time expired)");

  private final Delivery delivery = new Delivery();
  private CsvRecord record = new CsvRecord(',', COLUMNS);
  private CsvRecord spare = new CsvRecord(',', COLUMNS);
  private boolean header;
  private long queuedMicros;

  @Override
  public String name() {
    return "powermta";
  }

  @Override
  public Needs needs() {
    return Needs.HEADER;
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    CsvHeads.bare(line);
    header = false;
    if (record.hasHeader()
        && record.read(line.bytes, line.start, line.end) == record.headerColumns()
        && readTimes(line, dress.stamps())) {
      return true;
    }
    header = readHeader(line);
    return header;
  }

  /** The columns of the lines from here on, where the line names them. */
  private boolean readHeader(Line line) {
    int known = spare.readHeader(line.bytes, CsvHeads.start(line), line.end);
    if (known < FEWEST_COLUMNS || !spare.hasColumn(TYPE) || !spare.hasColumn(LOGGED)) {
      return false;
    }
    CsvRecord old = record;
    record = spare;
    spare = old;
    return true;
  }

  private boolean readTimes(Line line, Stamps stamps) {
    if (!readTime(LOGGED, stamps)) {
      return false;
    }
    line.timeMicros = stamps.micros();
    queuedMicros = readTime(QUEUED, stamps) ? stamps.micros() : Long.MAX_VALUE;
    return true;
  }

  private boolean readTime(int field, Stamps stamps) {
    byte[] b = record.decoded().bytes();
    int from = record.start(field);
    int to = record.end(field);
    boolean read = stamps.readIso(b, from, to) || stamps.readEpochSeconds(b, from, to);
    return read && stamps.end() == to;
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    if (header) {
      return LineKind.HEADER;
    }
    byte[] b = record.decoded().bytes();
    int from = record.start(TYPE);
    int to = record.end(TYPE);
    if (record.is(TYPE, TRANSIENT_QUEUE)) {
      return readQueue();
    }
    if (is(from, to, 'd', DELIVERY)) {
      return readAttempt(line, true, false, events);
    }
    if (is(from, to, 'b', BOUNCE)) {
      return readAttempt(line, false, true, events);
    }
    if (is(from, to, 't', TRANSIENT)) {
      return readAttempt(line, false, false, events);
    }
    if (from == to) {
      return LineKind.MALFORMED;
    }
    // A report on our mail that came in later: a bounce or status message (rb, rs), a complaint
    // (f).
    boolean report = b[from] == 'f' || (to - from == 2 && b[from] == 'r');
    return report ? LineKind.INBOUND : LineKind.MESSAGE;
  }

  private boolean is(int from, int to, char letter, byte[] word) {
    byte[] b = record.decoded().bytes();
    return (to - from == 1 && b[from] == letter) || Bytes.equal(b, from, to, word);
  }

  /** An error of a whole queue, such as a refused greeting: no recipient is named. */
  private LineKind readQueue() {
    return isRemote() ? LineKind.HOST_PASSED_OVER : LineKind.NO_REMOTE_HOST;
  }

  /** Whether a remote host gave the diagnostic; {@code x-pmta;…} is PowerMTA's own. */
  private boolean isRemote() {
    return CsvHeads.startsWith(
        record.decoded().bytes(), record.start(REPLY), record.end(REPLY), SMTP);
  }

  private LineKind readAttempt(Line line, boolean delivered, boolean givenUp, MailEvents events) {
    if (record.has(METHOD) && !record.is(METHOD, SMTP_METHOD)) {
      return LineKind.LOCAL; // to a file, a pipe, or nowhere
    }
    delivery.clear();
    readRemote();
    if (record.has(REPLY)) {
      if (!isRemote()) {
        return LineKind.NO_REMOTE_HOST;
      }
      delivery.replyStart = record.start(REPLY) + SMTP.length;
      delivery.replyEnd = record.end(REPLY);
    } else if (!delivered && delivery.relayEnd == 0 && delivery.ipEnd == 0) {
      return LineKind.NO_REMOTE_HOST;
    }
    byte[] b = record.decoded().bytes();
    if (delivery.ipEnd > delivery.ipStart
        && Addresses.isInternal(b, delivery.ipStart, delivery.ipEnd)) {
      return LineKind.INTERNAL_HOP;
    }
    delivery.delivered = delivered;
    delivery.givenUp = givenUp;
    delivery.replyCode = CsvHeads.replyCode(b, delivery.replyStart, delivery.replyEnd);
    if (givenUp && delivery.replyCode < 500 && isExpired()) {
      return LineKind.NO_REMOTE_HOST; // its last reply is told again, on a record of its own
    }
    if (delivered || delivery.replyCode == 0) {
      delivery.replyEnd = delivery.replyStart;
    }
    readMessage(line);
    line.set(b, 0, record.decoded().length());
    CsvHeads.bare(line);
    events.attempted(line, delivery);
    return LineKind.ATTEMPT;
  }

  private boolean isExpired() {
    int words = record.end(STATUS) - EXPIRED_STATUS.length;
    return record.is(CATEGORY, EXPIRED_CATEGORY)
        || (words > record.start(STATUS)
            && Bytes.startsWith(
                record.decoded().bytes(), words, record.end(STATUS), EXPIRED_STATUS));
  }

  /** {@code mx.example (198.51.100.21)}; the address has a column of its own beside it. */
  private void readRemote() {
    byte[] b = record.decoded().bytes();
    int from = record.start(REMOTE);
    int to = record.end(REMOTE);
    int blank = Bytes.indexOf(b, from, to, (byte) ' ');
    int nameEnd = blank < 0 ? to : blank;
    if (nameEnd > from && b[nameEnd - 1] == '.') {
      nameEnd--;
    }
    if (Addresses.isIp(b, from, nameEnd)) {
      delivery.ipStart = from;
      delivery.ipEnd = nameEnd;
    } else {
      delivery.relayStart = from;
      delivery.relayEnd = nameEnd;
    }
    if (blank >= 0 && blank + 2 < to && b[blank + 1] == '(' && b[to - 1] == ')') {
      setIp(blank + 2, to - 1);
    }
    setIp(record.start(REMOTE_IP), record.end(REMOTE_IP));
  }

  private void setIp(int from, int to) {
    if (Addresses.isIp(record.decoded().bytes(), from, to)) {
      delivery.ipStart = from;
      delivery.ipEnd = to;
    }
  }

  private void readMessage(Line line) {
    int id = record.has(MESSAGE_ID) ? MESSAGE_ID : ENVELOPE_ID;
    delivery.idStart = record.start(id);
    delivery.idEnd = record.end(id);
    delivery.recipientStart = record.start(RECIPIENT);
    delivery.recipientEnd = record.end(RECIPIENT);
    if (record.hasColumn(SENDER)) {
      delivery.senderStart = record.start(SENDER);
      delivery.senderEnd = record.end(SENDER);
      byte[] b = record.decoded().bytes();
      if (delivery.senderEnd - delivery.senderStart == 2 && b[delivery.senderStart] == '<') {
        delivery.senderEnd = delivery.senderStart; // <>
      }
    } else {
      delivery.senderStart = Delivery.NOWHERE;
    }
    if (queuedMicros <= line.timeMicros) {
      delivery.ageMicros = line.timeMicros - queuedMicros;
    }
  }
}
