package io.fivefifty.logs.format.sendmail;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.format.smtp.ReplyCode;

/**
 * What Sendmail says of one try, for each of the recipients on the line: {@code to=<a@x>,<b@x>,
 * ctladdr=… (1000/1000), delay=00:00:00, xdelay=…, mailer=esmtp, pri=…, relay=host. [ip], dsn=…,
 * reply=…, stat=…}. Hot: makes no object.
 *
 * <p>The fields come in this order and only the recipients, the controlling address, the reply and
 * the status are other people's words, so each is found from the one before it, and the status from
 * the line's end.
 *
 * <p>{@code reply=} (8.16 and later) is the first line of what the remote host said, cut in its
 * middle by {@code ...} to 203 bytes. Before that, a refusal has only Sendmail's own words for it:
 * {@code User unknown} stands for 550, 551 and 553, {@code Service unavailable} for any other
 * permanent reply. Such an attempt is told as given up, with no code: a code that nobody logged is
 * not made up from {@code dsn=}, which Sendmail fills in itself. A deferral has the reply in {@code
 * stat=Deferred: 421 …} in all versions.
 */
final class SendmailDelivery {

  static final byte[] CONTROLLING = Bytes.ascii("ctladdr=");
  static final byte[] DELAY = Bytes.ascii("delay=");
  private static final byte[] NEXT_DELAY = Bytes.ascii(", delay=");
  private static final byte[] MAILER = Bytes.ascii("mailer=");
  private static final byte[] RELAY = Bytes.ascii("relay=");
  private static final byte[] REPLY = Bytes.ascii("reply=");
  private static final byte[] STATUS = Bytes.ascii("stat=");
  private static final byte[] NEXT_STATUS = Bytes.ascii(", stat=");
  private static final byte[] CUT_STATUS = Bytes.ascii("..., stat=");
  private static final byte[] QUARANTINE = Bytes.ascii("quarantine=");
  private static final byte[] QUEUED = Bytes.ascii("queued");
  private static final byte[] SENT = Bytes.ascii("Sent");
  private static final byte[] DEFERRED = Bytes.ascii("Deferred");
  private static final byte[] DEFERRED_REPLY = Bytes.ascii("Deferred: ");
  private static final byte[] CUT = Bytes.ascii("...");
  private static final byte[] IPV6 = Bytes.ascii("IPv6:");

  /** Mailers that speak SMTP to other hosts, by the names that cf(8)'s SMTP mailers have. */
  private static final byte[][] REMOTE_MAILERS = {
    Bytes.ascii("esmtp"),
    Bytes.ascii("smtp"),
    Bytes.ascii("relay"),
    Bytes.ascii("smtp8"),
    Bytes.ascii("dsmtp"),
  };

  /** What Sendmail calls a permanent reply of a remote host. */
  private static final byte[][] REFUSALS = {
    Bytes.ascii("User unknown"),
    Bytes.ascii("Service unavailable"),
    Bytes.ascii("Data format error"),
    Bytes.ascii("Remote protocol error"),
  };

  /** What Sendmail keeps of the controlling address, with its {@code (uid/gid)}. */
  private static final int LONGEST_CONTROLLING = 83 + 32;

  private int mailer;
  private int mailerEnd;
  private int reply;
  private int status;

  /**
   * Tells an attempt for each recipient where the line is one.
   *
   * @param recipients where the first of them begins
   * @param delivery cleared, with the message's id
   */
  LineKind read(Line line, int recipients, Delivery delivery, MailEvents events) {
    int fields = SendmailRecipients.endOfAll(line, recipients);
    if (fields < 0 || !readFields(line, fields, delivery)) {
      return LineKind.MALFORMED;
    }
    if (status == line.end || line.has(status, QUEUED) || line.has(status, QUARANTINE)) {
      return LineKind.MESSAGE;
    }
    LineKind kind = readRelay(line, delivery);
    if (kind == LineKind.ATTEMPT) {
      kind = readOutcome(line, delivery);
    }
    if (kind == LineKind.ATTEMPT) {
      tell(line, recipients, delivery, events);
    }
    return kind;
  }

  private void tell(Line line, int recipients, Delivery delivery, MailEvents events) {
    byte[] b = line.bytes;
    for (int at = recipients; at >= 0; ) {
      int end = SendmailRecipients.end(line, at);
      boolean bracketed = end - at >= 2 && b[at] == '<' && b[end - 1] == '>';
      delivery.recipientStart = bracketed ? at + 1 : at;
      delivery.recipientEnd = bracketed ? end - 1 : end;
      if (end > at) {
        events.attempted(line, delivery);
      }
      at = SendmailRecipients.next(line, end);
    }
  }

  /** Finds the fields; false where the line is cut before its status. */
  private boolean readFields(Line line, int fields, Delivery delivery) {
    mailer = 0;
    mailerEnd = 0;
    reply = -1;
    status = -1;
    int at = fields;
    if (line.has(at, CONTROLLING)) {
      at = afterControlling(line, at + CONTROLLING.length);
    }
    while (at >= 0 && at < line.end) {
      if (line.has(at, STATUS)) {
        status = at + STATUS.length;
        return true;
      }
      if (line.has(at, REPLY)) {
        return readReply(line, at + REPLY.length, delivery);
      }
      if (line.has(at, QUARANTINE)) {
        status = at;
        return true;
      }
      int end = endOfField(line, at);
      if (end < 0) {
        return false;
      }
      readField(line, at, end, delivery);
      at = end + 2;
    }
    return false;
  }

