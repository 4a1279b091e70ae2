package io.fivefifty.logs.format.opensmtpd;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.smtp.ReplyCode;

/**
 * The fields of OpenSMTPD's {@code mta delivery}, behind the envelope's id: {@code from=<…> to=<…>
 * rcpt=<…> source="…" relay="[ip] (host)" delay=1m2s result="TempFail" stat="…"}. Hot: makes no
 * object.
 *
 * <p>Nothing is escaped. The addresses come first, the reply last; what stands between is
 * OpenSMTPD's own, so each is found from the one before it and the reply goes to the line's end.
 * The host's name is the one that its address has in DNS, not the one that MX names.
 */
final class OpenSmtpdDelivery {

  private static final byte[] FROM = Bytes.ascii(" from=<");
  private static final byte[] TO = Bytes.ascii("> to=<");
  private static final byte[] RCPT = Bytes.ascii("> rcpt=<");
  private static final byte[] SOURCE = Bytes.ascii("> source=");
  private static final byte[] RELAY = Bytes.ascii(" relay=");
  private static final byte[] DELAY = Bytes.ascii(" delay=");
  private static final byte[] RESULT = Bytes.ascii("result=");
  private static final byte[] STATUS = Bytes.ascii(" stat=");
  private static final byte[] OK = Bytes.ascii("Ok");
  private static final byte[] PERM_FAIL = Bytes.ascii("PermFail");
  private static final byte[] TEMP_FAIL = Bytes.ascii("TempFail");
  private static final byte[] LOOP_FAIL = Bytes.ascii("LoopFail");

  /** Refused before the mail was offered, as the session's error has it. */
  private static final byte[][] REJECTED = {
    Bytes.ascii("BANNER rejected: "),
    Bytes.ascii("EHLO rejected: "),
    Bytes.ascii("HELO rejected: "),
    Bytes.ascii("LHLO rejected: "),
    Bytes.ascii("STARTTLS rejected: "),
    Bytes.ascii("AUTH rejected: "),
  };

  /** Fills {@code delivery} where the line is an attempt; the fields begin at {@code at}. */
  LineKind read(Line line, int at, Delivery delivery) {
    int relay = readAddresses(line, at, delivery);
    if (relay < 0) {
      return LineKind.MALFORMED;
    }
    int delay = readRelay(line, relay, delivery);
    int result = delay < 0 ? -1 : readDelay(line, delay, delivery);
    if (result < 0 || !line.has(result, RESULT)) {
      return LineKind.MALFORMED;
    }
    result = afterQuote(line, result + RESULT.length);
    int status = line.find(result, STATUS);
    if (status < 0) {
      return LineKind.MALFORMED;
    }
    if (delivery.ipEnd > delivery.ipStart
        && Addresses.isInternal(line.bytes, delivery.ipStart, delivery.ipEnd)) {
      return LineKind.INTERNAL_HOP;
    }
    return readOutcome(line, result, afterQuote(line, status + STATUS.length), delivery);
  }

  private static int afterQuote(Line line, int at) {
    return at < line.end && line.bytes[at] == '"' ? at + 1 : at;
  }

  /** Sets sender and recipient; returns where the relay begins, or -1. */
  private static int readAddresses(Line line, int at, Delivery delivery) {
    if (!line.has(at, FROM)) {
      return -1;
    }
    delivery.senderStart = at + FROM.length;
    delivery.senderEnd = endOfAddress(line, delivery.senderStart, TO);
    if (delivery.senderEnd < 0) {
      return -1;
    }
    delivery.recipientStart = delivery.senderEnd + TO.length;
    delivery.recipientEnd = endOfAddress(line, delivery.recipientStart, RCPT);
    if (delivery.recipientEnd < 0) {
      return -1;
    }
    int original = endOfAddress(line, delivery.recipientEnd + RCPT.length, SOURCE);
    int relay = original < 0 ? -1 : line.find(original + SOURCE.length, RELAY);
    return relay < 0 ? -1 : relay + RELAY.length;
  }

