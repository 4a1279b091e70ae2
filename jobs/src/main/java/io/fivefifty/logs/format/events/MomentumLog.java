package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Momentum (Ecelerity) 3 and 4: the mainlog of its ec_logger. Hot: makes no object for a line.
 * Fields are divided by {@code @}, at which addresses fall into two; the fifth one tells the kind.
 *
 * <pre>
 * 1795348300@00/00-25004-31B987F3@00/00-03736-F4101B54@00/00-04532-A3456B54@R@r@gmail.com@news@shop.example@192.0.2.9@201@esmtp@default@default
 * 1795348302@00/00-25004-31B987F3@00/00-03736-F4101B54@00/00-04532-A3456B54@P@gmail.com@31@group@binding@5@0@1.89@192.0.2.1@550 5.1.1 No such user
 * </pre>
 *
 * <p>Deliveries and failures name neither sender nor recipient, only the recipient's domain: the id
 * ties them to the reception, which has the sender. Neither host is named, the remote one has its
 * address. What Momentum says itself begins with {@code [internal]} behind the codes. The bouncelog
 * tells the same failures again and the rejectlog what strangers were told: neither is counted.
 * Source: Momentum's documentation, "Log Formats: mainlog, bouncelog, rejectlog, Connection
 * Stages".
 */
public final class MomentumLog implements LogFormat {

  private static final byte AT = '@';

  private static final int KIND = 4;

  private static final int DOMAIN = 5;
  private static final int SIZE = 6;
  private static final int STAGE = 9;
  private static final int RETRIES = 10;
  private static final int DELIVERY_AGE = 10;
  private static final int DELIVERY_IP = 11;
  private static final int AGE = 11;
  private static final int IP = 12;
  private static final int TEXT = 13;

  /** Fields of a reception that stand behind the sender. */
  private static final int BEHIND_SENDER = 5;

  private static final byte[] REJECTION = Bytes.ascii(": R=\"");
  private static final byte[] MARKER = Bytes.ascii(": Marker");
  private static final byte[] INTERNAL = Bytes.ascii("[internal]");

  /** By the number that the log has; what is not SMTP, or tells no command, is null. */
  private static final @Nullable Stage[] STAGES = {
    null,
    null,
    Stage.MAIL,
    Stage.MAIL,
    Stage.RCPT,
    Stage.RCPT,
    Stage.DATA,
    Stage.DATA,
    Stage.END_OF_DATA,
    Stage.END_OF_DATA,
    Stage.EHLO,
    Stage.EHLO,
    Stage.CONNECT,
  };

  private static final int NOT_CONNECTED = 0;
  private static final int OUT_OF_BAND = 21;

  private final Delivery delivery = new Delivery();

  /** Where the fields begin. */
  private final int[] fields = new int[TEXT + 1];

  private int count;

  @Override
  public String name() {
    return "momentum";
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    if (!dress.stamps().readEpochSeconds(line.bytes, line.start, line.end)) {
      return false;
    }
    int at = dress.stamps().end();
    line.timeMicros = dress.stamps().micros();
    line.hostStart = 0;
    line.hostEnd = 0;
    line.tagStart = 0;
    line.tagEnd = 0;
    line.textStart = at;
    if (line.has(at, REJECTION) || line.has(at, MARKER)) {
      return true;
    }
    if (at == line.end || line.bytes[at] != AT) {
      return false;
    }
    readFields(line);
    return count > KIND && isKind(line);
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    byte[] b = line.bytes;
    if (b[line.textStart] != AT) {
      return line.has(line.textStart, MARKER) ? LineKind.MESSAGE : LineKind.INBOUND;
    }
    return switch (b[fields[KIND]]) {
      case 'R' -> readReception(line, events);
      case 'D' -> readDelivery(line, events);
      case 'P', 'T' -> readFailure(line, events);
      case 'X' -> LineKind.INTERNAL_HOP;
      default -> LineKind.MESSAGE;
    };
  }

  /** A letter, or {@code M1}; ids stand before it on all lines but heartbeats. */
  private boolean isKind(Line line) {
    int start = fields[KIND];
    int end = count > KIND + 1 ? fields[KIND + 1] - 1 : line.end;
    byte[] b = line.bytes;
    boolean letter = end > start && b[start] >= 'A' && b[start] <= 'Z';
    return letter && (end - start == 1 || (end - start == 2 && Bytes.isDigit(b[start + 1])));
  }

