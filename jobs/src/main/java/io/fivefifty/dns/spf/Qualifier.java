package io.fivefifty.dns.spf;

import org.jspecify.annotations.Nullable;

/** What a match means (RFC 7208 section 4.6.2). */
enum Qualifier {
  PASS('+', SpfOutcome.PASS),
  FAIL('-', SpfOutcome.FAIL),
  SOFTFAIL('~', SpfOutcome.SOFTFAIL),
  NEUTRAL('?', SpfOutcome.NEUTRAL);

  private final char sign;
  private final SpfOutcome outcome;

  Qualifier(char sign, SpfOutcome outcome) {
    this.sign = sign;
    this.outcome = outcome;
  }

  SpfOutcome outcome() {
    return outcome;
  }

  String id() {
    return outcome.id();
  }

  static @Nullable Qualifier of(char sign) {
    for (Qualifier qualifier : values()) {
      if (qualifier.sign == sign) {
        return qualifier;
      }
    }
    return null;
  }
}
