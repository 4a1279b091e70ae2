package io.fivefifty.logs.format.opensmtpd;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * OpenSMTPD 5.9 to 7.x. Hot: makes no object for a line.
 *
 * <pre>
 * smtpd[35]: db6b226d7c0fd905 mta delivery evpid=3bdbcd15f516d48b from=&lt;billing@shop.example&gt;
 *   to=&lt;r@gmail.com&gt; rcpt=&lt;-&gt; source="[2001:db8:1::10]"
 *   relay="[2001:db8:2::21] (gmail-smtp-in.l.google.com)" delay=0s result="PermFail"
 *   stat="550-5.1.1 The email account that you tried to reach does not exist."
 * </pre>
 *
 * <p>One line holds all: nothing is joined. Older ones write {@code mta event=delivery}, still
 * older ones leave the quotes out. {@code evpid} names one recipient's envelope; its first eight
 * digits are the message's id, which the recipients share.
 *
 * <p>The log does not tell the stage, nor where a reply's lines end. A refused banner stands only
 * on the session's line, {@code mta error reason=BANNER rejected: 553 …}, which names no recipient.
 *
 * <p>After the source of OpenSMTPD 6 and 7, {@code mta.c} and {@code mta_session.c}.
 */
public final class OpenSmtpdLog implements LogFormat {

  private static final byte[] SMTPD = Bytes.ascii("smtpd");
  private static final byte[] OPENSMTPD = Bytes.ascii("opensmtpd");
  private static final byte[] EVENT = Bytes.ascii("event=");
  private static final byte[] MTA = Bytes.ascii("mta ");
  private static final byte[] MDA = Bytes.ascii("mda ");
  private static final byte[] SMTP = Bytes.ascii("smtp ");
  private static final byte[] DELIVERY = Bytes.ascii("delivery evpid=");
  private static final byte[] DELIVERY_WORD = Bytes.ascii("delivery ");
  private static final byte[] ERROR = Bytes.ascii("error reason=");
  private static final byte[] REJECTED = Bytes.ascii(" rejected: ");
  private static final byte[] FAILED_COMMAND = Bytes.ascii("failed-command ");
  private static final byte[] BAD_INPUT = Bytes.ascii("bad-input ");

  /** Hexadecimal digits of a session or an envelope. */
  private static final int ID_LENGTH = 16;

  /** Hexadecimal digits of a message. */
  private static final int MESSAGE_ID_LENGTH = 8;

  private final OpenSmtpdDelivery deliveryLine = new OpenSmtpdDelivery();
  private final Delivery delivery = new Delivery();

  @Override
  public String name() {
    return "opensmtpd";
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    byte[] b = line.bytes;
    if (!Bytes.equal(b, line.tagStart, line.tagEnd, SMTPD)
        && !Bytes.equal(b, line.tagStart, line.tagEnd, OPENSMTPD)) {
      return LineKind.OTHER_PROGRAM;
    }
    int at = line.textStart;
    if (!isId(line, at) || at + ID_LENGTH >= line.end || b[at + ID_LENGTH] != ' ') {
      // qmail's tcpserver often logs under this name too, behind a decimal stamp.
      boolean stamped = at < line.end && Bytes.isDigit(b[at]);
      return stamped ? LineKind.OTHER_PROGRAM : LineKind.MESSAGE;
    }
    at += ID_LENGTH + 1;
    if (line.has(at, MTA)) {
      return readRemote(line, afterEvent(line, at + MTA.length), events);
    }
    if (line.has(at, SMTP)) {
      int word = afterEvent(line, at + SMTP.length);
      boolean refused = line.has(word, FAILED_COMMAND) || line.has(word, BAD_INPUT);
      return refused ? LineKind.INBOUND : LineKind.MESSAGE;
    }
    boolean local = line.has(at, MDA) && line.has(afterEvent(line, at + MDA.length), DELIVERY_WORD);
    return local ? LineKind.LOCAL : LineKind.MESSAGE;
  }

  private static int afterEvent(Line line, int at) {
    return line.has(at, EVENT) ? at + EVENT.length : at;
  }

  private LineKind readRemote(Line line, int word, MailEvents events) {
    if (line.has(word, ERROR)) {
      int step = word + ERROR.length;
      int blank = line.find(step, ' ');
      boolean said = blank >= 0 && line.has(blank, REJECTED);
      return said ? LineKind.HOST_PASSED_OVER : LineKind.NO_REMOTE_HOST;
    }
    if (!line.has(word, DELIVERY)) {
      return LineKind.MESSAGE;
    }
    int envelope = word + DELIVERY.length;
    if (!isId(line, envelope)) {
      return LineKind.MALFORMED;
    }
    delivery.clear();
    delivery.idStart = envelope;
    delivery.idEnd = envelope + MESSAGE_ID_LENGTH;
    LineKind kind = deliveryLine.read(line, envelope + ID_LENGTH, delivery);
    if (kind == LineKind.ATTEMPT) {
      events.attempted(line, delivery);
    }
    return kind;
  }

  private static boolean isId(Line line, int at) {
    if (line.end - at < ID_LENGTH) {
      return false;
    }
    for (int i = at; i < at + ID_LENGTH; i++) {
      byte c = line.bytes[i];
      if (!Bytes.isDigit(c) && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