  /** Where an address ends, behind which {@code next} stands: {@code next} begins with its >. */
  private static int endOfAddress(Line line, int at, byte[] next) {
    int end = Addresses.endOfPath(line.bytes, at, line.end);
    return end >= 0 && line.has(end, next) ? end : line.find(at, next);
  }

  /** {@code "[ip] (host)"}, {@code ip (host)}, {@code domain}; returns where the delay begins. */
  private static int readRelay(Line line, int at, Delivery delivery) {
    byte[] b = line.bytes;
    int next = line.find(at, DELAY);
    if (next < 0) {
      return -1;
    }
    int start = afterQuote(line, at);
    int end = next > start && b[next - 1] == '"' ? next - 1 : next;
    int blank = Bytes.indexOf(b, start, end, (byte) ' ');
    int ipEnd = blank < 0 ? end : blank;
    int ip = start;
    if (ipEnd - ip >= 2 && b[ip] == '[' && b[ipEnd - 1] == ']') {
      ip++;
      ipEnd--;
    }
    if (Addresses.isIp(b, ip, ipEnd)) {
      delivery.ipStart = ip;
      delivery.ipEnd = ipEnd;
      start = blank < 0 ? end : blank + 1;
    }
    if (end - start >= 2 && b[start] == '(' && b[end - 1] == ')') {
      start++;
      end--;
    }
    // What has no name has its address again, "<unknown>" or "-".
    boolean named =
        end > start
            && b[start] != '['
            && b[start] != '<'
            && b[start] != '-'
            && !Addresses.isIp(b, start, end);
    delivery.relayStart = start;
    delivery.relayEnd = named ? end : start;
    return next + DELAY.length;
  }

  /** {@code 1d2h3m4s}; returns where the result begins, or -1. */
  private static int readDelay(Line line, int at, Delivery delivery) {
    byte[] b = line.bytes;
    long total = 0;
    long number = 0;
    int i = at;
    for (; i < line.end && b[i] != ' '; i++) {
      if (Bytes.isDigit(b[i])) {
        number = Math.min(number * 10 + (b[i] - '0'), Integer.MAX_VALUE);
        continue;
      }
      total += number * secondsIn(b[i]);
      number = 0;
    }
    delivery.ageMicros = Math.min(total, Integer.MAX_VALUE) * 1_000_000;
    return i < line.end ? i + 1 : -1;
  }

  private static long secondsIn(byte unit) {
    return switch (unit) {
      case 'd' -> 86_400;
      case 'h' -> 3_600;
      case 'm' -> 60;
      case 's' -> 1;
      default -> 0; // of a clock that went backwards: "-3s"
    };
  }

  private static LineKind readOutcome(Line line, int result, int status, Delivery delivery) {
    if (line.has(result, OK)) {
      delivery.delivered = true;
      return LineKind.ATTEMPT;
    }
    delivery.givenUp = line.has(result, PERM_FAIL);
    if (!delivery.givenUp && !line.has(result, TEMP_FAIL)) {
      return line.has(result, LOOP_FAIL) ? LineKind.NO_REMOTE_HOST : LineKind.MALFORMED;
    }
    int reply = status;
    for (int i = 0; i < REJECTED.length; i++) {
      if (line.has(status, REJECTED[i])) {
        reply += REJECTED[i].length;
        delivery.stage = i == 0 ? Stage.CONNECT : i < 4 ? Stage.EHLO : null;
      }
    }
    delivery.replyCode = ReplyCode.at(line.bytes, reply, line.end);
    if (delivery.replyCode < 400) {
      return LineKind.NO_REMOTE_HOST; // OpenSMTPD's own words, such as "Network error"
    }
    delivery.replyStart = reply;
    delivery.replyEnd = line.bytes[line.end - 1] == '"' ? line.end - 1 : line.end;
    return LineKind.ATTEMPT;
  }
}
