package io.fivefifty.generator;

/** What a written line changes in the truth. */
sealed interface Effect {

  /** The line says nothing that is counted. */
  record Nothing() implements Effect {}

  /** The line tells the sender of a message; lines before it could not be ascribed. */
  record SenderTold(Envelope envelope) implements Effect {}

  /** The line is the end of an attempt. */
  record Attempted(Envelope envelope, Outcome outcome) implements Effect {}

  Effect NOTHING = new Nothing();
}
