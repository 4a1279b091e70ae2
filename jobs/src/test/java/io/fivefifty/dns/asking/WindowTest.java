package io.fivefifty.dns.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many questions are under way at once. */
class WindowTest {

  @Test
  void it_opens_while_answers_come() {
    Window window = new Window(96);

    assertThat(window.size()).isEqualTo(32);
    assertThat(afterLosses(window, 0.0)).isEqualTo(96);
  }

  @Test
  void a_loss_now_and_then_changes_nothing() {
    assertThat(afterLosses(new Window(96), 0.05)).isGreaterThan(80);
  }

  @Test
  void it_closes_while_many_are_lost_and_never_wholly() {
    assertThat(afterLosses(new Window(96), 0.6)).isEqualTo(4);
    assertThat(afterLosses(new Window(1), 0.6)).isEqualTo(1);
  }

  @Test
  void it_opens_again_when_the_losses_end() {
    Window window = new Window(96);
    afterLosses(window, 0.6);

    assertThat(afterLosses(window, 0.0)).isEqualTo(96);
  }

  private static int afterLosses(Window window, double share) {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      if (random.nextDouble() < share) {
        window.lost();
      } else {
        window.answered();
      }
    }
    return window.size();
  }
}
