package io.fivefifty.logs.format.exim;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.MailEvents;

/**
 * The part of an Exim delivery line behind {@code =>}, {@code **}, {@code ==}. Hot. Read from left
 * to right, field by field, because the right end is the remote host's.
 *
 * <pre>
 * rcpt (parent) &lt;original&gt; F=&lt;sender&gt; P=&lt;path&gt; R=router T=transport H=host [ip]:25 I=[ip]
 *   X=TLS1.3:… CV=no DN="…" DKIM=domain:selector C="250 …" QT=3s DT=1s
 * rcpt F=&lt;sender&gt; P=&lt;path&gt; R=router T=transport H=host [ip] X=… CV=no DN="…" : message DT=1s
 * rcpt R=router T=transport defer (-44) H=host [ip] DT=1s: message
 * </pre>
 *
 * <p>Exim takes the quotes off a recipient's local part ({@code deliver_split_address}), so that it
 * may hold blanks and imitate every field; the address as it came, with its quotes, follows it.
 */
final class EximDelivery {

  private static final byte[] DEFER = Bytes.ascii("defer (");
  private static final byte[] SENDER = Bytes.ascii("F=<");
  private static final byte[] PATH = Bytes.ascii("P=<");
  private static final byte[] HOST = Bytes.ascii("H=");
  private static final byte[] HOST_FIELD = Bytes.ascii(" H=");
  static final byte[] NAME = Bytes.ascii("DN=\"");
  private static final byte[] SECURE = Bytes.ascii(" DS [");
  private static final byte[] ADDRESS = Bytes.ascii(" [");
  private static final byte[] PARENTS_END = Bytes.ascii(") ");
  private static final byte[] MESSAGE = Bytes.ascii(": ");
  static final byte[] CONFIRMED = Bytes.ascii("C=\"");
  private static final byte[] ON_QUEUE = Bytes.ascii("QT=");
  private static final byte[] TAKEN = Bytes.ascii("DT=");

  private final EximReply reply = new EximReply();

  /** No address is longer, with the blank and the brackets around it. */
  private static final int LONGEST_ADDRESS = 80;

  /** Behind the field that was read last. */
  private int at;

  /** The first {@link #MESSAGE} behind the deferral that was read last; the line's end if none. */
  private int nextMessage;

  /** Fills {@code delivery} where the line is an attempt. */
  LineKind read(Line line, int address, Delivery delivery) {
    int recipientEnd = endOfRecipient(line, address);
    if (recipientEnd == address) {
      return LineKind.MALFORMED;
    }
    delivery.recipientStart = address;
    delivery.recipientEnd = recipientEnd;
    at = afterOriginal(line, recipientEnd);
    nextMessage = -1;
    int message = readFields(line, delivery);
    if (delivery.delivered) {
      if (delivery.ipStart == delivery.ipEnd) {
        return LineKind.LOCAL;
      }
      delivery.ageMicros = age(line);
      return remote(line, delivery);
    }
    int end = endOfMessage(line, message);
    return switch (reply.read(line, message, end, delivery)) {
      case SAID -> remote(line, delivery);
      case SILENT ->
          delivery.ipStart == delivery.ipEnd ? LineKind.NO_REMOTE_HOST : remote(line, delivery);
      case LOCAL -> LineKind.LOCAL;
      case NOT_ASKED -> isLocal(line, address) ? LineKind.LOCAL : LineKind.NO_REMOTE_HOST;
    };
  }

  /** Puts a reply that has escapes for its bytes on a line of its own. */
  void decodeReply(Line line, Delivery delivery) {
    reply.decode(line, delivery);
  }

  private static LineKind remote(Line line, Delivery delivery) {
    return Addresses.isInternal(line.bytes, delivery.ipStart, delivery.ipEnd)
        ? LineKind.INTERNAL_HOP
        : LineKind.ATTEMPT;
  }

  /** A file, a pipe, and what a filter saves. */
  private static boolean isLocal(Line line, int address) {
    return line.bytes[address] == '/' || line.bytes[address] == '|';
  }

