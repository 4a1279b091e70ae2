package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyCodesTest {
  @Test
  void aCodeIsItself() {
    assertThat(codes("550")).containsExactly(550);
  }

  @Test
  void anXIsAnyDigit() {
    assertThat(codes("5xx")).hasSize(100).startsWith(500).endsWith(599);
    assertThat(codes("45x")).hasSize(10).startsWith(450).endsWith(459);
    assertThat(codes("5x0")).contains(500, 550, 590).hasSize(10);
  }

  @Test
  void aListIsAllOfThem() {
    assertThat(codes("450, 550,55X")).contains(450).contains(550, 551, 559).hasSize(11);
  }

  @Test
  void noReplyIsNoRejection() {
    assertThat(ReplyCodes.parse("4xx,5xx").contains(0)).isFalse();
    assertThat(ReplyCodes.parse("4xx,5xx").contains(250)).isFalse();
  }

  @Test
  void itIsWrittenAsItWasGiven() {
    assertThat(ReplyCodes.parse("450, 5xx")).hasToString("450, 5xx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "550,", ",550", "55", "5500", "250", "650", "x50", "abc", "5.7.1"})
  void whatIsNoListOfCodesIsRefused(String list) {
    assertThatThrownBy(() -> ReplyCodes.parse(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no reply code; expected three digits such as 550, or 5xx");
  }

  @Test
  void theErrorNamesThePartThatIsWrong() {
    assertThatThrownBy(() -> ReplyCodes.parse("550, 60"))
        .hasMessageStartingWith("\"60\" is no reply code");
  }

  private static int[] codes(String list) {
    ReplyCodes codes = ReplyCodes.parse(list);
    return IntStream.range(0, 1_000).filter(codes::contains).toArray();
  }
}
