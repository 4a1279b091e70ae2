package io.fivefifty.dns.dmarc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What shall become of mail that fails (RFC 9989 section 4.7, the tag {@code p}), mildest first.
 */
enum Policy {
  NONE,
  QUARANTINE,
  REJECT;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The policy of this value; null where there is no such policy. */
  static @Nullable Policy of(String value) {
    return switch (value) {
      case "none" -> NONE;
      case "quarantine" -> QUARANTINE;
      case "reject" -> REJECT;
      default -> null;
    };
  }

  /** One step weaker: what {@code t=y} asks for, and {@code pct=0} asked for. */
  Policy weaker() {
    return this == REJECT ? QUARANTINE : NONE;
  }
}
