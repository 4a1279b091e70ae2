package io.fivefifty.cli;

import io.fivefifty.names.Domains;
import io.fivefifty.rules.Cause;
import io.fivefifty.rules.Provider;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Names to choose rows by. One that no rule gives would find nothing, and say nothing of the slip.
 */
final class KnownNames {

  private KnownNames() {}

  /** The provider's id, checked; null where none is asked for. */
  static @Nullable String provider(CommandSpec spec, RuleSet rules, @Nullable String provider) {
    if (provider != null
        && !provider.equals(Providers.OTHER)
        && rules.providers().provider(provider).isEmpty()) {
      throw unknown(
          spec,
          "--provider",
          provider,
          rules.providers().all().stream().map(Provider::id).sorted());
    }
    return provider;
  }

  /** The cause's id, checked; null where none is asked for. */
  static @Nullable String cause(CommandSpec spec, RuleSet rules, @Nullable String cause) {
    if (cause != null && rules.causes().stream().noneMatch(known -> known.id().equals(cause))) {
      throw unknown(spec, "--cause", cause, rules.causes().stream().map(Cause::id).sorted());
    }
    return cause;
  }

  /** The domain as the tables write it; null where none is asked for. */
  static @Nullable String sendingDomain(@Nullable String domain) {
    return domain == null ? null : Domains.aLabels(domain);
  }

  /** The complaint about a value that is none of those expected. */
  static ParameterException unknown(
      CommandSpec spec, String option, String found, Stream<String> known) {
    return new ParameterException(
        spec.commandLine(),
        "Invalid value for option '"
            + option
            + "': '"
            + found
            + "'; expected one of "
            + known.collect(Collectors.joining(", ")));
  }
}
