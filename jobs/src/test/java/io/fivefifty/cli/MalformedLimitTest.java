package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class MalformedLimitTest {

  private static final MalformedLimit.Converter CONVERTER = new MalformedLimit.Converter();

  @Test
  void a_number_is_a_number_of_lines() {
    MalformedLimit limit = CONVERTER.convert("10");

    assertThat(limit.allows(10, 11)).isTrue();
    assertThat(limit.allows(11, 1_000_000)).isFalse();
  }

  @Test
  void a_share_is_of_all_lines() {
    MalformedLimit limit = CONVERTER.convert("2.5%");

    assertThat(limit.allows(25, 1000)).isTrue();
    assertThat(limit.allows(26, 1000)).isFalse();
  }

  @Test
  void none_may_be_allowed_and_all() {
    assertThat(CONVERTER.convert("0").allows(0, 0)).isTrue();
    assertThat(CONVERTER.convert("0").allows(1, 100)).isFalse();
    assertThat(CONVERTER.convert("100%").allows(100, 100)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%", "-1", "1e3", "NaN", "5%%", "10 %", "many", "1,000", "9999999999999"})
  void rubbish_is_told_what_was_expected(String rubbish) {
    assertThatThrownBy(() -> CONVERTER.convert(rubbish))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "'" + rubbish + "'; expected a number of lines such as 1000, or a share such as 5%");
  }
}
