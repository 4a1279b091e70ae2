package io.fivefifty.logs.format.postfix;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * Postfix 2.3 and later. Hot: makes no object for a line.
 *
 * <p>Three lines matter: {@code qmgr … ID: from=<…>}, {@code smtp … ID: to=<…>,
 * relay=host[ip]:port, … status=…} and {@code qmgr … ID: removed}. They are told by what stands at
 * fixed places (program, queue id, first word), never by searching, because a sender may write any
 * text elsewhere: in a message id, a header, a quoted address, a reply.
 */
public final class PostfixLog implements LogFormat {

  private static final byte[] POSTFIX = Bytes.ascii("postfix");
  private static final byte[] FROM = Bytes.ascii("from=<");
  private static final byte[] TO = Bytes.ascii("to=<");
  private static final byte[] REMOVED = Bytes.ascii("removed");
  private static final byte[] HOST = Bytes.ascii("host ");
  private static final byte[] NOQUEUE = Bytes.ascii("NOQUEUE");
  private static final byte[] REJECT = Bytes.ascii("reject");
  private static final byte[] MILTER_REJECT = Bytes.ascii("milter-reject");

  /** By byte: whether it may stand in an id. */
  private static final boolean[] ID_BYTES = new boolean[128];

  static {
    for (byte b : Bytes.ascii("0123456789ABCDEFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz")) {
      ID_BYTES[b] = true;
    }
  }

  private final PostfixDelivery deliveryLine = new PostfixDelivery();
  private final Delivery delivery = new Delivery();

  @Override
  public String name() {
    return "postfix";
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    PostfixDaemon daemon = daemon(line);
    if (daemon == PostfixDaemon.NONE) {
      return LineKind.OTHER_PROGRAM;
    }
    int idEnd = queueIdEnd(line);
    if (idEnd < 0) {
      return line.has(line.textStart, NOQUEUE) ? LineKind.INBOUND : LineKind.MESSAGE;
    }
    int word = idEnd + 2;
    if (word >= line.end) {
      return LineKind.MALFORMED;
    }
    switch (line.bytes[word]) {
      case 'f' -> {
        if (daemon.mayQueue() && line.has(word, FROM)) {
          return readFrom(line, idEnd, word + FROM.length, events);
        }
      }
      case 't' -> {
        if (daemon.mayDeliver() && line.has(word, TO)) {
          return readTo(line, idEnd, word + TO.length, daemon, events);
        }
      }
      case 'r' -> {
        if (daemon.mayQueue() && Bytes.equal(line.bytes, word, line.end, REMOVED)) {
          events.closed(line, line.textStart, idEnd);
          return LineKind.MESSAGE;
        }
        if (line.has(word, REJECT)) {
          return LineKind.INBOUND;
        }
      }
      case 'm' -> {
        if (line.has(word, MILTER_REJECT)) {
          return LineKind.INBOUND;
        }
      }
      case 'h' -> {
        if (daemon.mayDeliver() && line.has(word, HOST)) {
          return LineKind.HOST_PASSED_OVER;
        }
      }
      default -> {
        return LineKind.MESSAGE;
      }
    }
    return LineKind.MESSAGE;
  }

  /**
   * {@code from=<sender>, size=…, nrcpt=… (queue active)}, or {@code …, status=expired, …}. What
   * follows the address is Postfix's own and has no angle bracket, so the last one ends the address
   * whatever the sender put into it.
   */
  private static LineKind readFrom(Line line, int idEnd, int address, MailEvents events) {
    int addressEnd = Bytes.lastIndexOf(line.bytes, address, line.end, (byte) '>');
    if (addressEnd < 0) {
      return LineKind.MALFORMED;
    }
    events.opened(line, line.textStart, idEnd, address, addressEnd);
    return LineKind.MESSAGE;
  }

  private LineKind readTo(
      Line line, int idEnd, int address, PostfixDaemon daemon, MailEvents events) {
    delivery.idStart = line.textStart;
    delivery.idEnd = idEnd;
    LineKind kind = deliveryLine.read(line, address, delivery);
    if (kind == LineKind.ATTEMPT && daemon == PostfixDaemon.LMTP) {
      return LineKind.LOCAL; // mail enters the house's own mailboxes, wherever they stand
    }
    if (kind == LineKind.ATTEMPT) {
      events.attempted(line, delivery);
    }
    return kind;
  }

  /**
   * The end of {@code ID: } at the text's start, or -1. Short ids are six and more hexadecimal
   * digits, long ones letters and digits without vowels (postconf(5), enable_long_queue_ids): no
   * word that may stand there, such as {@code warning}, is one.
   */
  private static int queueIdEnd(Line line) {
    byte[] b = line.bytes;
    int i = line.textStart;
    while (i < line.end && b[i] >= 0 && ID_BYTES[b[i]]) {
      i++;
    }
    boolean isId = i - line.textStart >= 6 && i + 1 < line.end && b[i] == ':' && b[i + 1] == ' ';
    return isId ? i : -1;
  }

  /**
   * The program, from a tag such as {@code postfix/smtp}, {@code postfix-out/smtp}, {@code
   * postfix/relay/smtp} or any {@code syslog_name} before the last slash. RFC 5424 keeps only
   * {@code postfix}.
   */
  private static PostfixDaemon daemon(Line line) {
    int slash = Bytes.lastIndexOf(line.bytes, line.tagStart, line.tagEnd, (byte) '/');
    if (slash >= 0) {
      return PostfixDaemon.of(line.bytes, slash + 1, line.tagEnd);
    }
    // Not line.has: in JSON the tag may stand behind the text.
    return Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, POSTFIX)
        ? PostfixDaemon.UNTOLD
        : PostfixDaemon.NONE;
  }
}
