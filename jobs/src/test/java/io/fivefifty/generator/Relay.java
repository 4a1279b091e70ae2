package io.fivefifty.generator;

/**
 * A host that takes mail for others, reached by IPv4 and IPv6.
 *
 * @param overIpv4 {@code host[address]} as Postfix writes it
 * @param overIpv6 the same with the IPv6 address
 */
record Relay(String host, String overIpv4, String overIpv6) {

  /** A relay at addresses of the documentation ranges (RFC 5737, RFC 3849) made from its name. */
  static Relay named(String host) {
    int hash = host.hashCode();
    String net = (hash & 0x100) == 0 ? "198.51.100." : "203.0.113.";
    int last = 1 + (hash >>> 9 & 0x7f) + (hash >>> 16 & 0x7f) % 127;
    String ipv6 = "2001:db8:2:" + Integer.toHexString(1 + (hash >>> 4 & 0xfff)) + "::" + last;
    return new Relay(host, host + "[" + net + last + "]", host + "[" + ipv6 + "]");
  }

  String reached(Dice dice) {
    return dice.chance(0.8) ? overIpv4 : overIpv6;
  }
}
