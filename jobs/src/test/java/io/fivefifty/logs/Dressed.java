package io.fivefifty.logs;

import java.time.Instant;
import java.util.Optional;

/** What a dress told of a line. */
record Dressed(Instant time, String host, String tag, String text) {

  /** Empty where no dress fits. */
  static Optional<Dressed> of(String text) {
    return of(Lines.of(text));
  }

  static Optional<Dressed> of(Line line) {
    if (!Lines.dress().read(line)) {
      return Optional.empty();
    }
    return Optional.of(
        new Dressed(
            Lines.instant(line.timeMicros),
            line.text(line.hostStart, line.hostEnd),
            line.text(line.tagStart, line.tagEnd),
            line.text(line.textStart, line.end)));
  }
}