  /** {@code …@R@local@domain@local@domain@ip@size@protocol@group@binding}; read from both ends. */
  private LineKind readReception(Line line, MailEvents events) {
    byte[] b = line.bytes;
    int end = line.end;
    int first = count > DOMAIN ? fields[DOMAIN] : line.end;
    for (int i = 0; i < BEHIND_SENDER; i++) {
      end = Bytes.lastIndexOf(b, first, end, AT);
      if (end < 0) {
        return LineKind.MALFORMED;
      }
    }
    int at = Bytes.lastIndexOf(b, first, end, AT);
    int start = at < 0 ? -1 : Bytes.lastIndexOf(b, first, at, AT);
    while (start > first && b[start - 1] == '\\') {
      start = Bytes.lastIndexOf(b, first, start, AT); // an at sign that a local part holds
    }
    if (start < 0) {
      return LineKind.MALFORMED;
    }
    boolean isNull = start + 1 == at && at + 1 == end;
    events.opened(line, fields[1], fields[2] - 1, start + 1, isNull ? start + 1 : end);
    return LineKind.MESSAGE;
  }

  private LineKind readDelivery(Line line, MailEvents events) {
    if (count <= DELIVERY_IP) {
      return LineKind.MALFORMED;
    }
    begin(line, DELIVERY_AGE, DELIVERY_IP);
    delivery.delivered = true;
    return tell(line, events);
  }

  private LineKind readFailure(Line line, MailEvents events) {
    byte[] b = line.bytes;
    if (count <= TEXT) {
      return LineKind.MALFORMED;
    }
    if (!isNumber(b, SIZE) || !isNumber(b, STAGE) || !isNumber(b, RETRIES)) {
      return LineKind.MESSAGE; // the bouncelog has rows of the same letter
    }
    int stage = number(b, STAGE);
    int text = fields[TEXT];
    begin(line, AGE, IP);
    delivery.givenUp = b[fields[KIND]] == 'P';
    delivery.replyCode = CodedText.codeAt(b, text, line.end);
    delivery.replyStart = text;
    delivery.replyEnd = line.end;
    delivery.stage = stage < STAGES.length ? STAGES[stage] : null;
    boolean own =
        delivery.replyCode == 0
            || stage == NOT_CONNECTED
            || stage == OUT_OF_BAND
            || line.has(CodedText.startOfWords(b, text, line.end), INTERNAL);
    if (own) {
      close(line, events);
      return LineKind.NO_REMOTE_HOST;
    }
    return tell(line, events);
  }

  private void begin(Line line, int age, int ip) {
    delivery.clear();
    delivery.idStart = fields[1];
    delivery.idEnd = fields[2] - 1;
    delivery.recipientStart = fields[DOMAIN] - 1; // only the domain is told, and its at sign
    delivery.recipientEnd = fields[DOMAIN + 1] - 1;
    delivery.ageMicros = micros(line.bytes, fields[age], fields[age + 1] - 1);
    int end = ip + 1 < count ? fields[ip + 1] - 1 : line.end;
    if (Addresses.isIp(line.bytes, fields[ip], end)) {
      delivery.ipStart = fields[ip];
      delivery.ipEnd = end;
    }
  }

  private LineKind tell(Line line, MailEvents events) {
    LineKind kind = LineKind.INTERNAL_HOP;
    if (!Addresses.isInternal(line.bytes, delivery.ipStart, delivery.ipEnd)) {
      events.attempted(line, delivery);
      kind = LineKind.ATTEMPT;
    }
    close(line, events);
    return kind;
  }

  /** A message has one recipient: it is gone when that one is. */
  private void close(Line line, MailEvents events) {
    if (delivery.delivered || delivery.givenUp) {
      events.closed(line, delivery.idStart, delivery.idEnd);
    }
  }

  /** An at sign within a field has a backslash before it; the text of a failure may hold any. */
  private void readFields(Line line) {
    byte[] b = line.bytes;
    count = 0;
    int at = line.start;
    while (at >= 0 && count < fields.length) {
      fields[count++] = at;
      int next = line.find(at, '@');
      while (next > at && b[next - 1] == '\\') {
        next = line.find(next + 1, '@');
      }
      at = next < 0 ? -1 : next + 1;
    }
  }

  private boolean isNumber(byte[] b, int field) {
    int end = fields[field + 1] - 1;
    int i = fields[field];
    while (i < end && Bytes.isDigit(b[i])) {
      i++;
    }
    return i == end && end > fields[field] && end - fields[field] <= 9;
  }

  private int number(byte[] b, int field) {
    int value = 0;
    for (int i = fields[field]; i < fields[field + 1] - 1; i++) {
      value = value * 10 + (b[i] - '0');
    }
    return value;
  }

  /** Seconds with a fraction, in microseconds, or -1. */
  private static long micros(byte[] b, int from, int to) {
    long seconds = 0;
    int i = from;
    while (i < to && Bytes.isDigit(b[i]) && i - from < 9) {
      seconds = seconds * 10 + (b[i++] - '0');
    }
    if (i == from) {
      return -1;
    }
    long micros = seconds * 1_000_000;
    if (i < to && b[i] == '.') {
      i++;
      for (long unit = 100_000; unit > 0 && i < to && Bytes.isDigit(b[i]); unit /= 10) {
        micros += (b[i++] - '0') * unit;
      }
    }
    return micros;
  }
}
