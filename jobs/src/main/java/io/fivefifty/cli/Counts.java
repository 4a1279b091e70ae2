package io.fivefifty.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Numbers that say how many. */
final class Counts {

  private Counts() {}

  /** As many as an option's text says, one at least. */
  static int parse(CommandSpec spec, String option, String text) {
    if (!text.matches("0{0,9}[1-9][0-9]{0,8}")) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '"
              + option
              + "': '"
              + text
              + "'; expected a number such as 10");
    }
    return Integer.parseInt(text);
  }
}
