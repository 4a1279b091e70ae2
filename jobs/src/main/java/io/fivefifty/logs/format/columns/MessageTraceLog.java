package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.CsvRecord;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stamps;

/**
 * Message traces of Microsoft 365, as comma-separated values: the extended report, and what {@code
 * Get-MessageTraceV2} and {@code Get-MessageTraceDetailV2} give to {@code Export-Csv}. Hot: makes
 * no object for a line.
 *
 * <pre>
 * date_time_utc,…,source,event_id,…,recipient_address,recipient_status,…,return_path,…
 * "Date","Event","Detail","SenderAddress","RecipientAddress",…
 * "11/22/2026 5:51:42 PM","Fail","Reason: [{LED=550 5.1.1 User unknown};{MSG=};{FQDN=mx.example};
 *   {IP=198.51.100.21};{LRT=11/22/2026 5:51:40 PM}]","news@shop.example","bob@contoso.com",…
 * </pre>
 *
 * <p>Only the extended report and the details tell a reply. The summaries ({@code Status}, {@code
 * recipient_status} with {@code ##Receive, Fail}) say that a message was not delivered, and neither
 * by whom nor why: of them the deliveries count. There is no host of ours, and no stage. Source:
 * Microsoft Learn, "Message trace in the modern Exchange admin center" and the cmdlets' pages.
 */
public final class MessageTraceLog implements LogFormat {

  private static final byte[] TYPE_INFORMATION = Bytes.ascii("#type ");

  private final CsvRecord extended =
      new CsvRecord(
          ',',
          "date_time_utc",
          "client_hostname",
          "server_ip",
          "server_hostname",
          "source",
          "event_id",
          "internal_message_id",
          "message_id",
          "recipient_address",
          "recipient_status",
          "sender_address",
          "return_path");
  private final CsvRecord trace = new CsvRecord(',', TraceRow.COLUMNS);
  private final TrackingEvent event = new TrackingEvent(extended);
  private final TraceRow row = new TraceRow(trace);
  private CsvRecord record = trace;
  private boolean header;

  @Override
  public String name() {
    return "m365-trace";
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
    int start = CsvHeads.start(line);
    if (record.hasHeader()
        && record.read(line.bytes, start, line.end) == record.headerColumns()
        && readTime(line, dress.stamps())) {
      return true;
    }
    header =
        readHeader(line, start)
            || CsvHeads.startsWith(line.bytes, start, line.end, TYPE_INFORMATION);
    return header;
  }

  private boolean readHeader(Line line, int start) {
    if (!TraceRow.mayBeHeader(line.bytes, start, line.end)) {
      return false;
    }
    CsvRecord old = record;
    record = extended;
    if (extended.readHeader(line.bytes, start, line.end) > 0
        && extended.hasColumn(TrackingEvent.TIME)
        && extended.hasColumn(TrackingEvent.EVENT)
        && extended.hasColumn(TrackingEvent.RECIPIENTS)) {
      return true;
    }
    record = trace;
    if (trace.readHeader(line.bytes, start, line.end) > 0 && row.isKnown()) {
      return true;
    }
    record = old;
    return false;
  }

  private boolean readTime(Line line, Stamps stamps) {
    byte[] b = record.decoded().bytes();
    int field = record == extended ? TrackingEvent.TIME : row.time();
    int from = record.start(field);
    int to = record.end(field);
    boolean read =
        (stamps.readIso(b, from, to) || stamps.readUs(b, from, to)) && stamps.end() == to;
    line.timeMicros = read ? stamps.micros() : line.timeMicros;
    return read;
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    if (header) {
      return LineKind.HEADER;
    }
    return record == extended ? event.read(line, events) : row.read(line, events);
  }
}
