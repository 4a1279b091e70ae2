package io.fivefifty.logs.format.qmail;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Scratch;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.smtp.ReplyCode;
import org.jspecify.annotations.Nullable;

/**
 * qmail 1.03, netqmail, notqmail, s/qmail, in multilog's files and through splogger.
 *
 * <pre>
 * &#64;400000006922d2c5240c1a3c info msg 8421: bytes 1530 from &lt;orders@shop.example&gt; qp 77 uid 89
 * &#64;400000006922d2c5240c1a3c starting delivery 12: msg 8421 to remote r@gmail.com
 * &#64;400000006922d2c61a2b3c4d delivery 12: failure: 198.51.100.21_does_not_like_recipient./Remote_…
 * &#64;400000006922d2c61a2b3c4d end msg 8421
 * Nov 23 17:51:42 mx-out1 qmail: 1763920302.604458 new msg 8421
 * 2026-11-23 18:23:44.123456789 new msg 8421
 * </pre>
 *
 * <p>Recipient and reply are tied by the delivery's number, sender and recipient by the message's.
 * Both come back, the message's within seconds (it is an inode), so a file is read from its start.
 * A result whose beginning was not read is an attempt without recipient and sender.
 *
 * <p>The log does not tell the remote host's name, nor the message's age; with multilog not even
 * the host that writes it.
 *
 * <p>After notqmail's {@code qmail-send.c} and {@code splogger.c}, and the page of multilog.
 */
public final class QmailLog implements LogFormat {

  private static final byte[] QMAIL = Bytes.ascii("qmail");
  private static final byte[] NEW = Bytes.ascii("new msg ");
  private static final byte[] INFO = Bytes.ascii("info msg ");
  private static final byte[] FROM = Bytes.ascii(" from <");
  private static final byte[] STARTING = Bytes.ascii("starting delivery ");
  private static final byte[] MESSAGE_WORD = Bytes.ascii(": msg ");
  private static final byte[] TO_REMOTE = Bytes.ascii(" to remote ");
  private static final byte[] TO_LOCAL = Bytes.ascii(" to local ");
  private static final byte[] DELIVERY = Bytes.ascii("delivery ");
  private static final byte[] SUCCESS = Bytes.ascii(": success: ");
  private static final byte[] FAILURE = Bytes.ascii(": failure: ");
  private static final byte[] DEFERRAL = Bytes.ascii(": deferral: ");
  private static final byte[] MANGLED = Bytes.ascii(": report mangled");
  private static final byte[] END = Bytes.ascii("end msg ");
  private static final byte[] BOUNCE_SENDER = Bytes.ascii("#@[]");
  private static final byte[] EACH_RECIPIENT = Bytes.ascii("-@[]");

  private static final byte[][] OTHER_WORDS = {
    Bytes.ascii("status: "),
    Bytes.ascii("bounce msg "),
    Bytes.ascii("triple bounce: "),
    Bytes.ascii("warning: "),
    Bytes.ascii("alert: "),
  };

  /** Of an inode or a delivery; what is longer is none, and would fill the memory. */
  private static final int LONGEST_NUMBER = 20;

  private final QmailDeliveries deliveries = new QmailDeliveries();
  private final QmailReport report = new QmailReport();
  private final Delivery delivery = new Delivery();
  private final Scratch scratch = new Scratch();

  @Override
  public String name() {
    return "qmail";
  }

  @Override
  public Needs needs() {
    return Needs.LINES_BEFORE;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    byte[] b = line.bytes;
    if (line.start < line.end && b[line.start] == '@') {
      return isStamped(line, dress.stamps());
    }
    if (line.start < line.end && Bytes.isDigit(b[line.start])) {
      Stamps stamps = dress.stamps();
      int at = line.start;
      if (stamps.readIso(b, at, line.end)
          && stamps.end() + 1 < line.end
          && startsAsQmail(line, stamps.end() + 1)) {
        setFrame(line, stamps);
        return true;
      }
    }
    return dress.read(line);
  }

