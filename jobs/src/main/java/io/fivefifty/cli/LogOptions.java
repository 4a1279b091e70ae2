package io.fivefifty.cli;

import io.fivefifty.logs.Days;
import io.fivefifty.logs.ReplyCodes;
import io.fivefifty.logs.format.Formats;
import io.fivefifty.rules.RuleException;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.source.MailLogOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of every command that reads logs. */
final class LogOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--logs",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = {
        "Mail logs: files, folders (read whole, with all below) or patterns such as"
            + " '/var/log/mail.log*'; on any of Hadoop's file systems.",
        "Plain, compressed (gzip, zstd, bzip2, xz, lz4) or in archives (tar, zip); how, in which"
            + " dress and of which host is told from the content."
      })
  private List<String> paths;

  @Option(
      names = "--codes",
      paramLabel = "CODES",
      defaultValue = "550",
      description = "Reply codes that count as a rejection: 550, 5xx, 4xx or a list. Default: 550.")
  private String codes;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = MailLogOptions.AUTO,
      description = "What wrote the logs: auto or postfix. Default: auto, told from the content.")
  private String format;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description =
          "Zone of stamps that name none, and of the days: Europe/Berlin, UTC. Default: this"
              + " machine's.")
  private @Nullable String timeZone;

  @Mixin private RulesOption rules;

  /** The user's own rules together with ours. */
  RuleSet ruleSet() {
    return RuleSet.with(rules.files());
  }

  /** The zone asked for, or this machine's. */
  ZoneId zone() {
    try {
      return timeZone == null ? ZoneId.systemDefault() : ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw wrong(
          "--time-zone",
          "'" + timeZone + "' is no time zone; expected a name such as UTC or Europe/Berlin");
    }
  }

  /** The options as the log source takes them, checked. */
  MailLogOptions toSource(Days days) {
    if (paths.stream().anyMatch(String::isBlank)) {
      throw wrong("--logs", "an empty word is no path; expected a file or a folder");
    }
    try {
      ReplyCodes.parse(codes);
    } catch (IllegalArgumentException e) {
      throw wrong("--codes", e.getMessage());
    }
    if (!format.equals(MailLogOptions.AUTO) && !Formats.isKnown(format)) {
      throw wrong(
          "--format",
          "'"
              + format
              + "' is no format; expected auto or "
              + String.join(" or ", Formats.names()));
    }
    return new MailLogOptions(
        paths,
        MailLogOptions.Rows.OBSERVATIONS,
        codes,
        days,
        zone().getId(),
        format,
        rules.files());
  }

  private ParameterException wrong(String option, @Nullable String what) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': " + what);
  }

  /** The option {@code --rules}, also of commands that read no logs. */
  static final class RulesOption {

    @Option(
        names = "--rules",
        paramLabel = "DIR",
        description = "A folder with rules of your own (*.yaml); they are asked before ours.")
    private @Nullable Path folder;

    private @Nullable List<RuleFile> files;

    List<RuleFile> files() {
      if (files == null) {
        try {
          files = folder == null ? List.of() : RuleSet.readSite(folder);
        } catch (IOException e) {
          throw new RuleException(
              folder + ": found what cannot be read (" + e + "); expected rule files in UTF-8");
        }
      }
      return files;
    }
  }
}
