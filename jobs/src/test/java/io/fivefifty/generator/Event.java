package io.fivefifty.generator;

/** A line to be written. No record, for its text is an array, and nobody asks for equality. */
final class Event {
  private final long timeMicros;
  private final Host host;
  private final Program program;
  private final int pid;
  private final byte[] text;
  private final Effect effect;

  Event(long timeMicros, Host host, Program program, int pid, byte[] text, Effect effect) {
    this.timeMicros = timeMicros;
    this.host = host;
    this.program = program;
    this.pid = pid;
    this.text = text;
    this.effect = effect;
  }

  /** Since 1970, UTC. */
  long timeMicros() {
    return timeMicros;
  }

  Host host() {
    return host;
  }

  Program program() {
    return program;
  }

  int pid() {
    return pid;
  }

  /** What stands after the tag; not to be changed. */
  byte[] text() {
    return text;
  }

  Effect effect() {
    return effect;
  }
}
