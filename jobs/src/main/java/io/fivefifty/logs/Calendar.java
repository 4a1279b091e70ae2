package io.fivefifty.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** Tells the day of a time. Hot: asks the zone's rules only when the day changes. */
final class Calendar {

  private final ZoneId zone;
  private long fromMicros = Long.MAX_VALUE;
  private long toMicros = Long.MIN_VALUE;
  private LocalDate day = LocalDate.EPOCH;

  Calendar(ZoneId zone) {
    this.zone = zone;
  }

  LocalDate dayOf(long micros) {
    if (micros < fromMicros || micros >= toMicros) {
      Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
      day = instant.atZone(zone).toLocalDate();
      fromMicros = startOf(day);
      toMicros = startOf(day.plusDays(1));
    }
    return day;
  }

  private long startOf(LocalDate date) {
    return TimeUnit.SECONDS.toMicros(date.atStartOfDay(zone).toEpochSecond());
  }
}