  private void readField(Line line, int at, int end, Delivery delivery) {
    if (line.has(at, DELAY)) {
      delivery.ageMicros = age(line.bytes, at + DELAY.length, end);
    } else if (line.has(at, MAILER)) {
      mailer = at + MAILER.length;
      mailerEnd = end;
    } else if (line.has(at, RELAY)) {
      delivery.relayStart = at + RELAY.length;
      delivery.relayEnd = end;
    }
  }

  /** {@code ctladdr=<…> (1000/1000), delay=…}: the sender's own words, and cut in the middle. */
  private static int afterControlling(Line line, int at) {
    int stop = Math.min(line.end, at + LONGEST_CONTROLLING + NEXT_DELAY.length);
    int last = -1;
    for (int i = at; i >= 0; ) {
      i = Bytes.indexOf(line.bytes, i, stop, NEXT_DELAY);
      if (i >= 0) {
        last = i++;
      }
    }
    return last < 0 ? -1 : last + 2;
  }

  private static int endOfField(Line line, int at) {
    int comma = line.find(at, ',');
    return comma >= 0 && comma + 1 < line.end && line.bytes[comma + 1] == ' ' ? comma : -1;
  }

  /** The reply may hold {@code , stat=} itself: the last one is Sendmail's. */
  private boolean readReply(Line line, int at, Delivery delivery) {
    reply = at;
    byte[] b = line.bytes;
    int last = line.end - NEXT_STATUS.length;
    while (last >= at && !(b[last] == ',' && line.has(last, NEXT_STATUS))) {
      last--;
    }
    if (last < at) {
      return false;
    }
    delivery.replyStart = at;
    delivery.replyEnd = last;
    if (last - 3 >= at && line.has(last - 3, CUT_STATUS)) {
      delivery.replyEnd = last - 3; // no room was left on the line
    }
    status = last + NEXT_STATUS.length;
    return true;
  }

  /** {@code host.domain. [IPv6:2001:db8::1]}, {@code host. [198.51.100.1]}, {@code [127.0.0.1]}. */
  private LineKind readRelay(Line line, Delivery delivery) {
    byte[] b = line.bytes;
    int start = delivery.relayStart;
    int end = delivery.relayEnd;
    delivery.ipStart = end;
    delivery.ipEnd = end;
    if (end > start && b[end - 1] == ']') {
      int open = Bytes.lastIndexOf(b, start, end, (byte) '[');
      int ip = line.has(open + 1, IPV6) ? open + 1 + IPV6.length : open + 1;
      if (open >= 0 && Addresses.isIp(b, ip, end - 1)) {
        delivery.ipStart = ip;
        delivery.ipEnd = end - 1;
        end = open;
      }
    }
    boolean addressed = delivery.ipEnd > delivery.ipStart;
    if (!addressed && !isRemoteMailer(b)) {
      return LineKind.LOCAL;
    }
    if (addressed && Addresses.isInternal(b, delivery.ipStart, delivery.ipEnd)) {
      return LineKind.INTERNAL_HOP;
    }
    while (end > start && (b[end - 1] == ' ' || b[end - 1] == '.')) {
      end--;
    }
    if (end - start > 1 && b[start] == '[' && b[end - 1] == ']') {
      start++;
      end--;
    }
    // Of more than 40 bytes the middle is cut out, and what is left names another domain.
    boolean cut = Bytes.indexOf(b, start, end, CUT) >= 0;
    delivery.relayStart = start;
    delivery.relayEnd = cut ? start : end;
    return LineKind.ATTEMPT;
  }

  private boolean isRemoteMailer(byte[] b) {
    for (byte[] name : REMOTE_MAILERS) {
      if (Bytes.equal(b, mailer, mailerEnd, name)) {
        return true;
      }
    }
    return false;
  }

  private LineKind readOutcome(Line line, Delivery delivery) {
    byte[] b = line.bytes;
    boolean deferred = line.has(status, DEFERRED);
    if (reply >= 0) {
      delivery.replyCode = ReplyCode.at(b, reply, delivery.replyEnd);
    } else if (line.has(status, SENT)) {
      delivery.delivered = true;
      return LineKind.ATTEMPT;
    }
    if (delivery.replyCode == 0) {
      int words = line.has(status, DEFERRED_REPLY) ? status + DEFERRED_REPLY.length : status;
      delivery.replyCode = ReplyCode.at(b, words, line.end);
      delivery.replyStart = words;
      delivery.replyEnd = line.end;
    }
    if (delivery.replyCode < 400) {
      delivery.replyCode = 0;
      delivery.replyStart = line.end;
      delivery.replyEnd = line.end;
      if (deferred || delivery.ipEnd == delivery.ipStart || !isRefusal(line)) {
        return LineKind.NO_REMOTE_HOST;
      }
    }
    delivery.givenUp = !deferred && (delivery.replyCode == 0 || delivery.replyCode >= 500);
    return LineKind.ATTEMPT;
  }

  private boolean isRefusal(Line line) {
    for (byte[] words : REFUSALS) {
      if (line.has(status, words)) {
        return true;
      }
    }
    return false;
  }

  /** {@code 00:00:05} or {@code 2+03:04:05}, days and the time of day, in microseconds; or -1. */
  private static long age(byte[] b, int at, int end) {
    long total = 0;
    long number = 0;
    for (int i = at; i < end; i++) {
      if (Bytes.isDigit(b[i])) {
        number = Math.min(number * 10 + (b[i] - '0'), Integer.MAX_VALUE);
      } else if (b[i] == '+') {
        total = number * 24;
        number = 0;
      } else if (b[i] == ':') {
        total = Math.min(total + number, Integer.MAX_VALUE) * 60;
        number = 0;
      } else {
        return -1;
      }
    }
    return at == end ? -1 : (total + number) * 1_000_000;
  }
}
