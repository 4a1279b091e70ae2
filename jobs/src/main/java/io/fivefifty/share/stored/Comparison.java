package io.fivefifty.share.stored;

import io.fivefifty.logs.Days;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * A period's sum beside those of the periods of the same length before it. One that is not stored
 * whole does not count.
 *
 * @param storedDays every day that is stored
 * @param rejections by day; a stored day that is missing has none
 */
record Comparison(
    Days period, NavigableSet<LocalDate> storedDays, Map<LocalDate, Long> rejections) {

  private static final int COMPARED = 7;

  /** The first day that is looked at. */
  static LocalDate first(Days period) {
    return period.from().minusDays(length(period) * COMPARED);
  }

  /** The period right before. */
  static Days before(Days period) {
    return new Days(period.from().minusDays(length(period)), period.from().minusDays(1));
  }

  private static long length(Days period) {
    return ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
  }

  /** What was refused in the period. */
  long sum() {
    return sum(period);
  }

  /** Of the period before; null where it is not stored whole. */
  @Nullable Long previous() {
    Days before = before(period);
    return isWhole(before) ? (Long) sum(before) : null;
  }

  /** The median of the seven periods before, as far as they are stored; null where none is. */
  @Nullable Double median() {
    List<Long> sums = new ArrayList<>();
    Days at = period;
    for (int i = 0; i < COMPARED; i++) {
      at = before(at);
      if (isWhole(at)) {
        sums.add(sum(at));
      }
    }
    if (sums.isEmpty()) {
      return null;
    }
    sums.sort(null);
    return (sums.get((sums.size() - 1) / 2) + sums.get(sums.size() / 2)) / 2.0;
  }

  private boolean isWhole(Days days) {
    return storedDays.subSet(days.from(), true, days.to(), true).size() == length(days);
  }

  private long sum(Days days) {
    return rejections.entrySet().stream()
        .filter(entry -> days.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
