package io.fivefifty.cli;

import io.fivefifty.report.ReportException;
import io.fivefifty.rules.RuleException;
import io.fivefifty.source.LogInputException;
import io.fivefifty.source.NoSuchLogException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person is told when something goes wrong: one clear line, and what to do. */
final class Failures {

  static final int FAILED = 1;
  static final int WRONG_USE = 2;
  static final int TOO_MANY_MALFORMED = 3;

  private Failures() {}

  /** The command line itself is wrong. */
  static int wrongUse(ParameterException failure, String[] words) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("fivefifty: " + Terminal.harmless(String.valueOf(failure.getMessage())));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return WRONG_USE;
  }

  /** The command was understood and could not be carried out. */
  static int failed(Exception failure, CommandLine command, ParseResult ignored) {
    PrintWriter err = command.getErr();
    Throwable told = told(failure);
    if (told != null) {
      String.valueOf(told.getMessage())
          .lines()
          .forEach(line -> err.println("fivefifty: " + Terminal.harmless(line)));
    } else {
      Throwable root = root(failure);
      err.println(
          "fivefifty: " + Terminal.harmless(root.toString().lines().findFirst().orElse("")));
      String log = System.getProperty("fivefifty.log");
      err.println(
          log == null
              ? "This is a fault of Fivefifty or of its surroundings; Spark's log tells more."
              : "This is a fault of Fivefifty or of its surroundings; Spark's log tells more: "
                  + log);
    }
    err.flush();
    return told instanceof NoSuchLogException || told instanceof RuleException ? WRONG_USE : FAILED;
  }

  /** The failure that was written for a person, where there is one among the causes. */
  private static @Nullable Throwable told(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof LogInputException
          || at instanceof ReportException
          || at instanceof RuleException) {
        return at;
      }
    }
    return null;
  }

  private static Throwable root(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }
}
