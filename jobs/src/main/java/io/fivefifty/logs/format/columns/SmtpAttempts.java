package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Scratch;
import io.fivefifty.logs.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Tells what sessions decide as attempts: puts the session's addresses, its reply and the host of
 * the line together, and lets the line stand on that. Hot: makes no object for an attempt.
 */
final class SmtpAttempts implements SmtpSession.Outcome {

  private final Scratch told = new Scratch();
  private final Delivery delivery = new Delivery();
  private Line line = new Line();
  private MailEvents events = MailEvents.NOBODY;
  private byte[] bytes = new byte[0];
  private int hostStart;
  private int hostEnd;
  private int ipStart;
  private int ipEnd;
  private int idStart;
  private int idEnd;

  /** Attempts are told of this line from here on; its places are in {@code bytes}. */
  SmtpAttempts on(Line ofLine, MailEvents toEvents, byte[] itsBytes) {
    line = ofLine;
    events = toEvents;
    bytes = itsBytes;
    return this;
  }

  /** Our own host. */
  SmtpAttempts host(int from, int to) {
    hostStart = from;
    hostEnd = to;
    return this;
  }

  /** The remote host's address. */
  SmtpAttempts ip(int from, int to) {
    ipStart = from;
    ipEnd = to;
    return this;
  }

  /** The message's id where the session has none. */
  SmtpAttempts id(int from, int to) {
    idStart = from;
    idEnd = to;
    return this;
  }

  @Override
  public void ended(
      SmtpSession session,
      int message,
      int recipientStart,
      int recipientEnd,
      int code,
      @Nullable Stage stage) {
    told.clear();
    delivery.clear();
    byte[] from = session.bytes.bytes();
    delivery.recipientStart = told.append(from, recipientStart, recipientEnd);
    delivery.recipientEnd = told.length();
    delivery.relayStart = told.append(from, session.hostStart(), session.hostEnd());
    delivery.relayEnd = told.length();
    if (session.senderStart(message) < 0) {
      delivery.senderStart = Delivery.NOWHERE;
    } else {
      delivery.senderStart =
          told.append(from, session.senderStart(message), session.senderEnd(message));
      delivery.senderEnd = told.length();
    }
    delivery.idStart =
        session.idEnd(message) > session.idStart(message)
            ? told.append(from, session.idStart(message), session.idEnd(message))
            : told.append(bytes, idStart, idEnd);
    delivery.idEnd = told.length();
    delivery.ipStart = told.append(bytes, ipStart, ipEnd);
    delivery.ipEnd = told.length();
    int host = told.append(bytes, hostStart, hostEnd);
    int endOfHost = told.length();
    delivery.stage = stage;
    delivery.delivered = stage == Stage.END_OF_DATA && code < 300;
    boolean greeting = stage == Stage.CONNECT || stage == Stage.EHLO; // the message is kept
    delivery.givenUp = code >= 500 && !greeting;
    if (code > 0 && !delivery.delivered) {
      delivery.replyCode = code;
      Scratch reply = session.reply();
      delivery.replyStart = told.append(reply.bytes(), 0, reply.length());
      delivery.replyEnd = told.length();
    }
    line.set(told.bytes(), 0, told.length());
    CsvHeads.bare(line);
    line.hostStart = host;
    line.hostEnd = endOfHost;
    events.attempted(line, delivery);
  }

  /** The end of the address in {@code 198.51.100.21:25} or {@code [2001:db8::21]:25}. */
  static int endOfIp(byte[] b, int from, int to) {
    int end = to;
    if (from < to && b[from] == '[') {
      end = Bytes.indexOf(b, from, to, (byte) ']');
    } else if (Bytes.indexOf(b, from, to, (byte) ':')
        == Bytes.lastIndexOf(b, from, to, (byte) ':')) {
      end = Bytes.indexOf(b, from, to, (byte) ':');
    }
    return end < 0 ? to : end;
  }

  /** Where the address begins, behind a bracket. */
  static int startOfIp(byte[] b, int from, int to) {
    return from < to && b[from] == '[' ? from + 1 : from;
  }
}
