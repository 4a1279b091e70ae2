package io.fivefifty.dns.spf;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of one address gave.
 *
 * @param domain whose record was asked for: the sender's, or the HELO name
 * @param term what decided, as written: {@code ip4:192.0.2.0/24}, {@code -all}; null where it was
 *     no term: the default, no record, a lookup of a record that failed, a record that is wrong
 * @param path the domains whose records led there; the term stands in the record of the last
 */
public record SpfResult(
    SpfOutcome outcome, String domain, @Nullable String term, List<String> path) {

  public SpfResult {
    requireNonNull(outcome, "outcome is null");
    requireNonNull(domain, "domain is null");
    path = List.copyOf(path);
  }
}
