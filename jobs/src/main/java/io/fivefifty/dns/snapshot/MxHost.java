package io.fivefifty.dns.snapshot;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One MX record.
 *
 * @param preference the lowest is tried first
 * @param addresses in the form of RFC 5952, IPv4 first
 */
public record MxHost(int preference, String exchange, List<String> addresses) {

  public MxHost {
    requireNonNull(exchange, "exchange is null");
    addresses = List.copyOf(addresses);
  }
}
