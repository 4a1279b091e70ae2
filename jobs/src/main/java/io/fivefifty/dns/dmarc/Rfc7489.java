package io.fivefifty.dns.dmarc;

import io.fivefifty.dns.Answers;
import org.jspecify.annotations.Nullable;

/**
 * The policy as receivers see it that still follow RFC 7489 (section 6.6.3): the record of the
 * domain, else that of its organizational domain by the public suffix list, and no walk.
 */
final class Rfc7489 {

  private Rfc7489() {}

  /** Null where no policy applies, or a lookup that decides failed. */
  static @Nullable Policy policy(String domain, Answers answers) {
    String orgDomain = PublicSuffixes.organizationalDomain(domain);
    Published own = Published.at(domain, answers);
    // Asked for in any case, so that one run names all questions.
    Published org = Published.at(orgDomain, answers);
    if (own.answer().isFailed()) {
      return null;
    }
    if (own.records().isEmpty() && !orgDomain.equals(domain)) {
      return policyOf(org, true);
    }
    // Several records end the search here, where RFC 9989 goes on.
    return policyOf(own, false);
  }

  private static @Nullable Policy policyOf(Published published, boolean toSubdomain) {
    DmarcRecord record = published.record();
    return record == null ? null : record.policy7489(toSubdomain);
  }
}
