package io.fivefifty.logs.format;

import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Lines;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.postfix.PostfixLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a format tells of lines. */
public final class RecordingEvents implements MailEvents {
  private static final String FRAME = "Nov 23 17:51:42 mx-out1 ";

  public final List<String> opened = new ArrayList<>();
  public final List<String> closed = new ArrayList<>();
  public final List<Attempt> attempts = new ArrayList<>();

  /** A copy of a {@link Delivery}, which the format uses again for its next line. */
  public record Attempt(
      String id,
      @Nullable String sender,
      String recipient,
      String relay,
      String ip,
      long ageMicros,
      boolean delivered,
      boolean givenUp,
      int replyCode,
      String reply,
      @Nullable Stage stage) {}

  private final LogFormat format;
  private final Dress dress = Lines.dress();

  public RecordingEvents() {
    this(new PostfixLog());
  }

  public RecordingEvents(LogFormat format) {
    this.format = format;
  }

  /** Reads a whole line as it stands in a file. */
  public LineKind read(String text) {
    Line line = Lines.of(text);
    return format.frame(line, dress) ? format.read(line, this) : LineKind.MALFORMED;
  }

  /** Reads {@code tag[pid]: text} in the plainest dress. */
  public static LineKind kindOf(String line) {
    return new RecordingEvents().read(FRAME + line);
  }

  /** The only attempt that the line is; fails where it is none. */
  public static Attempt attempt(String line) {
    RecordingEvents events = new RecordingEvents();
    LineKind kind = events.read(FRAME + line);
    if (kind != LineKind.ATTEMPT || events.attempts.size() != 1) {
      throw new AssertionError(kind + " with " + events.attempts.size() + " attempts: " + line);
    }
    return events.attempts.get(0);
  }

  /** What a line in the plainest dress tells. */
  public static RecordingEvents of(String line) {
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
            sender(line, delivery),
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

  /** Null where it stands on another line, {@code unknown} where on none. */
  private static @Nullable String sender(Line line, Delivery delivery) {
    return switch (delivery.senderStart) {
      case Delivery.ELSEWHERE -> null;
      case Delivery.NOWHERE -> "unknown";
      default -> line.text(delivery.senderStart, delivery.senderEnd);
    };
  }

  public boolean isEmpty() {
    return opened.isEmpty() && closed.isEmpty() && attempts.isEmpty();
  }
}
