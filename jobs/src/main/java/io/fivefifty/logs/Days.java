package io.fivefifty.logs;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/** A span of days, both ends included. */
public record Days(LocalDate from, LocalDate to) implements Serializable {

  /** Every day that a log can hold. */
  public static final Days ALL = new Days(LocalDate.EPOCH, LocalDate.of(9999, 12, 31));

  public Days {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the last day, " + to + ", is before the first, " + from);
    }
  }

  /** Whether the day lies in the span. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
