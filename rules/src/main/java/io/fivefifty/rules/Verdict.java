package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

/**
 * Everything the classifier says of one reply.
 *
 * @param provider id of who said no, {@link Providers#OTHER} where nothing tells
 * @param cause why
 * @param rule id of the rule that decided, {@link #NO_RULE} where none knew the reply
 * @param template the reply with its variable parts masked
 */
public record Verdict(String provider, Cause cause, String rule, Template template) {
  /** Stands for the rule of a reply that no rule knows. */
  public static final String NO_RULE = "-";

  public Verdict {
    requireNonNull(provider, "provider is null");
    requireNonNull(cause, "cause is null");
    requireNonNull(rule, "rule is null");
    requireNonNull(template, "template is null");
  }
}
