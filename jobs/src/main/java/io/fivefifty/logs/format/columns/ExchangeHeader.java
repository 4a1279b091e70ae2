package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;

/**
 * The lines that Exchange Server begins a log with: {@code #Software}, {@code #Version}, {@code
 * #Log-type}, {@code #Date}, {@code #Fields}. Other servers' logs begin with such lines as well, so
 * they count only behind Exchange's own name.
 */
final class ExchangeHeader {

  private static final byte[] SOFTWARE = Bytes.ascii("#software: ");
  private static final byte[] EXCHANGE = Bytes.ascii("#software: microsoft exchange");
  private static final byte[] VERSION = Bytes.ascii("#version: ");
  private static final byte[] DATE = Bytes.ascii("#date: ");
  private static final byte[] LOG_TYPE = Bytes.ascii("#log-type: ");
  private static final byte[] FIELDS = Bytes.ascii("#fields: ");

  private boolean isExchange;
  private int logType;
  private int fields;

  /** Whether the line, which begins at {@code start}, is one of them. */
  boolean read(Line line, int start) {
    byte[] b = line.bytes;
    logType = -1;
    fields = -1;
    if (CsvHeads.startsWith(b, start, line.end, SOFTWARE)) {
      isExchange = CsvHeads.startsWith(b, start, line.end, EXCHANGE);
      return isExchange;
    }
    if (CsvHeads.startsWith(b, start, line.end, LOG_TYPE)) {
      logType = start + LOG_TYPE.length;
      return true;
    }
    if (CsvHeads.startsWith(b, start, line.end, FIELDS)) {
      fields = start + FIELDS.length;
      return true;
    }
    return isExchange
        && (CsvHeads.startsWith(b, start, line.end, VERSION)
            || CsvHeads.startsWith(b, start, line.end, DATE));
  }

  /** Where the log's type stands, or -1. */
  int logType() {
    return logType;
  }

  /** Where the names of the columns begin, or -1. */
  int fields() {
    return fields;
  }
}
