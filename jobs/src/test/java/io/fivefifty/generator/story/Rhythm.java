package io.fivefifty.generator.story;

import java.time.DayOfWeek;
import java.util.List;

/** How much of a usual weekday's mail is sent on each day of the week. */
enum Rhythm {
  DAILY(1.0, 1.0, 1.0, 1.0, 1.0, 0.85, 0.8),
  OFFICE(1.1, 1.05, 1.0, 1.0, 0.9, 0.12, 0.06),
  /** On Tuesdays and Thursdays; on the other days only welcomes. */
  NEWSLETTER(0.07, 1.0, 0.07, 1.0, 0.07, 0.07, 0.07);

  private final List<Double> fromMonday;

  Rhythm(Double... fromMonday) {
    this.fromMonday = List.of(fromMonday);
  }

  double shareOn(DayOfWeek day) {
    return fromMonday.get(day.getValue() - 1);
  }
}