  /**
   * The end of the recipient: where the address that follows in angle brackets is the same with its
   * quotes, the blank before that; else the first blank or {@code : }. What is compared for one
   * bracket ends at the next quote, so that all of them together take one reading of the line.
   */
  private static int endOfRecipient(Line line, int address) {
    byte[] b = line.bytes;
    for (int open = line.find(address, '<'); open >= 0; open = line.find(open + 1, '<')) {
      if (open > address + 1 && b[open - 1] == ' ' && isQuoted(line, open + 1, address, open - 1)) {
        return open - 1;
      }
    }
    int end = endOfWord(line, address, line.end);
    return end > address && b[end - 1] == ':' ? end - 1 : end;
  }

  /** Whether [from, to) is the address at {@code quoted}, which {@code >} ends, less its quotes. */
  private static boolean isQuoted(Line line, int quoted, int from, int to) {
    byte[] b = line.bytes;
    int plain = from;
    boolean inQuotes = false;
    for (int i = quoted; i < line.end; i++) {
      byte c = b[i];
      if (c == '"') {
        inQuotes = !inQuotes;
        continue;
      }
      if (!inQuotes && (c == '>' || c == '<' || c == ' ')) {
        return c == '>' && plain == to;
      }
      if (c == '\\' && ++i < line.end) {
        c = b[i];
      }
      if (plain == to || Bytes.lower(c) != Bytes.lower(b[plain++])) {
        return false;
      }
    }
    return false;
  }

