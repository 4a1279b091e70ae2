package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.CsvRecord;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * Protocol logs of Exchange Server 2007 and later: every command and reply of its send connectors.
 * Hot: makes no object for a line, but for sessions that were not open before.
 *
 * <pre>
 * #Log-type: SMTP Send Protocol Log
 * #Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,
 *   data,context
 * 2026-11-22T17:51:42.123Z,Outbound,08DE28A1B2C3D4E5,11,192.0.2.10:10437,198.51.100.21:25,&lt;,550
 *   5.1.1 User unknown,
 * </pre>
 *
 * <p>Event {@code +} opens a session and {@code -} ends it, {@code >} is what was sent, {@code <}
 * what was received, {@code *} a note of Exchange itself. A session whose {@code +} is in a log
 * that is gone is not followed, because it is not known which command its first reply answers. The
 * receive connectors write the same lines, with the other side's commands: theirs are inbound.
 *
 * <p>The log does not tell how old a message is. Which host it is on is told only where the
 * connector's name begins with it ({@code MX01\Outbound}). Source: Microsoft Learn, "Protocol
 * logging in Exchange Server".
 */
public final class ExchangeSendLog implements LogFormat {

  private static final int TIME = 0;
  private static final int CONNECTOR = 1;
  private static final int SESSION = 2;
  private static final int REMOTE = 3;
  private static final int EVENT = 4;
  private static final int DATA = 5;
  private static final int CONTEXT = 6;
  private static final int COLUMNS = 7;

  private static final byte[] SEND = Bytes.ascii("SMTP Send Protocol Log");
  private static final byte[] RECEIVE = Bytes.ascii("SMTP Receive Protocol Log");
  private static final byte[] SENDING = Bytes.ascii("sending message with RecordId ");
  private static final byte[] MESSAGE_ID = Bytes.ascii(" and InternetMessageId ");
  private static final byte[] FAILED = Bytes.ascii("Failed to connect");

  /** What the lines behind a header are. */
  private enum Log {
    UNKNOWN,
    SENT,
    RECEIVED
  }

  private final CsvRecord record =
      new CsvRecord(
          ',',
          "date-time",
          "connector-id",
          "session-id",
          "remote-endpoint",
          "event",
          "data",
          "context");
  private final SmtpSessions sessions = new SmtpSessions();
  private final SmtpAttempts attempts = new SmtpAttempts();
  private final ExchangeHeader head = new ExchangeHeader();
  private Log log = Log.UNKNOWN;
  private boolean header;

  @Override
  public String name() {
    return "exchange-smtp";
  }

  @Override
  public Needs needs() {
    return Needs.LINES_BEFORE;
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    CsvHeads.bare(line);
    int start = CsvHeads.start(line);
    header = start < line.end && line.bytes[start] == '#';
    if (header) {
      return readHeader(line, start);
    }
    if (log == Log.UNKNOWN
        || record.headerColumns() == 0
        || record.read(line.bytes, start, line.end) != record.headerColumns()) {
      return false;
    }
    boolean read =
        dress.stamps().readIso(record.decoded().bytes(), record.start(TIME), record.end(TIME));
    line.timeMicros = read ? dress.stamps().micros() : line.timeMicros;
    return read;
  }

  private boolean readHeader(Line line, int start) {
    boolean known = head.read(line, start);
    if (head.logType() >= 0) {
      log = Log.UNKNOWN;
      if (Bytes.startsWith(line.bytes, head.logType(), line.end, SEND)) {
        log = Log.SENT;
      } else if (Bytes.startsWith(line.bytes, head.logType(), line.end, RECEIVE)) {
        log = Log.RECEIVED;
      }
      return log != Log.UNKNOWN;
    }
    if (head.fields() >= 0) {
      return log != Log.UNKNOWN
          && record.readHeader(line.bytes, head.fields(), line.end) == COLUMNS;
    }
    return known;
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    if (header) {
      return LineKind.HEADER;
    }
    if (log == Log.RECEIVED) {
      return LineKind.INBOUND;
    }
    byte[] b = record.decoded().bytes();
    int remoteEnd = SmtpAttempts.endOfIp(b, record.start(REMOTE), record.end(REMOTE));
    int remote = SmtpAttempts.startOfIp(b, record.start(REMOTE), remoteEnd);
    if (Addresses.isIp(b, remote, remoteEnd) && Addresses.isInternal(b, remote, remoteEnd)) {
      return LineKind.INTERNAL_HOP;
    }
    long key = Bytes.hash(b, record.start(SESSION), record.end(SESSION), 0);
    int event = record.start(EVENT);
    if (record.end(EVENT) - event != 1) {
      return readNote(key); // some versions leave the event of a note empty
    }
    switch (b[event]) {
      case '+' -> {
        sessions.open(key, false);
        return LineKind.MESSAGE;
      }
      case '>', '<', '-' -> {
        return readSession(line, events, key, remote, remoteEnd);
      }
      default -> {
        return readNote(key);
      }
    }
  }

  private LineKind readSession(Line line, MailEvents events, long key, int remote, int remoteEnd) {
    SmtpSession session = sessions.find(key);
    if (session == null) {
      return LineKind.MESSAGE;
    }
    byte[] b = record.decoded().bytes();
    byte event = b[record.start(EVENT)];
    if (event == '>') {
      session.sent(b, record.start(DATA), record.end(DATA));
      return LineKind.MESSAGE;
    }
    int backslash = Bytes.indexOf(b, record.start(CONNECTOR), record.end(CONNECTOR), (byte) '\\');
    attempts
        .on(line, events, b)
        .host(record.start(CONNECTOR), backslash < 0 ? record.start(CONNECTOR) : backslash)
        .ip(remote, remoteEnd)
        .id(record.start(SESSION), record.end(SESSION));
    boolean told;
    if (event == '<') {
      told = session.received(b, record.start(DATA), record.end(DATA), attempts);
    } else {
      told = session.closed(attempts);
      sessions.close(key);
    }
    return told ? LineKind.ATTEMPT : LineKind.MESSAGE;
  }

  /** {@code sending message with RecordId 42 and InternetMessageId <id>}: before its MAIL. */
  private LineKind readNote(long key) {
    byte[] b = record.decoded().bytes();
    int from = record.start(CONTEXT);
    int to = record.end(CONTEXT);
    if (Bytes.startsWith(b, from, to, FAILED)) {
      return LineKind.NO_REMOTE_HOST;
    }
    if (Bytes.startsWith(b, from, to, SENDING)) {
      int digits = from + SENDING.length;
      while (digits < to && Bytes.isDigit(b[digits])) {
        digits++;
      }
      SmtpSession session = sessions.find(key);
      if (session != null && Bytes.startsWith(b, digits, to, MESSAGE_ID)) {
        session.nextId(b, digits + MESSAGE_ID.length, to);
      }
    }
    return LineKind.MESSAGE;
  }
}
