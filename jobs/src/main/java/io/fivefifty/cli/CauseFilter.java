package io.fivefifty.cli;

import io.fivefifty.rules.RuleSet;
import io.fivefifty.share.content.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which of the ranked causes are shown, and how finely they are told apart. */
final class CauseFilter {

  private static final List<String> SCOPES =
      List.of(
          "all",
          "provider",
          "sending_domain",
          "provider+sending_domain",
          "provider+code",
          "provider+code+sending_domain");

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "What tells rows apart beside the cause: all, provider, sending_domain,"
              + " provider+sending_domain, provider+code, provider+code+sending_domain.")
  private @Nullable String scope;

  @Option(names = "--provider", paramLabel = "P", description = "Only of this provider.")
  private @Nullable String provider;

  @Option(
      names = "--sending-domain",
      paramLabel = "D",
      description = "Only mail of this sending domain.")
  private @Nullable String sendingDomain;

  @Option(names = "--fixable", description = "Only what the sending side can fix.")
  private boolean fixable;

  /** What is asked for, checked. */
  Subject subject(RuleSet rules) {
    return new Subject(
        KnownNames.provider(spec, rules, provider),
        KnownNames.sendingDomain(sendingDomain),
        fixable);
  }

  /**
   * The scope asked for, or the default, which gets a sending domain where one is asked for.
   *
   * @param byDefault one of the scopes
   */
  String scope(String byDefault) {
    if (scope == null) {
      return sendingDomain != null && !byDefault.contains("sending_domain")
          ? byDefault + "+sending_domain"
          : byDefault;
    }
    if (!SCOPES.contains(scope)) {
      throw KnownNames.unknown(spec, "--scope", scope, SCOPES.stream());
    }
    requireIn(provider, "provider");
    requireIn(sendingDomain, "sending_domain");
    return scope;
  }

  /** A scope that does not tell such names apart has no rows of one. */
  private void requireIn(@Nullable String name, String column) {
    if (name != null && scope != null && !scope.contains(column)) {
      throw KnownNames.unknown(
          spec, "--scope", scope, SCOPES.stream().filter(known -> known.contains(column)));
    }
  }
}
