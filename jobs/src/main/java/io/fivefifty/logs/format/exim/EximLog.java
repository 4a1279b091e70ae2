package io.fivefifty.logs.format.exim;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * Exim 4: its main log with stamps of its own, or through syslog. Hot: makes no object for a line.
 *
 * <pre>
 * 2026-11-23 18:23:44 1xVYhc-00000T-24 &lt;= news@shop.example H=(app) [192.0.2.5] P=esmtp S=483
 * 2026-11-23 18:23:44 1xVYhc-00000T-24 ** r@gmail.com R=dnslookup T=remote_smtp
 *   H=gmail-smtp-in.l.google.com [198.51.100.21]: SMTP error from remote mail server after
 *   RCPT TO:&lt;r@gmail.com&gt;: 550-5.1.1 No such user\n550 5.1.1 Bye - gsmtp
 * 2026-11-23 18:23:44 1xVYhc-00000T-24 Completed
 * </pre>
 *
 * <p>The message id and the two marks behind it tell what a line is; they stand at fixed places,
 * and nothing that a sender may write (an address, a message id, a subject) stands before them. The
 * log does not name the host that wrote it, and tells how long a message has been here only with
 * {@code log_selector = +queue_time}.
 *
 * <p>Source: Exim's specification, chapter "Log files", and Exim's source, log.c and deliver.c.
 */
public final class EximLog implements LogFormat {

  private static final byte[] EXIM = Bytes.ascii("exim");
  private static final byte[] COMPLETED = Bytes.ascii("Completed");
  private static final byte[] NULL_SENDER = Bytes.ascii("<> ");
  private static final byte[] REJECTED = Bytes.ascii("rejected ");
  private static final byte[] SENDER = Bytes.ascii("F=<");
  private static final byte[] HOST = Bytes.ascii("H=");

  private final EximDelivery deliveryLine = new EximDelivery();
  private final Delivery delivery = new Delivery();

  @Override
  public String name() {
    return "exim";
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    int stamp = line.start;
    while (stamp < line.end && line.bytes[stamp] == 0) {
      stamp++; // a crash leaves a run of NUL bytes at the head of the next line
    }
    int text = EximFrame.afterStamp(line, stamp);
    if (text > stamp && isOwn(line, text)) {
      if (!dress.stamps().readIso(line.bytes, stamp, line.end)) {
        return false; // 2026-02-30
      }
      line.timeMicros = dress.stamps().micros();
      setText(line, text);
      return true;
    }
    if (dress.read(line)) {
      return true;
    }
    if (!EximFrame.continues(line)) {
      return false;
    }
    line.timeMicros = Line.NO_TIME;
    setText(line, line.start);
    return true;
  }

  private static boolean isOwn(Line line, int text) {
    int words = EximFrame.afterProcess(line, text);
    return EximFrame.endOfId(line, words) >= 0 || EximWords.kind(line, words) != null;
  }

  /** A main log names neither its host nor its program. */
  private static void setText(Line line, int text) {
    line.hostStart = line.start;
    line.hostEnd = line.start;
    line.tagStart = line.start;
    line.tagEnd = line.start;
    line.textStart = text;
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    boolean dressed = line.tagEnd > line.tagStart;
    if (dressed && !Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, EXIM)) {
      return LineKind.OTHER_PROGRAM;
    }
    if (line.timeMicros == Line.NO_TIME) {
      return LineKind.OTHER_PROGRAM; // says nothing by itself; any text may look like it
    }
    int id = line.textStart;
    if (dressed) {
      id = EximFrame.afterPiece(line, id);
      if (id < 0) {
        return LineKind.MESSAGE;
      }
      id = EximFrame.afterStamp(line, id);
    }
    id = EximFrame.afterProcess(line, id);
    int idEnd = EximFrame.endOfId(line, id);
    if (idEnd < 0) {
      LineKind kind = EximWords.kind(line, id);
      if (kind != null) {
        return kind;
      }
      return dressed ? LineKind.MESSAGE : LineKind.OTHER_PROGRAM;
    }
    return readMarks(line, id, idEnd, events);
  }

  private LineKind readMarks(Line line, int id, int idEnd, MailEvents events) {
    byte[] b = line.bytes;
    int marks = idEnd + 1;
    if (marks + 3 > line.end || b[marks + 2] != ' ') {
      return readWords(line, id, idEnd, events);
    }
    switch (b[marks] << 8 | b[marks + 1]) {
      case '<' << 8 | '=', '(' << 8 | '=' -> {
        return readArrival(line, id, idEnd, marks + 3, events);
      }
      case '=' << 8 | '>', '-' << 8 | '>', '>' << 8 | '>' -> {
        delivery.clear();
        delivery.delivered = true;
      }
      case '*' << 8 | '*' -> {
        delivery.clear();
        delivery.givenUp = true;
      }
      case '=' << 8 | '=' -> delivery.clear();
      case '*' << 8 | '>' -> {
        return LineKind.MESSAGE; // exim -N: it only looked as if
      }
      default -> {
        return readWords(line, id, idEnd, events);
      }
    }
    delivery.idStart = id;
    delivery.idEnd = idEnd;
    LineKind kind = deliveryLine.read(line, marks + 3, delivery);
    if (kind == LineKind.ATTEMPT) {
      if (b[marks] == '=' && delivery.delivered) {
        deliveryLine.tellSignatures(line, events);
      }
      deliveryLine.decodeReply(line, delivery);
      events.attempted(line, delivery);
    }
    return kind;
  }

  /**
   * {@code <= sender H=…}, {@code <= <> R=…}. What the sender's quotes hold may be anything, so
   * that the first blank outside of them ends it.
   */
  private static LineKind readArrival(
      Line line, int id, int idEnd, int address, MailEvents events) {
    if (line.has(address, NULL_SENDER)) {
      events.opened(line, id, idEnd, address, address);
      return LineKind.MESSAGE;
    }
    int end = EximDelivery.endOfWord(line, address, line.end);
    if (end == line.end || end == address) {
      return LineKind.MALFORMED;
    }
    events.opened(line, id, idEnd, address, end);
    return LineKind.MESSAGE;
  }

  private static LineKind readWords(Line line, int id, int idEnd, MailEvents events) {
    int word = idEnd + 1;
    if (line.has(word, COMPLETED)) {
      int end = word + COMPLETED.length;
      if (end == line.end || line.bytes[end] == ' ') {
        events.closed(line, id, idEnd);
      }
      return LineKind.MESSAGE;
    }
    if (line.has(word, HOST)) {
      return EximDelivery.kindOfHostLine(line, word + HOST.length);
    }
    return line.has(word, SENDER) || line.has(word, REJECTED) ? LineKind.INBOUND : LineKind.MESSAGE;
  }
}
