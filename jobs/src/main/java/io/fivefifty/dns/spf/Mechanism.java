package io.fivefifty.dns.spf;

import io.fivefifty.names.IpAddress;
import org.jspecify.annotations.Nullable;

/** What a term matches (RFC 7208 section 5). A target of null is the domain of the record. */
sealed interface Mechanism {

  record All() implements Mechanism {}

  record Include(MacroString target) implements Mechanism {}

  record A(@Nullable MacroString target, Prefixes prefixes) implements Mechanism {}

  record Mx(@Nullable MacroString target, Prefixes prefixes) implements Mechanism {}

  record Ptr(@Nullable MacroString target) implements Mechanism {}

  record Exists(MacroString target) implements Mechanism {}

  /** {@code ip4} and {@code ip6}. */
  record Network(IpAddress address, int prefixBits) implements Mechanism {}

  /** How many bits count of an IPv4 and of an IPv6 address. */
  record Prefixes(int v4, int v6) {

    int of(IpAddress address) {
      return address.isV4() ? v4 : v6;
    }
  }

  /** Whether it counts against the limit of lookups (RFC 7208 section 4.6.4). */
  default boolean asksDns() {
    return !(this instanceof All || this instanceof Network);
  }
}
