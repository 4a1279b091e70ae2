package io.fivefifty.generator;

/** What becomes of a recipient after a try. */
enum Verdict {
  DONE,
  GIVEN_UP,
  TRY_AGAIN,
  /** The server would not talk: the queue manager may hold back the next try. */
  SUSPENDED
}
