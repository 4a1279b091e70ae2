package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A verdict, and how it came about.
 *
 * @param verdict who and why
 * @param rule the rule that decided, or null where none knows the reply
 * @param runnerUp the rule that would decide otherwise, one for another cause if there is any; null
 *     where no other rule holds
 * @param runnerUpLost why the runner-up lost, null where there is none
 * @param providerKnownBy how the provider was known
 */
public record Explanation(
    Verdict verdict,
    @Nullable Rule rule,
    @Nullable Rule runnerUp,
    @Nullable String runnerUpLost,
    String providerKnownBy) {
  public Explanation {
    requireNonNull(verdict, "verdict is null");
    requireNonNull(providerKnownBy, "providerKnownBy is null");
  }

  /** What to do: the provider's own remedy where the rule has one, else the cause's advice. */
  public String advice() {
    String own = rule == null ? null : rule.advice();
    return own == null ? verdict.cause().advice() : own;
  }
}
