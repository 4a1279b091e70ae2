package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BytesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4_999, 0",
    "5_000, 0.01",
    "130_000, 0.13",
    "200_000, 0.2",
    "994_999, 0.99",
    "995_000, 1",
    "5_250_000, 5.3",
    "9_949_999, 9.9",
    "9_950_000, 10",
    "983_400_000, 983"
  })
  void secondsReadAsInPostfix(String micros, String expected) {
    long number = Long.parseLong(micros.replace("_", ""));
    assertThat(new Bytes(1).addSeconds(number)).hasToString(expected);
  }

  @Property
  void numbersReadAsInJava(@ForAll @LongRange(min = 0) long number) {
    assertThat(new Bytes(1).addNumber(number)).hasToString(Long.toString(number));
  }

  @Property
  void numbersArePadded(@ForAll @IntRange(min = 0, max = 999_999) int number) {
    assertThat(new Bytes(1).addNumber(number, 6)).hasToString(String.format("%06d", number));
  }

  @Property
  void hexadecimalReadsAsInJava(@ForAll @IntRange(min = 0) int number) {
    assertThat(new Bytes(1).addHex(number, 8)).hasToString(String.format("%08X", number));
  }

  @Example
  void textIsUtf8() {
    assertThat(new Bytes(1).add("a").add("müller").add(" ß")).hasToString("amüller ß");
  }
}