  private static boolean isStamped(Line line, Stamps stamps) {
    if (!stamps.readTai64n(line.bytes, line.start, line.end)
        || stamps.end() >= line.end
        || line.bytes[stamps.end()] != ' ') {
      return false;
    }
    setFrame(line, stamps);
    return true;
  }

  private static void setFrame(Line line, Stamps stamps) {
    line.timeMicros = stamps.micros();
    line.hostStart = line.start;
    line.hostEnd = line.start;
    line.tagStart = line.start;
    line.tagEnd = line.start;
    line.textStart = stamps.end() + 1;
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    int at = line.textStart;
    boolean tagged = line.tagEnd > line.tagStart;
    if (tagged) {
      if (!Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, QMAIL)) {
        return LineKind.OTHER_PROGRAM;
      }
      at = afterSploggersStamp(line, at);
    }
    if (at < line.end) {
      switch (line.bytes[at]) {
        case 'd' -> {
          if (line.has(at, DELIVERY)) {
            return readResult(line, at, events);
          }
        }
        case 's' -> {
          if (line.has(at, STARTING)) {
            return readStarting(line, at + STARTING.length);
          }
        }
        case 'i' -> {
          if (line.has(at, INFO)) {
            return readInfo(line, at + INFO.length, events);
          }
        }
        case 'e' -> {
          if (line.has(at, END)) {
            int number = at + END.length;
            int end = endOfNumber(line, number);
            if (end == number) {
              return LineKind.MALFORMED;
            }
            events.closed(line, number, end);
            return LineKind.MESSAGE;
          }
        }
        default -> {}
      }
    }
    return tagged || startsAsQmail(line, at) ? LineKind.MESSAGE : LineKind.OTHER_PROGRAM;
  }

  /** {@code 1763920302.604458 }; a line that splogger split goes on behind a plus sign. */
  private static int afterSploggersStamp(Line line, int at) {
    int dot = endOfNumber(line, at);
    if (dot == at || dot >= line.end || line.bytes[dot] != '.') {
      return at;
    }
    int end = endOfNumber(line, dot + 1);
    return end < line.end && line.bytes[end] == ' ' ? end + 1 : end;
  }

  private static boolean startsAsQmail(Line line, int at) {
    if (line.has(at, NEW)
        || line.has(at, INFO)
        || line.has(at, STARTING)
        || line.has(at, DELIVERY)
        || line.has(at, END)) {
      return true;
    }
    for (byte[] words : OTHER_WORDS) {
      if (line.has(at, words)) {
        return true;
      }
    }
    return false;
  }

  private static int endOfNumber(Line line, int at) {
    int i = at;
    int stop = Math.min(line.end, at + LONGEST_NUMBER);
    while (i < stop && Bytes.isDigit(line.bytes[i])) {
      i++;
    }
    return i;
  }

  /** {@code info msg 8421: bytes 1530 from <sender> qp 77 uid 89}: the last bracket is qmail's. */
  private static LineKind readInfo(Line line, int number, MailEvents events) {
    byte[] b = line.bytes;
    int numberEnd = endOfNumber(line, number);
    int from = line.find(numberEnd, FROM);
    int sender = from + FROM.length;
    int senderEnd = from < 0 ? -1 : Bytes.lastIndexOf(b, sender, line.end, (byte) '>');
    if (numberEnd == number || senderEnd < 0) {
      return LineKind.MALFORMED;
    }
    if (Bytes.equal(b, sender, senderEnd, BOUNCE_SENDER)) {
      senderEnd = sender; // of a double bounce, qmail-send(8)
    } else if (senderEnd - sender > EACH_RECIPIENT.length
        && line.has(senderEnd - EACH_RECIPIENT.length, EACH_RECIPIENT)) {
      senderEnd -= EACH_RECIPIENT.length; // a sender with the recipient's address put in (VERP)
    }
    events.opened(line, number, numberEnd, sender, senderEnd);
    return LineKind.MESSAGE;
  }

  /** {@code starting delivery 12: msg 8421 to remote r@gmail.com}. */
  private LineKind readStarting(Line line, int number) {
    int numberEnd = endOfNumber(line, number);
    int message = numberEnd + MESSAGE_WORD.length;
    if (numberEnd == number || !line.has(numberEnd, MESSAGE_WORD)) {
      return LineKind.MALFORMED;
    }
    int messageEnd = endOfNumber(line, message);
    if (line.has(messageEnd, TO_REMOTE)) {
      int recipient = messageEnd + TO_REMOTE.length;
      deliveries.begin(line, number, numberEnd, message, messageEnd, recipient);
    } else if (line.has(messageEnd, TO_LOCAL)) {
      deliveries.beginLocal(line, number, numberEnd, message, messageEnd);
    } else {
      return LineKind.MALFORMED;
    }
    return LineKind.MESSAGE;
  }

  /** {@code delivery 12: failure: report/}. */
  private LineKind readResult(Line line, int at, MailEvents events) {
    int number = at + DELIVERY.length;
    int numberEnd = endOfNumber(line, number);
    boolean success = line.has(numberEnd, SUCCESS);
    boolean failure = line.has(numberEnd, FAILURE);
    boolean mangled = line.has(numberEnd, MANGLED);
    if (numberEnd == number || !(success || failure || mangled || line.has(numberEnd, DEFERRAL))) {
      return LineKind.MALFORMED;
    }
    QmailDeliveries.@Nullable Started started = deliveries.end(line, number, numberEnd);
    if (mangled) {
      return LineKind.MESSAGE;
    }
    if (started != null && !started.remote) {
      return LineKind.LOCAL;
    }
    report.read(line, numberEnd + (success || failure ? SUCCESS.length : DEFERRAL.length));
    boolean addressed = report.ipEnd > report.ipStart;
    if (started == null && !(addressed && report.known)) {
      return LineKind.LOCAL; // or a remote one that reached nobody
    }
    if (report.replyStart < 0 && !report.accepted) {
      return LineKind.NO_REMOTE_HOST;
    }
    if (addressed && Addresses.isInternal(line.bytes, report.ipStart, report.ipEnd)) {
      return LineKind.INTERNAL_HOP;
    }
    delivery.clear();
    delivery.delivered = success;
    delivery.givenUp = failure;
    delivery.stage = success ? null : report.stage;
    tell(line, started, at, numberEnd, events);
    return LineKind.ATTEMPT;
  }

  /** Puts together what stands on two lines, and lets the line stand on it. */
  private void tell(
      Line line,
      QmailDeliveries.@Nullable Started started,
      int numberStart,
      int numberEnd,
      MailEvents events) {
    byte[] b = line.bytes;
    scratch.clear();
    int host = scratch.append(b, line.hostStart, line.hostEnd);
    int tag = scratch.append(b, line.tagStart, line.tagEnd);
    if (started == null) {
      delivery.idStart = scratch.append(b, numberStart, numberEnd);
      delivery.idEnd = scratch.length();
      delivery.senderStart = Delivery.NOWHERE;
      delivery.recipientStart = scratch.length();
    } else {
      delivery.idStart = scratch.append(started.message);
      delivery.idEnd = scratch.length();
      delivery.recipientStart = scratch.append(started.recipient);
    }
    delivery.recipientEnd = scratch.length();
    delivery.ipStart = scratch.append(b, report.ipStart, report.ipEnd);
    delivery.ipEnd = scratch.length();
    delivery.relayStart = scratch.length();
    delivery.relayEnd = scratch.length();
    delivery.replyStart = scratch.length();
    if (report.replyStart >= 0 && !delivery.delivered) {
      report.appendReply(b, scratch);
    }
    delivery.replyEnd = scratch.length();
    int code = ReplyCode.at(scratch.bytes(), delivery.replyStart, delivery.replyEnd);
    delivery.replyCode = code < 400 ? 0 : code;
    line.hostEnd = host + (line.hostEnd - line.hostStart);
    line.hostStart = host;
    line.tagEnd = tag + (line.tagEnd - line.tagStart);
    line.tagStart = tag;
    line.textStart = delivery.idStart;
    line.set(scratch.bytes(), 0, scratch.length());
    events.attempted(line, delivery);
  }
}
