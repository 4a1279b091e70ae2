package io.fivefifty.logs.format.haraka;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.smtp.ReplyCode;

/**
 * Haraka 2.8 to 3.x, in its formats default, logfmt and JSON, from its own output with {@code
 * timestamps=true} or through syslog. Hot: makes no object for a line.
 *
 * <pre>
 * 2026-11-22T10:00:00.000Z [NOTICE] [3A7C1D5E-….1] [core] sender &lt;s@shop.example&gt; code=CONT msg=""
 * 2026-11-22T10:00:01.000Z [NOTICE] [3A7C1D5E-….1.1] [outbound] recipient &lt;r@gmail.com&gt; rejected:
 *   550 5.1.1 The email account that you tried to reach does not exist.
 * 2026-11-22T10:00:02.000Z [NOTICE] [3A7C1D5E-….1.1] [outbound] delivered file=… domain=gmail.com
 *   host=gmail-smtp-in.l.google.com ip=198.51.100.21 port=25 mode=SMTP tls=Y auth=N
 *   response="2.0.0 OK" delay=0.9 fails=0 rcpts=1/0/0
 * </pre>
 *
 * <p>The sender stands on the line of the transaction, whose id is that of the delivery without its
 * last number. Recipients that were taken are counted, not named. A refusal names no host; one that
 * is not an answer to RCPT stands only at level INFO ({@code bouncing mail: 550 …}, {@code Temp
 * failing … seconds: Upstream error: 421 …}), for all recipients of the domain together, and names
 * none: it is one attempt. Mail that Haraka makes itself, such as bounces, has no {@code sender}
 * line.
 *
 * <p>After Haraka's {@code logger.js}, {@code connection.js} and {@code outbound/hmail.js}.
 */
public final class HarakaLog implements LogFormat {

  private static final byte[] HARAKA = Bytes.ascii("haraka");
  private static final byte[] STDOUT = Bytes.ascii("stdout ");
  private static final byte[] STDERR = Bytes.ascii("stderr ");
  private static final byte[] JSON_LEVEL = Bytes.ascii("{\"level\":");
  private static final byte[] OUTBOUND = Bytes.ascii("outbound");
  private static final byte[] CORE = Bytes.ascii("core");
  private static final byte[] SENDER = Bytes.ascii("sender <");
  private static final byte[] RECIPIENT = Bytes.ascii("recipient <");
  private static final byte[] REJECTED = Bytes.ascii("> rejected: ");
  private static final byte[] DEFERRED = Bytes.ascii("> deferred: ");
  private static final byte[] BOUNCING = Bytes.ascii("bouncing mail: ");
  private static final byte[] TOO_MANY = Bytes.ascii("Too many failures (");
  private static final byte[] TEMP_FAILING = Bytes.ascii("Temp failing ");
  private static final byte[] SECONDS = Bytes.ascii(" seconds: ");
  private static final byte[] UPSTREAM = Bytes.ascii("Upstream error: ");
  private static final byte[] SOME_RECIPIENTS = Bytes.ascii("Some recipients ");
  private static final byte[] NO_SOCKET = Bytes.ascii("Failed to get socket");
  private static final byte[] CONNECTION = Bytes.ascii("Ongoing connection failed");
  private static final byte[] MX_LOOKUP = Bytes.ascii("MX Lookup for ");
  private static final byte[] DENY = Bytes.ascii("DENY");
  private static final byte[] CODE_DENY = Bytes.ascii("> code=DENY");
  private static final byte[] LMTP = Bytes.ascii("LMTP");

  /** Haraka takes a hundred recipients of a transaction; a line may not make us tell more. */
  private static final int MOST_RECIPIENTS = 10_000;

  private final HarakaRecord record = new HarakaRecord();
  private final Delivery delivery = new Delivery();

