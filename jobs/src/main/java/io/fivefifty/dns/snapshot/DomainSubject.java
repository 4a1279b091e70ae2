package io.fivefifty.dns.snapshot;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A domain to take a snapshot of.
 *
 * @param domain an A-label name in small letters
 * @param selectors of its DKIM keys that were seen in use or named: DNS cannot list them
 */
public record DomainSubject(String domain, List<String> selectors) {

  public DomainSubject {
    requireNonNull(domain, "domain is null");
    selectors = List.copyOf(selectors);
  }
}
