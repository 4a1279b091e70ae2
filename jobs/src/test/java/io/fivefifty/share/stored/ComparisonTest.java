package io.fivefifty.share.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Days;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static NavigableSet<LocalDate> stored(int... daysBack) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (int back : daysBack) {
      days.add(DAY.minusDays(back));
    }
    return days;
  }

  @Test
  void a_day_is_compared_with_the_one_before_and_the_seven_before() {
    Comparison comparison =
        new Comparison(
            new Days(DAY, DAY),
            stored(0, 1, 2, 3, 9),
            Map.of(DAY, 10L, DAY.minusDays(1), 4L, DAY.minusDays(3), 6L, DAY.minusDays(9), 99L));

    assertThat(comparison.sum()).isEqualTo(10);
    assertThat(comparison.previous()).isEqualTo(4);
    assertThat(comparison.median()).isEqualTo(4); // of 0, 4 and 6
  }

  @Test
  void a_day_before_that_is_not_stored_is_not_a_day_without_rejections() {
    Comparison comparison =
        new Comparison(new Days(DAY, DAY), stored(0, 2), Map.of(DAY, 10L, DAY.minusDays(2), 6L));

    assertThat(comparison.previous()).isNull();
    assertThat(comparison.median()).isEqualTo(6);
    assertThat(new Comparison(new Days(DAY, DAY), stored(0), Map.of()).median()).isNull();
  }

  @Test
  void a_span_is_compared_with_whole_spans_of_its_length() {
    Map<LocalDate, Long> rejections =
        Map.of(DAY, 1L, DAY.minusDays(1), 2L, DAY.minusDays(2), 3L, DAY.minusDays(3), 4L);

    Comparison comparison =
        new Comparison(new Days(DAY.minusDays(1), DAY), stored(0, 1, 2, 3, 4), rejections);

    assertThat(comparison.sum()).isEqualTo(3);
    assertThat(comparison.previous()).isEqualTo(7);
    assertThat(comparison.median()).isEqualTo(7); // the span before that is stored in part only
  }
}
