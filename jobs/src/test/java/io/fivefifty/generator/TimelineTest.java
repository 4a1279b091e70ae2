package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TimelineTest {
  private final Timeline timeline = new Timeline(10_000_000, 20_000_000);

  @Test
  void aSecondComesInOrderOfTime() {
    timeline.add(at(11_000_003));
    timeline.add(at(12_000_000));
    timeline.add(at(11_000_001));
    assertThat(timeline.takeSecond(11))
        .extracting(Event::timeMicros)
        .containsExactly(11_000_001L, 11_000_003L);
    assertThat(timeline.takeSecond(12)).extracting(Event::timeMicros).containsExactly(12_000_000L);
  }

  @Test
  void whatLiesOutsideIsForgotten() {
    timeline.add(at(9_999_999));
    timeline.add(at(20_000_000));
    assertThat(timeline.takeSecond(9)).isEmpty();
    assertThat(timeline.takeSecond(20)).isEmpty();
  }

  @Test
  void nothingIsAddedToWhatIsWritten() {
    timeline.takeSecond(15);
    assertThatThrownBy(() -> timeline.add(at(15_900_000)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("second 15");
  }

  private static Event at(long micros) {
    QueueIds ids = new QueueIds(QueueIdStyle.LONG, new QueueIds.SharedWalk(), new Dice(1));
    Host host = new Host(0, ids);
    return new Event(micros, host, Program.QMGR, 1, new byte[0], Effect.NOTHING);
  }
}
