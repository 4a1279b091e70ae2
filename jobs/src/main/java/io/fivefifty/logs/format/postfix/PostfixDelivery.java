package io.fivefifty.logs.format.postfix;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;

/**
 * The part of a Postfix delivery line behind {@code to=<}. Hot. Read from the outside in: up to
 * {@code status=} every byte behind the recipient is Postfix's own, and the reply ends where the
 * line does.
 *
 * <pre>
 * to=&lt;r@gmail.com&gt;, orig_to=&lt;…&gt;, relay=mx.example[192.0.2.1]:25, conn_use=3, delay=0.13,
 *   delays=0.01/0.03/0.05/0.05, dsn=5.1.1, status=bounced (host mx.example[192.0.2.1] said: 550 …
 *   (in reply to RCPT TO command))
 * </pre>
 */
final class PostfixDelivery {

  private static final byte[] ORIG_TO = Bytes.ascii(", orig_to=<");
  private static final byte[] AFTER_ADDRESS = Bytes.ascii(">, ");
  private static final byte[] RELAY = Bytes.ascii(", relay=");
  private static final byte[] RELAY_AFTER_BRACKET = Bytes.ascii(">, relay=");
  private static final byte[] NONE = Bytes.ascii("none");
  private static final byte[] DELAY = Bytes.ascii(", delay=");
  private static final byte[] STATUS = Bytes.ascii(", status=");
  private static final byte[] SENT = Bytes.ascii("sent");
  private static final byte[] BOUNCED = Bytes.ascii("bounced");
  private static final byte[] DEFERRED = Bytes.ascii("deferred");
  private static final byte[] SOFT_BOUNCE = Bytes.ascii("SOFTBOUNCE");
  private static final byte[] EXPIRED = Bytes.ascii("expired");
  private static final byte[] DELIVERABLE = Bytes.ascii("deliverable");
  private static final byte[] UNDELIVERABLE = Bytes.ascii("undeliverable");
  private static final byte[] HOST = Bytes.ascii("host ");
  private static final byte[] SAID = Bytes.ascii(" said: ");
  private static final byte[] REFUSED_TO_TALK = Bytes.ascii(" refused to talk to me: ");
  private static final byte[] AUTHENTICATION = Bytes.ascii("SASL authentication failed; server ");
  private static final byte[] TLS_REQUIRED = Bytes.ascii("TLS is required, but host ");
  private static final byte[] REFUSED_TLS = Bytes.ascii(" refused to start TLS: ");
  private static final byte[] IN_REPLY_TO = Bytes.ascii(" (in reply to ");
  private static final byte[] COMMAND_END = Bytes.ascii(" command))");

  /** The commands that smtp(8) names, and their stages. */
  private static final byte[][] COMMANDS = {
    Bytes.ascii("RCPT TO"),
    Bytes.ascii("end of DATA"),
    Bytes.ascii("MAIL FROM"),
    Bytes.ascii("DATA"),
    Bytes.ascii("EHLO"),
    Bytes.ascii("HELO"),
    Bytes.ascii("BDAT"),
    Bytes.ascii("LHLO"),
  };

  private static final Stage[] STAGES = {
    Stage.RCPT,
    Stage.END_OF_DATA,
    Stage.MAIL,
    Stage.DATA,
    Stage.EHLO,
    Stage.EHLO,
    Stage.END_OF_DATA,
    Stage.EHLO,
  };

  /** Fills {@code delivery} where the line is an attempt. */
  LineKind read(Line line, int address, Delivery delivery) {
    int relay = readRecipient(line, address, delivery);
    if (relay < 0) {
      return LineKind.MALFORMED;
    }
    int status = line.find(relay, STATUS);
    if (status < 0) {
      return LineKind.MALFORMED;
    }
    status += STATUS.length;
    if (line.has(status, DELIVERABLE) || line.has(status, UNDELIVERABLE)) {
      return LineKind.PROBE;
    }
    LineKind kind = readRelay(line, relay, delivery);
    if (kind != LineKind.ATTEMPT) {
      return kind;
    }
    delivery.ageMicros = age(line, relay, status);
    return readStatus(line, status, delivery);
  }

  /** Sets the recipient and returns where the relay's name begins, or -1. */
  private static int readRecipient(Line line, int address, Delivery delivery) {
    int end = Addresses.endOfPath(line.bytes, address, line.end);
    if (end < 0 || !line.has(end, AFTER_ADDRESS)) {
      // Postfix before 3.5 logs a quoted local part without its quotes.
      end = line.find(address, RELAY_AFTER_BRACKET);
      if (end < 0) {
        return -1;
      }
    }
    delivery.recipientStart = address;
    delivery.recipientEnd = end;
    int next = end + 1;
    if (line.has(next, ORIG_TO)) {
      int original = next + ORIG_TO.length;
      int originalEnd = Addresses.endOfPath(line.bytes, original, line.end);
      if (originalEnd < 0) {
        originalEnd = line.find(original, RELAY_AFTER_BRACKET);
      }
      if (originalEnd < 0) {
        return -1;
      }
      next = originalEnd + 1;
    }
    return line.has(next, RELAY) ? next + RELAY.length : -1;
  }

