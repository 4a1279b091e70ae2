package io.fivefifty.cli;

import io.fivefifty.logs.Days;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which days a command is about. */
final class DayOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--day", paramLabel = "DAY", description = "One day, as 2026-11-22.")
  private @Nullable String day;

  @Option(names = "--from", paramLabel = "DAY", description = "The first of several days.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last of several days.")
  private @Nullable String to;

  @Option(names = "--all-days", description = "Every day that there is.")
  private boolean all;

  /** The days asked for, or the command's own where none was named. */
  Days daysOr(Days byDefault) {
    int ways = (day == null ? 0 : 1) + (from == null && to == null ? 0 : 1) + (all ? 1 : 0);
    if (ways > 1) {
      throw wrong("--day, --from with --to, and --all-days are three ways to say it: take one");
    }
    if (day != null) {
      LocalDate one = parse(spec, "--day", day);
      return new Days(one, one);
    }
    if (from != null || to != null) {
      return span();
    }
    return all ? Days.ALL : byDefault;
  }

  /** The day before the clock's, in its zone. */
  static Days yesterday(Clock clock) {
    LocalDate yesterday = LocalDate.now(clock).minusDays(1);
    return new Days(yesterday, yesterday);
  }

  private Days span() {
    LocalDate first = from == null ? Days.ALL.from() : parse(spec, "--from", from);
    LocalDate last = to == null ? Days.ALL.to() : parse(spec, "--to", to);
    if (last.isBefore(first)) {
      throw wrong("--to " + last + " is before --from " + first);
    }
    return new Days(first, last);
  }

  /** The day that an option names. */
  static LocalDate parse(CommandSpec spec, String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '"
              + option
              + "': '"
              + text
              + "' is no day; expected one such as 2026-11-22");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
