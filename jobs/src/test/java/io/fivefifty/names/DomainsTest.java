package io.fivefifty.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DomainsTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "EXAMPLE.com, example.com",
    "example.com., example.com",
    "Example.COM., example.com",
    "localhost, localhost",
    "'', ''",
    "., ''",
    "münchen.example, xn--mnchen-3ya.example",
    "MÜNCHEN.example, xn--mnchen-3ya.example",
    "münchen.example., xn--mnchen-3ya.example",
    "xn--mnchen-3ya.example, xn--mnchen-3ya.example",
    "XN--MNCHEN-3YA.example, xn--mnchen-3ya.example",
    "例え.テスト, xn--r8jz45g.xn--zckzah",
    "_dmarc.example.com, _dmarc.example.com",
  })
  void domainsAreALabelsInSmallLettersWithoutAFinalDot(String written, String expected) {
    assertThat(Domains.aLabels(written)).isEqualTo(expected);
  }

  /** Transitional processing (UTS 46) would make it strasse.example, somebody else's domain. */
  @ParameterizedTest
  @CsvSource({
    "straße.example, xn--strae-oqa.example",
    "STRAßE.example, xn--strae-oqa.example",
    "βόλος.example, xn--nxasmm1c.example",
  })
  void lettersThatOldStandardsReplacedAreKept(String written, String expected) {
    assertThat(Domains.aLabels(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Bad\uFFFDÜ.example, bad\uFFFDü.example",
    "-Ü-.Example, -ü-.example",
    "א1a.EXAMPLE, א1a.example",
  })
  void whatNoStandardAllowsStaysInSmallLetters(String written, String expected) {
    assertThat(Domains.aLabels(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"[192.0.2.1], [192.0.2.1]", "[IPv6:2001:DB8::1], [ipv6:2001:db8::1]"})
  void addressLiteralsStay(String written, String expected) {
    assertThat(Domains.aLabels(written)).isEqualTo(expected);
  }

  /** The letter becomes 18 others, and ICU takes no label of more than 1000. */
  @Test
  void a_label_too_long_for_icu_stays() {
    String name = "\ufdfa".repeat(100) + ".example";

    assertThat(Domains.aLabels(name)).isEqualTo(name);
  }
}