  /** The first blank outside of quotes, or {@code to}. */
  static int endOfWord(Line line, int from, int to) {
    byte[] b = line.bytes;
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        i++;
      } else if (!quoted && c == ' ') {
        return i;
      }
    }
    return to;
  }

  /** Behind {@code (parent, …)} and {@code <original>}. */
  private static int afterOriginal(Line line, int recipientEnd) {
    byte[] b = line.bytes;
    int i = recipientEnd;
    if (i + 1 < line.end && b[i] == ' ' && b[i + 1] == '(') {
      int close = line.find(i, PARENTS_END);
      if (close < 0) {
        return i;
      }
      i = close + 1;
    }
    if (i + 1 < line.end && b[i] == ' ' && b[i + 1] == '<') {
      int close = Addresses.endOfPath(b, i + 2, line.end);
      return close < 0 ? i : close + 1;
    }
    return i;
  }

  /**
   * Reads fields up to a delivery's host, or to the message. Leaves {@link #at} behind them.
   *
   * @return where the message begins, or the line's end
   */
  private int readFields(Line line, Delivery delivery) {
    byte[] b = line.bytes;
    while (at < line.end) {
      if (b[at] == ':') {
        return afterColon(line, at);
      }
      int field = at + 1; // behind a blank
      at = field;
      if (line.has(field, HOST)) {
        at = readHost(line, field + HOST.length, delivery);
        if (delivery.delivered) {
          return line.end;
        }
      } else if (delivery.delivered && line.has(field, CONFIRMED)) {
        return line.end; // a mailbox's words (LMTP)
      } else if (line.has(field, DEFER)) {
        int message = afterDefer(line, field + DEFER.length);
        if (message >= 0) {
          return message;
        }
      } else if (line.has(field, SENDER)) {
        at = readPath(line, field + SENDER.length);
        delivery.senderStart = field + SENDER.length;
        delivery.senderEnd = Math.max(at - 1, delivery.senderStart);
      } else if (line.has(field, PATH)) {
        at = readPath(line, field + PATH.length);
      } else if (line.has(field, NAME)) {
        at = afterQuote(line, field + NAME.length);
      } else {
        int end = line.find(field, ' ');
        at = end < 0 ? line.end : end;
        if (at > field && b[at - 1] == ':') {
          return afterColon(line, at - 1);
        }
      }
    }
    return line.end;
  }

  private static int afterColon(Line line, int colon) {
    int next = colon + 1;
    return next < line.end && line.bytes[next] == ' ' ? next + 1 : next;
  }

  private static int readPath(Line line, int address) {
    int end = Addresses.endOfPath(line.bytes, address, line.end);
    return end < 0 ? line.end : end + 1;
  }

  static int afterQuote(Line line, int from) {
    int end = line.find(from, '"');
    return end < 0 ? line.end : end + 1;
  }

  /** {@code host [ip]}, {@code host DS [ip]:25*}; a local delivery may have a host's name only. */
  private static int readHost(Line line, int name, Delivery delivery) {
    byte[] b = line.bytes;
    int nameEnd = line.find(name, ' ');
    if (nameEnd < 0) {
      return line.end;
    }
    int open = nameEnd;
    if (line.has(nameEnd, SECURE)) {
      open += SECURE.length - ADDRESS.length;
    }
    int stop = Math.min(line.end, open + LONGEST_ADDRESS);
    int close = line.has(open, ADDRESS) ? Bytes.indexOf(b, open, stop, (byte) ']') : -1;
    int ip = open + ADDRESS.length;
    if (close < 0 || !Addresses.isIp(b, ip, close)) {
      return nameEnd;
    }
    delivery.relayStart = name;
    delivery.relayEnd = nameEnd;
    delivery.ipStart = ip;
    delivery.ipEnd = close;
    int i = close + 1;
    if (i + 1 < line.end && b[i] == ':' && Bytes.isDigit(b[i + 1])) {
      for (i++; i < line.end && Bytes.isDigit(b[i]); ) {
        i++;
      }
    }
    return i < line.end && b[i] == '*' ? i + 1 : i;
  }

  /**
   * {@code defer (-44) H=…}, {@code defer (-53): message}, {@code defer (110): Connection timed out
   * H=host [ip]: message}: the system's own words have no colon.
   *
   * @return where the message begins, or -1 where fields go on at {@link #at}
   */
  private int afterDefer(Line line, int number) {
    int close = line.find(number, ')');
    if (close < 0) {
      at = line.end;
      return -1;
    }
    at = close + 1;
    boolean hasWords = at < line.end && line.bytes[at] == ':' && line.bytes[number] != '-';
    if (!hasWords || line.bytes[number] == '0') {
      return -1;
    }
    int words = afterColon(line, at);
    if (nextMessage < words) { // several deferrals on a line look for it once
      int message = line.find(words, MESSAGE);
      nextMessage = message < 0 ? line.end : message;
    }
    int host = Bytes.indexOf(line.bytes, words, nextMessage, HOST_FIELD);
    if (host < 0) {
      return nextMessage == line.end ? line.end : afterColon(line, nextMessage);
    }
    at = host;
    return -1;
  }

  /** Without the {@code DT=1s} that Exim puts behind it. */
  private static int endOfMessage(Line line, int message) {
    int last = Bytes.lastIndexOf(line.bytes, message, line.end, (byte) ' ');
    return last >= 0 && EximDuration.read(line, last + 1, line.end, TAKEN) >= 0 ? last : line.end;
  }

  /** {@code QT=1m3s} among the last two fields, in microseconds; or -1. */
  private static long age(Line line) {
    byte[] b = line.bytes;
    int end = line.end;
    int last = Bytes.lastIndexOf(b, line.textStart, end, (byte) ' ');
    if (last >= 0 && line.has(last + 1, TAKEN)) {
      end = last;
      last = Bytes.lastIndexOf(b, line.textStart, end, (byte) ' ');
    }
    return last < 0 ? -1 : EximDuration.read(line, last + 1, end, ON_QUEUE);
  }

  /** Tells who signed what was delivered, where the line says so. */
  void tellSignatures(Line line, MailEvents events) {
    EximSignatures.tell(line, at, events);
  }

  /** A line that begins with {@code H=}: a remote host that was passed over, or a stranger. */
  static LineKind kindOfHostLine(Line line, int name) {
    byte[] b = line.bytes;
    int nameEnd = line.find(name, ' ');
    int close = nameEnd >= 0 && line.has(nameEnd, ADDRESS) ? line.find(nameEnd, ']') : -1;
    if (close < 0) {
      return LineKind.INBOUND; // H=mx.example (helo) [192.0.2.1] F=<…> rejected after DATA
    }
    int i = close + 1; // behind it come :25, * where the connection was used before, and a colon
    while (i < line.end && (b[i] == ':' || b[i] == ' ' || b[i] == '*' || Bytes.isDigit(b[i]))) {
      i++;
    }
    if (EximReply.isReply(line, i)) {
      return LineKind.HOST_PASSED_OVER;
    }
    boolean ofStranger = i + 1 < line.end && b[i + 1] == '='; // F=<…>, I=[…], X=…
    return ofStranger ? LineKind.INBOUND : LineKind.NO_REMOTE_HOST;
  }
}
