package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class DaysTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);

  @Test
  void bothEndsAreInTheSpan() {
    Days days = new Days(FIRST, FIRST.plusDays(2));
    assertThat(days.contains(FIRST)).isTrue();
    assertThat(days.contains(FIRST.plusDays(2))).isTrue();
  }

  @Test
  void whatLiesOutsideIsNotInTheSpan() {
    Days days = new Days(FIRST, FIRST.plusDays(2));
    assertThat(days.contains(FIRST.minusDays(1))).isFalse();
    assertThat(days.contains(FIRST.plusDays(3))).isFalse();
  }

  @Test
  void aSpanMayBeOneDay() {
    assertThat(new Days(FIRST, FIRST).contains(FIRST)).isTrue();
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new Days(FIRST, FIRST.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the last day, 2026-11-22, is before the first, 2026-11-23");
  }

  @Test
  void allDaysHoldEveryDayOfALog() {
    assertThat(Days.ALL.contains(LocalDate.EPOCH)).isTrue();
    assertThat(Days.ALL.contains(FIRST)).isTrue();
  }
}
