package io.fivefifty.dns.dmarc;

import crawlercommons.domains.EffectiveTldFinder;
import io.fivefifty.dns.DnsNames;
import org.jspecify.annotations.Nullable;

/**
 * Organizational domains as RFC 7489 section 3.2 has them: one label below a public suffix. Private
 * suffixes ({@code github.io}) count too, as with the libraries that receivers use. The list is the
 * one in the jar of crawler-commons.
 */
final class PublicSuffixes {

  static {
    // Read here, once, under the lock of the class: the finder itself sets its instance unguarded.
    EffectiveTldFinder.getInstance();
  }

  private PublicSuffixes() {}

  /** The domain one label below the public suffix; of a public suffix, itself. */
  static String organizationalDomain(String domain) {
    if (!DnsNames.isValid(domain)) {
      return domain;
    }
    if (EffectiveTldFinder.getEffectiveTLD(domain) == null) {
      // Where no rule fits, the list's own is "*": the last label is the suffix.
      return DnsNames.lastLabels(domain, 2);
    }
    @Nullable String assigned = EffectiveTldFinder.getAssignedDomain(domain);
    return assigned == null ? domain : assigned;
  }
}
