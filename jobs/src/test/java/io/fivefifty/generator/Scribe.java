package io.fivefifty.generator;

/** Puts lines on the timeline: begin one, add to its text, end it. */
final class Scribe {
  /** Postfix cuts what it sends to syslog, wherever that may be. */
  static final int LONGEST_TEXT = 2_000;

  private final Timeline timeline;
  private final Dice dice;
  private final Bytes text = new Bytes(4_096);

  Scribe(Timeline timeline, Dice dice) {
    this.timeline = timeline;
    this.dice = dice;
  }

  Bytes begin() {
    text.clear();
    return text;
  }

  Bytes begin(Envelope envelope) {
    return begin().add(envelope.queueId()).add(": ");
  }

  /** The text of the line begun last. */
  Bytes text() {
    return text;
  }

  /** Whether the line begun last will lose its end. */
  boolean isTooLong() {
    return text.length() > LONGEST_TEXT;
  }

  void end(long timeMicros, Host host, Program program) {
    end(timeMicros, host, program, Effect.NOTHING);
  }

  void end(long timeMicros, Host host, Program program, Effect effect) {
    text.cutTo(LONGEST_TEXT);
    int pid = host.pid(program, dice);
    timeline.add(new Event(timeMicros, host, program, pid, text.toByteArray(), effect));
  }
}
