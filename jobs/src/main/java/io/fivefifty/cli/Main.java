package io.fivefifty.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code ./fivefifty nightly …}, {@code spark-submit fivefifty.jar nightly …}. */
@Command(
    name = "fivefifty",
    description = {
      "Tells people who send mail why it is refused: reads the logs of their mail servers, finds the"
          + " refusals, and ranks the causes.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    commandListHeading = "%nCommands:%n",
    subcommands = {
      NightlyCommand.class,
      SnapshotCommand.class,
      RankCommand.class,
      ShareCommand.class,
      AttemptsCommand.class,
      ExplainCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Start here:",
      "  fivefifty nightly --logs /var/log/mail.log --all-days --reports reports",
      "  fivefifty explain \"550 5.1.1 The email account does not exist\"",
      "  fivefifty nightly --help",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but more lines are malformed than allowed."
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] words) {
    int exitCode = run(words);
    System.out.flush();
    System.err.flush();
    System.exit(exitCode);
  }

  /** Runs one command; the JVM goes on. */
  static int run(String... words) {
    return commandLine().execute(words);
  }

  /** The commands with their options, as the terminal can show them. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setUsageHelpWidth(Terminal.columns())
        .setColorScheme(Terminal.colors())
        .setParameterExceptionHandler(Failures::wrongUse)
        .setExecutionExceptionHandler(Failures::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "No command is named; expected " + Failures.commands(spec));
  }
}
