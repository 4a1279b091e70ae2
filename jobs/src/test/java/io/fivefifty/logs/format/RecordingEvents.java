package io.fivefifty.logs.format;

import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Lines;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a format tells of lines. */
final class RecordingEvents implements MailEvents {
  private static final String FRAME = "Nov 23 17:51:42 mx-out1 ";

  final List<String> opened = new ArrayList<>();
  final List<String> closed = new ArrayList<>();
  final List<Attempt> attempts = new ArrayList<>();

  /** A copy of a {@link Delivery}, which the format uses again for its next line. */
  record Attempt(
      String id,
      String recipient,
      String relay,
      String ip,
      long ageMicros,
      boolean delivered,
      boolean givenUp,
      int replyCode,
      String reply,
      @Nullable Stage stage) {}

  /** Reads a line in any dress that begins with a stamp or a bracket. */
  LineKind read(String line) {
    return new PostfixLog().read(Lines.dressed(line), this);
  }

  /** Reads {@code tag[pid]: text} in the plainest dress. */
  static LineKind kindOf(String line) {
    return new RecordingEvents().read(FRAME + line);
  }

  /** The only attempt that the line is; fails where it is none. */
  static Attempt attempt(String line) {
    RecordingEvents events = new RecordingEvents();
    LineKind kind = events.read(FRAME + line);
    if (kind != LineKind.ATTEMPT || events.attempts.size() != 1) {
      throw new AssertionError(kind + " with " + events.attempts.size() + " attempts: " + line);
    }
    return events.attempts.get(0);
  }

  /** What a line in the plainest dress tells. */
  static RecordingEvents of(String line) {
    RecordingEvents events = new RecordingEvents();
    events.read(FRAME + line);
    return events;
  }

  @Override
  public void opened(Line line, int idStart, int idEnd, int addressStart, int addressEnd) {
    opened.add(line.text(idStart, idEnd) + " " + line.text(addressStart, addressEnd));
  }

  @Override
  public void closed(Line line, int idStart, int idEnd) {
    closed.add(line.text(idStart, idEnd));
  }

  @Override
  public void attempted(Line line, Delivery delivery) {
    attempts.add(
        new Attempt(
            line.text(delivery.idStart, delivery.idEnd),
            line.text(delivery.recipientStart, delivery.recipientEnd),
            line.text(delivery.relayStart, delivery.relayEnd),
            line.text(delivery.ipStart, delivery.ipEnd),
            delivery.ageMicros,
            delivery.delivered,
            delivery.givenUp,
            delivery.replyCode,
            line.text(delivery.replyStart, delivery.replyEnd),
            delivery.stage));
  }

  boolean isEmpty() {
    return opened.isEmpty() && closed.isEmpty() && attempts.isEmpty();
  }
}
