package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "snapshot", "rank", "attempts", "explain"})
  void each_command_has_a_readable_help_with_an_example(String command) {
    Outcome outcome = Outcome.of(command, "--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("Usage: fivefifty " + command + " ")
        .contains("Example:\n  fivefifty " + command + " ")
        .doesNotContain("null", "%%", "${", "\u001b");
    assertThat(Outcome.of("help", command)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "snapshot", "rank", "attempts", "explain"})
  void help_fits_a_terminal_of_80_columns_and_its_example_one_line(String command) {
    CommandLine commands = Main.commandLine().setUsageHelpWidth(80);
    CommandLine one = commands.getSubcommands().get(command);
    String help = one.getUsageMessage();

    assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    for (String line : one.getCommandSpec().usageMessage().footer()) {
      if (line.startsWith("  fivefifty ")) {
        assertThat(help.lines()).contains(line);
      }
    }
  }

  @Test
  void the_programs_help_names_the_commands_where_to_begin_and_the_exit_codes() {
    Outcome outcome = Outcome.of("--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("\n  nightly ", "\n  snapshot ", "\n  rank ", "\n  attempts ", "\n  explain ")
        .contains("Start here:\n  fivefifty nightly --logs ")
        .contains("Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but");
    assertThat(Outcome.of("help")).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void the_version_is_told_by_the_program_and_by_each_command(String option) {
    Outcome outcome = Outcome.of(option);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).matches("fivefifty \\S+\n");
    for (String command : new String[] {"nightly", "snapshot", "rank", "attempts", "explain"}) {
      assertThat(Outcome.of(command, option)).isEqualTo(outcome);
    }
  }
}
