package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {

  @Test
  void colours_are_for_terminals_only() {
    assertThat(Terminal.ansi("1", null)).isEqualTo(Ansi.ON);
    assertThat(Terminal.ansi("1", "")).isEqualTo(Ansi.ON);
    assertThat(Terminal.ansi(null, null)).isEqualTo(Ansi.OFF);
    assertThat(Terminal.ansi("0", null)).isEqualTo(Ansi.OFF);
  }

  @Test
  void who_wants_no_colours_gets_none() {
    assertThat(Terminal.ansi("1", "1")).isEqualTo(Ansi.OFF);
  }

  @ParameterizedTest
  @CsvSource({
    "80, 80",
    "100, 100",
    "240, 100",
    "20, 60",
    "0, 60",
    ", 100",
    "wide, 100",
    "-80, 100",
    "99999, 100"
  })
  void a_line_has_60_to_100_columns(String told, int columns) {
    assertThat(Terminal.columns(told)).isEqualTo(columns);
  }

  @Test
  void what_is_styled_is_no_markup_itself() {
    assertThat(Terminal.styled(Ansi.Style.bold, "@|red x|@")).isEqualTo("@|red x|@");
  }
}
