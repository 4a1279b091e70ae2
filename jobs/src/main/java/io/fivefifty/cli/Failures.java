package io.fivefifty.cli;

import io.fivefifty.dns.asking.DnsSourceException;
import io.fivefifty.names.PlainText;
import io.fivefifty.report.ReportException;
import io.fivefifty.rules.RuleException;
import io.fivefifty.source.LogInputException;
import io.fivefifty.source.NoSuchLogException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
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
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    String word = unmatched(failure);
    String what = word == null ? String.valueOf(failure.getMessage()) : unmatched(word, command);
    String sentence = what.endsWith("?") || what.endsWith(".") ? what : what + ".";
    PrintWriter err = failure.getCommandLine().getErr();
    err.println(
        "fivefifty: "
            + PlainText.harmless(sentence)
            + " Try '"
            + command.qualifiedName()
            + " --help'.");
    err.flush();
    return WRONG_USE;
  }

  /** The names of a command's own commands, for a message. */
  static String commands(CommandSpec command) {
    return String.join(", ", command.subcommands().keySet());
  }

  /** The word that is no option, command or argument, where that is what went wrong. */
  private static @Nullable String unmatched(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched.getUnmatched().get(0);
    }
    // Of an option among another's values, and of help's argument, picocli only tells in words.
    String message = String.valueOf(failure.getMessage());
    int start = message.indexOf('\'') + 1;
    int end = message.indexOf('\'', start);
    boolean unknown =
        failure instanceof UnmatchedArgumentException || message.startsWith("Unknown subcommand");
    return unknown && start > 0 && end > start ? message.substring(start, end) : null;
  }

  private static String unmatched(String word, CommandSpec command) {
    UnmatchedArgumentException failure =
        new UnmatchedArgumentException(command.commandLine(), List.of(word));
    List<String> alike = failure.getSuggestions();
    String meant =
        alike.isEmpty()
            ? ""
            : "; did you mean "
                + String.join(" or ", alike.subList(0, Math.min(2, alike.size())))
                + "?";
    if (failure.isUnknownOption()) {
      return "There is no option '" + word + "'" + meant;
    }
    if (command.subcommands().isEmpty()) {
      return "'" + word + "' is one word too many";
    }
    return "There is no command '"
        + word
        + "'"
        + (meant.isEmpty() ? "; expected " + commands(command) : meant);
  }

  /** The command was understood and could not be carried out. */
  static int failed(Exception failure, CommandLine command, ParseResult ignored) {
    PrintWriter err = command.getErr();
    Throwable told = told(failure);
    if (told != null) {
      String.valueOf(told.getMessage())
          .lines()
          .forEach(line -> err.println("fivefifty: " + PlainText.harmless(line)));
    } else {
      String log = System.getProperty("fivefifty.log");
      err.println(
          "fivefifty: "
              + PlainText.harmless(root(failure).toString().lines().findFirst().orElse(""))
              + " (a fault of Fivefifty or of its surroundings; Spark's log tells more"
              + (log == null ? ")" : ": " + log + ")"));
    }
    err.flush();
    return told instanceof NoSuchLogException || told instanceof RuleException ? WRONG_USE : FAILED;
  }

  /** The failure that was written for a person, where there is one among the causes. */
  private static @Nullable Throwable told(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof LogInputException
          || at instanceof ReportException
          || at instanceof DnsSourceException
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
