package io.fivefifty.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How many causes are shown. */
final class TopOption {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many causes to show. Default: 10.")
  private int rows;

  int rows() {
    if (rows < 0) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--top': " + rows + " is less than 0");
    }
    return rows;
  }
}
