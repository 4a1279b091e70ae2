package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 <jo@example.com>: unknown | 550 <***@example.com>: unknown",
        "a@x.example and b@y.example | ***@x.example and ***@y.example",
        "see https://example.org/?id=jo%40example.com | see https://example.org/?***%40example.com",
        "bounce+jo=example.com@list.example | ***@list.example",
        "jürgen@example.com | ***@example.com",
        "no address here | no address here",
        "@example.com | @example.com",
        "said: jo@example.com: no | said: ***@example.com: no",
      })
  void localPartsAreHidden(String text, String expected) {
    assertThat(Masking.addresses(text)).isEqualTo(expected);
  }

  @Test
  void aQuotedLocalPartIsHiddenWhole() {
    assertThat(Masking.addresses("to <\"jo the user\"@example.com>"))
        .isEqualTo("to <***@example.com>");
  }

  @Test
  void controlCharactersBecomeBlanks() {
    assertThat(Masking.addresses("a\tb\u0007c\u0085d")).isEqualTo("a b c d");
  }
}
