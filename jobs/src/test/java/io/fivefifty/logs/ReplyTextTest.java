package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 no | 550 5.1.1 no",
        "550-5.1.1 no#015#012550 5.1.1 bye | 550-5.1.1 no 550 5.1.1 bye",
        "550 a#011b#015#012 | 550 a b",
        "550 ticket #1012, #010, #01 | 550 ticket #1012, #010, #01",
      })
  void escapedLineEndsBecomeBlanks(String logged, String told) {
    Line line = Lines.of(logged);
    assertThat(ReplyText.of(line, 0, line.end)).isEqualTo(told);
  }
}