  private static LineKind readRelay(Line line, int relay, Delivery delivery) {
    byte[] b = line.bytes;
    int end = line.find(relay, ',');
    if (end < 0) {
      return LineKind.MALFORMED;
    }
    if (Bytes.equal(b, relay, end, NONE)) {
      return LineKind.NO_REMOTE_HOST;
    }
    int open = Bytes.indexOf(b, relay, end, (byte) '[');
    int close = open < 0 ? -1 : Bytes.indexOf(b, open, end, (byte) ']');
    if (close < 0 || !Addresses.isIp(b, open + 1, close)) {
      return LineKind.LOCAL; // relay=local, relay=dovecot, relay=host[private/lmtp]
    }
    if (Addresses.isInternal(b, open + 1, close)) {
      return LineKind.INTERNAL_HOP;
    }
    delivery.relayStart = relay;
    delivery.relayEnd = open;
    delivery.ipStart = open + 1;
    delivery.ipEnd = close;
    return LineKind.ATTEMPT;
  }

  /** {@code delay=0.13}: seconds since the message came in; in microseconds, or -1. */
  private static long age(Line line, int relay, int status) {
    byte[] b = line.bytes;
    int i = Bytes.indexOf(b, relay, status, DELAY);
    if (i < 0) {
      return -1;
    }
    i += DELAY.length;
    long seconds = 0;
    while (i < status && Bytes.isDigit(b[i]) && seconds < Integer.MAX_VALUE) {
      seconds = seconds * 10 + (b[i++] - '0');
    }
    long micros = seconds * 1_000_000;
    if (b[i] == '.') {
      i++;
      for (long unit = 100_000; unit > 0 && Bytes.isDigit(b[i]); unit /= 10) {
        micros += (b[i++] - '0') * unit;
      }
    }
    return micros;
  }

  private static LineKind readStatus(Line line, int status, Delivery delivery) {
    int open = line.find(status, '(');
    if (open < 0) {
      return LineKind.MALFORMED;
    }
    delivery.delivered = line.has(status, SENT);
    delivery.givenUp = line.has(status, BOUNCED);
    boolean known =
        delivery.delivered
            || delivery.givenUp
            || line.has(status, DEFERRED)
            || line.has(status, SOFT_BOUNCE);
    if (!known) {
      return line.has(status, EXPIRED) ? LineKind.NO_REMOTE_HOST : LineKind.MALFORMED;
    }
    delivery.replyCode = 0;
    delivery.replyStart = open;
    delivery.replyEnd = open;
    delivery.stage = null;
    if (!delivery.delivered) {
      readReply(line, open + 1, delivery);
    }
    return LineKind.ATTEMPT;
  }

  /**
   * What the remote host said, where it said something: at {@code at} begins what Postfix tells.
   */
  private static void readReply(Line line, int at, Delivery delivery) {
    int reply = -1;
    if (line.has(at, HOST)) {
      int told = line.find(at + HOST.length, ' ');
      if (told >= 0 && line.has(told, SAID)) {
        reply = told + SAID.length;
      } else if (told >= 0 && line.has(told, REFUSED_TO_TALK)) {
        reply = told + REFUSED_TO_TALK.length;
        delivery.stage = Stage.CONNECT;
      }
    } else if (line.has(at, AUTHENTICATION)) {
      reply = afterName(line, at + AUTHENTICATION.length, SAID);
    } else if (line.has(at, TLS_REQUIRED)) {
      reply = afterName(line, at + TLS_REQUIRED.length, REFUSED_TLS);
    }
    if (reply < 0 || !hasCode(line, reply)) {
      delivery.stage = null;
      return;
    }
    byte[] b = line.bytes;
    delivery.replyCode = (b[reply] - '0') * 100 + (b[reply + 1] - '0') * 10 + (b[reply + 2] - '0');
    delivery.replyStart = reply;
    delivery.replyEnd = line.end;
    if (delivery.stage == null) {
      readStage(line, reply, delivery);
    }
    if (delivery.replyEnd == line.end && b[line.end - 1] == ')') {
      delivery.replyEnd--;
    }
  }

  private static int afterName(Line line, int at, byte[] words) {
    int told = line.find(at, ' ');
    return told >= 0 && line.has(told, words) ? told + words.length : -1;
  }

  private static boolean hasCode(Line line, int at) {
    byte[] b = line.bytes;
    return at + 3 <= line.end
        && b[at] >= '2'
        && b[at] <= '5'
        && Bytes.isDigit(b[at + 1])
        && Bytes.isDigit(b[at + 2])
        && (at + 3 == line.end || !Bytes.isAlphanumeric(b[at + 3]));
  }

  /** {@code (in reply to RCPT TO command))} counts only where it closes the line. */
  private static void readStage(Line line, int reply, Delivery delivery) {
    byte[] b = line.bytes;
    int tail = line.end - COMMAND_END.length;
    if (tail < reply || !line.has(tail, COMMAND_END)) {
      return;
    }
    int open = Bytes.lastIndexOf(b, reply, tail, (byte) '(') - 1;
    if (open < reply || !line.has(open, IN_REPLY_TO)) {
      return;
    }
    delivery.replyEnd = open;
    int command = open + IN_REPLY_TO.length;
    for (int i = 0; i < COMMANDS.length; i++) {
      if (Bytes.equal(b, command, tail, COMMANDS[i])) {
        delivery.stage = STAGES[i];
        return;
      }
    }
  }
}