  @Override
  public String name() {
    return "haraka";
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    Stamps stamps = dress.stamps();
    int at = line.start;
    if (at < line.end
        && Bytes.isDigit(line.bytes[at])
        && stamps.readIso(line.bytes, at, line.end)) {
      at = stamps.end() + 1;
      if (line.has(at, STDOUT) || line.has(at, STDERR)) {
        at += STDOUT.length + 2; // Kubernetes' frame
      }
      if (HarakaRecord.begins(line, at) || line.has(at, JSON_LEVEL)) {
        line.timeMicros = stamps.micros();
        line.hostStart = line.start;
        line.hostEnd = line.start;
        line.tagStart = line.start;
        line.tagEnd = line.start;
        line.textStart = at;
        return true;
      }
    }
    return dress.read(line);
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    boolean mine =
        line.tagStart == line.tagEnd
            || Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, HARAKA);
    if (!mine || !record.read(line)) {
      return LineKind.OTHER_PROGRAM;
    }
    byte[] b = line.bytes;
    int origin = record.start(HarakaRecord.ORIGIN);
    int originEnd = record.end(HarakaRecord.ORIGIN);
    if (Bytes.equal(b, origin, originEnd, OUTBOUND)) {
      delivery.clear();
      delivery.idStart = record.start(HarakaRecord.UUID);
      delivery.idEnd = transactionEnd(b);
      return readOutbound(line, events);
    }
    return Bytes.equal(b, origin, originEnd, CORE) ? readCore(line, events) : LineKind.MESSAGE;
  }

  /** Of {@code UUID.1.1}, a delivery, the transaction {@code UUID.1}. */
  private int transactionEnd(byte[] b) {
    int start = record.start(HarakaRecord.UUID);
    int end = record.end(HarakaRecord.UUID);
    int dot = Bytes.lastIndexOf(b, start, end, (byte) '.');
    return dot > 0 && Bytes.indexOf(b, start, dot, (byte) '.') >= 0 ? dot : end;
  }

  /** {@code sender <s> code=CONT msg=""}, {@code recipient <r> code=DENY msg="…"}. */
  private LineKind readCore(Line line, MailEvents events) {
    int at = record.start(HarakaRecord.MESSAGE);
    boolean sender = starts(line, at, SENDER);
    if (!sender && !starts(line, at, RECIPIENT)) {
      return LineKind.MESSAGE;
    }
    int address = at + (sender ? SENDER.length : RECIPIENT.length);
    int end = Addresses.endOfPath(line.bytes, address, record.end(HarakaRecord.MESSAGE));
    if (end < 0) {
      return LineKind.MALFORMED;
    }
    if (starts(line, end, CODE_DENY)
        || Bytes.startsWith(
            line.bytes, record.start(HarakaRecord.CODE), record.end(HarakaRecord.CODE), DENY)) {
      return LineKind.INBOUND;
    }
    if (sender) {
      events.opened(
          line, record.start(HarakaRecord.UUID), record.end(HarakaRecord.UUID), address, end);
    }
    return LineKind.MESSAGE;
  }

  private boolean starts(Line line, int at, byte[] words) {
    return Bytes.startsWith(line.bytes, at, record.end(HarakaRecord.MESSAGE), words);
  }

  private LineKind readOutbound(Line line, MailEvents events) {
    if (record.has(HarakaRecord.FILE) && record.has(HarakaRecord.RECIPIENTS)) {
      return readDelivered(line, events);
    }
    int at = record.start(HarakaRecord.MESSAGE);
    if (starts(line, at, RECIPIENT)) {
      return readRecipient(line, at + RECIPIENT.length, events);
    }
    if (starts(line, at, BOUNCING)) {
      delivery.givenUp = true;
      int reason = at + BOUNCING.length;
      int end = record.end(HarakaRecord.MESSAGE);
      if (starts(line, reason, TOO_MANY)) {
        reason += TOO_MANY.length;
        end = line.bytes[end - 1] == ')' ? end - 1 : end;
      }
      return readReason(line, reason, end, events);
    }
    if (starts(line, at, TEMP_FAILING)) {
      int seconds = Bytes.indexOf(line.bytes, at, record.end(HarakaRecord.MESSAGE), SECONDS);
      return seconds < 0
          ? LineKind.MALFORMED
          : readReason(line, seconds + SECONDS.length, record.end(HarakaRecord.MESSAGE), events);
    }
    boolean unreached =
        starts(line, at, NO_SOCKET) || starts(line, at, CONNECTION) || starts(line, at, MX_LOOKUP);
    return unreached ? LineKind.NO_REMOTE_HOST : LineKind.MESSAGE;
  }

  /** {@code recipient <r> rejected: 550 5.1.1 …}: an answer to RCPT, or LMTP's to the mail. */
  private LineKind readRecipient(Line line, int address, MailEvents events) {
    int end = Addresses.endOfPath(line.bytes, address, record.end(HarakaRecord.MESSAGE));
    boolean rejected = end >= 0 && starts(line, end, REJECTED);
    if (!rejected && (end < 0 || !starts(line, end, DEFERRED))) {
      return LineKind.MALFORMED;
    }
    delivery.recipientStart = address;
    delivery.recipientEnd = end;
    delivery.givenUp = rejected;
    delivery.stage = Stage.RCPT;
    int reply = end + REJECTED.length;
    return readReply(line, reply, record.end(HarakaRecord.MESSAGE), events)
        ? LineKind.ATTEMPT
        : LineKind.MALFORMED;
  }

  /** {@code 550 5.7.1 …}, {@code Upstream error: 421 …}, or words of Haraka's own. */
  private LineKind readReason(Line line, int at, int end, MailEvents events) {
    if (starts(line, at, SOME_RECIPIENTS)) {
      return LineKind.MESSAGE; // each of them had a line of its own
    }
    int reply = starts(line, at, UPSTREAM) ? at + UPSTREAM.length : at;
    return readReply(line, reply, end, events) ? LineKind.ATTEMPT : LineKind.NO_REMOTE_HOST;
  }

  private boolean readReply(Line line, int at, int end, MailEvents events) {
    int code = ReplyCode.at(line.bytes, at, end);
    if (code < 400) {
      return false;
    }
    delivery.replyCode = code;
    delivery.replyStart = at;
    delivery.replyEnd = end;
    events.attempted(line, delivery);
    return true;
  }

  /** Tells as many attempts as {@code rcpts=taken/deferred/refused} has taken. */
  private LineKind readDelivered(Line line, MailEvents events) {
    byte[] b = line.bytes;
    int ip = record.start(HarakaRecord.IP);
    int ipEnd = record.end(HarakaRecord.IP);
    boolean addressed = Addresses.isIp(b, ip, ipEnd);
    if (Bytes.equal(b, record.start(HarakaRecord.MODE), record.end(HarakaRecord.MODE), LMTP)) {
      return LineKind.LOCAL;
    }
    if (addressed && Addresses.isInternal(b, ip, ipEnd)) {
      return LineKind.INTERNAL_HOP;
    }
    delivery.delivered = true;
    delivery.relayStart = record.start(HarakaRecord.HOST);
    delivery.relayEnd = record.end(HarakaRecord.HOST);
    delivery.ipStart = ip;
    delivery.ipEnd = addressed ? ipEnd : ip;
    delivery.ageMicros = age(b);
    int taken = 0;
    for (int i = record.start(HarakaRecord.RECIPIENTS);
        i < record.end(HarakaRecord.RECIPIENTS) && Bytes.isDigit(b[i]);
        i++) {
      taken = Math.min(taken * 10 + (b[i] - '0'), MOST_RECIPIENTS);
    }
    for (int i = 0; i < taken; i++) {
      events.attempted(line, delivery);
    }
    return taken > 0 ? LineKind.ATTEMPT : LineKind.MESSAGE;
  }

  /** {@code delay=0.913}: seconds in the queue. */
  private long age(byte[] b) {
    int i = record.start(HarakaRecord.DELAY);
    int end = record.end(HarakaRecord.DELAY);
    if (i == end) {
      return -1;
    }
    long micros = 0;
    while (i < end && Bytes.isDigit(b[i]) && micros < Integer.MAX_VALUE * 1_000_000L) {
      micros = micros * 10 + (b[i++] - '0') * 1_000_000L;
    }
    if (i < end && b[i] == '.') {
      i++;
      for (long unit = 100_000; i < end && Bytes.isDigit(b[i]); i++, unit /= 10) {
        micros += (b[i] - '0') * unit;
      }
    }
    return micros;
  }
}
