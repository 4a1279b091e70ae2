package io.fivefifty.dns.evidence;

import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.dmarc.DmarcVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Whether a domain asks receivers to refuse what is not aligned: by RFC 9989, or by RFC 7489, which
 * many receivers still follow.
 */
final class DmarcEvidence {

  private static final String NONE = "none";

  private DmarcEvidence() {}

  static Evidence on(Claim claim, Subjects subjects) {
    Dated<DomainSnapshot> domain = domain(claim, subjects);
    if (domain == null) {
      return Witness.notAsked(claim.sendingDomain());
    }
    if (domain.distance(claim).compareTo(Witness.NEAR) > 0) {
      return Evidence.open(domain, domain.farFrom(claim));
    }
    DmarcFacts dmarc = domain.facts().dmarc();
    String name = domain.facts().domain();
    return switch (dmarc.verdict()) {
      case UNKNOWN ->
          Evidence.open(domain, "the DMARC lookup of " + name + " failed on " + domain.when());
      case INVALID ->
          Evidence.confirms(
              domain,
              "the DMARC record of "
                  + name
                  + " was broken on "
                  + domain.when()
                  + Texts.in(dmarc.problems())
                  + Texts.record(dmarc.record()));
      case NONE -> Evidence.contradicts(domain, name + " had no DMARC record on " + domain.when());
      case VALID -> onPolicy(claim, subjects, domain, dmarc);
    };
  }

  private static Evidence onPolicy(
      Claim claim, Subjects subjects, Dated<DomainSnapshot> domain, DmarcFacts dmarc) {
    String name = domain.facts().domain();
    boolean strict = isStrict(dmarc.effective());
    boolean strictBefore = isStrict(dmarc.effective7489());
    if (!strict && !strictBefore) {
      return Evidence.contradicts(
          domain,
          name
              + " asked for nothing in its DMARC record on "
              + domain.when()
              + where(name, dmarc)
              + Texts.record(dmarc.record()));
    }
    String standard = strict == strictBefore ? "" : strict ? " (by RFC 9989)" : " (by RFC 7489)";
    String policy = strict ? dmarc.effective() : dmarc.effective7489();
    return Evidence.confirms(
        domain,
        name
            + " asked to "
            + policy
            + standard
            + " what fails DMARC, on "
            + domain.when()
            + where(name, dmarc)
            + Texts.record(dmarc.record())
            + SpfEvidence.inShort(claim, subjects, name)
            + DkimEvidence.inShort(subjects, name));
  }

  /** The domain that the replies name, else the envelope sender's; null where none was asked. */
  private static @Nullable Dated<DomainSnapshot> domain(Claim claim, Subjects subjects) {
    if (!claim.namedDomains().contains(claim.sendingDomain())) {
      for (String name : claim.namedDomains()) {
        Dated<DomainSnapshot> named = subjects.domain(name).orElse(null);
        if (named != null && named.facts().dmarc().verdict() != DmarcVerdict.UNKNOWN) {
          return named;
        }
      }
    }
    return subjects.domain(claim.sendingDomain()).orElse(null);
  }

  private static boolean isStrict(@Nullable String policy) {
    return policy != null && !policy.equals(NONE);
  }

  private static String where(String name, DmarcFacts dmarc) {
    return dmarc.foundAt() == null || dmarc.foundAt().equals(name) ? "" : ", at " + dmarc.foundAt();
  }
}
