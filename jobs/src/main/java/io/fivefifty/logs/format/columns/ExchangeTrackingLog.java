package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.CsvRecord;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * Message tracking logs of Exchange Server 2007 and later. Hot: makes no object for a line.
 *
 * <pre>
 * #Log-type: Message Tracking Log
 * #Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,…,source,event-id,…
 * 2026-11-22T17:51:42.123Z,,MX01,,,…,SMTP,FAIL,…,bob@contoso.com,[{LED=550 5.1.1 User
 *   unknown};{MSG=};{FQDN=mx.example};{IP=198.51.100.21};{LRT=11/22/2026 5:51:42 PM}],…
 * </pre>
 *
 * <p>The log tells neither the stage nor how long the message has been on this server. Subjects,
 * message ids and addresses are strangers' texts, each in a column of its own. Source: Microsoft
 * Learn, "Message tracking" (Exchange Server).
 */
public final class ExchangeTrackingLog implements LogFormat {

  private static final byte[] TRACKING = Bytes.ascii("Message Tracking Log");

  /** A log without these is none of which attempts can be told. */
  private static final int[] NEEDED = {
    TrackingEvent.TIME, TrackingEvent.SOURCE, TrackingEvent.EVENT, TrackingEvent.RECIPIENTS,
  };

  private final CsvRecord record =
      new CsvRecord(
          ',',
          "date-time",
          "client-hostname",
          "server-ip",
          "server-hostname",
          "source",
          "event-id",
          "internal-message-id",
          "message-id",
          "recipient-address",
          "recipient-status",
          "sender-address",
          "return-path");
  private final TrackingEvent event = new TrackingEvent(record);
  private final ExchangeHeader head = new ExchangeHeader();
  private boolean header;

  @Override
  public String name() {
    return "exchange-tracking";
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
    int start = CsvHeads.start(line);
    header = start < line.end && line.bytes[start] == '#';
    if (header) {
      return readHeader(line, start);
    }
    if (!record.hasHeader() || record.read(line.bytes, start, line.end) != record.headerColumns()) {
      return false;
    }
    boolean read =
        dress
            .stamps()
            .readIso(
                record.decoded().bytes(),
                record.start(TrackingEvent.TIME),
                record.end(TrackingEvent.TIME));
    line.timeMicros = read ? dress.stamps().micros() : line.timeMicros;
    return read;
  }

  private boolean readHeader(Line line, int start) {
    boolean known = head.read(line, start);
    if (head.logType() >= 0) {
      return Bytes.startsWith(line.bytes, head.logType(), line.end, TRACKING);
    }
    if (head.fields() < 0) {
      return known;
    }
    record.readHeader(line.bytes, head.fields(), line.end);
    for (int field : NEEDED) {
      if (!record.hasColumn(field)) {
        record.readHeader(line.bytes, line.end, line.end - 1); // no columns: its lines are not ours
        return false;
      }
    }
    return true;
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    return header ? LineKind.HEADER : event.read(line, events);
  }
}
