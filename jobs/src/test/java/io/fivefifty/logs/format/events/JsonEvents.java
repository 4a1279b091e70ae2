package io.fivefifty.logs.format.events;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import java.util.List;

/** Reads JSON events that stand over many lines here, with single quotes. */
final class JsonEvents {

  private JsonEvents() {}

  /** As it stands in a file: one line, and JSON's own quotes. */
  static String line(String event) {
    return event.replace('\n', ' ').replace('\'', '"').strip();
  }

  static LineKind kindOf(LogFormat format, String event) {
    RecordingEvents events = new RecordingEvents(format);
    LineKind kind = events.read(line(event));
    if (kind != LineKind.ATTEMPT && !events.attempts.isEmpty()) {
      throw new AssertionError(kind + " with " + events.attempts);
    }
    return kind;
  }

  static List<Attempt> attempts(LogFormat format, String event) {
    RecordingEvents events = new RecordingEvents(format);
    LineKind kind = events.read(line(event));
    if (kind != LineKind.ATTEMPT) {
      throw new AssertionError(kind + ": " + event);
    }
    return events.attempts;
  }

  /** The only attempt that the event is; fails where it is none. */
  static Attempt attempt(LogFormat format, String event) {
    List<Attempt> attempts = attempts(format, event);
    if (attempts.size() != 1) {
      throw new AssertionError(attempts.size() + " attempts: " + event);
    }
    return attempts.get(0);
  }
}
