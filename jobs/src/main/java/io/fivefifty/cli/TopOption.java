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
  private String rows;

  /** As many as were asked for, one at least. */
  int rows() {
    if (!rows.matches("0{0,9}[1-9][0-9]{0,8}")) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--top': '" + rows + "'; expected a number such as 10");
    }
    return Integer.parseInt(rows);
  }
}
