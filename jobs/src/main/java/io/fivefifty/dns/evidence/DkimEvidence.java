package io.fivefifty.dns.evidence;

import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Whether the keys that our signatures name can be used (RFC 6376 section 6.1.2). */
final class DkimEvidence {

  private DkimEvidence() {}

  /** A key with whose it is. */
  record Seen(Dated<DomainSnapshot> signer, DkimKey key) {}

  static Evidence on(Claim claim, Subjects subjects) {
    List<Seen> keys = keys(subjects, claim.sendingDomain());
    if (keys.isEmpty()) {
      return Evidence.open(
          "no DKIM selector of "
              + claim.sendingDomain()
              + " was seen in the logs; name one with snapshot --selectors");
    }
    Dated<DomainSnapshot> signer = keys.get(0).signer();
    if (signer.distance(claim).compareTo(Witness.NEAR) > 0) {
      return Evidence.open(signer, signer.farFrom(claim));
    }
    for (Seen seen : keys) {
      if (isBad(seen.key())) {
        return Evidence.confirms(seen.signer(), bad(seen));
      }
    }
    for (Seen seen : keys) {
      if (seen.key().verdict() == DkimVerdict.UNKNOWN) {
        return Evidence.open(
            seen.signer(), "the lookup of " + name(seen) + " failed on " + seen.signer().when());
      }
    }
    return Evidence.open(
        signer,
        "the key "
            + name(keys.get(0))
            + " could be used on "
            + signer.when()
            + ", which does not show that the signature was good");
  }

  /** The keys that were seen in use for the domain, of the nearest domain that has any. */
  static List<Seen> keys(Subjects subjects, String domain) {
    List<Seen> keys = new ArrayList<>();
    for (String signer : Subjects.signers(domain)) {
      subjects
          .domain(signer)
          .ifPresent(row -> row.facts().dkim().forEach(key -> keys.add(new Seen(row, key))));
      if (!keys.isEmpty()) {
        break;
      }
    }
    return keys;
  }

  private static boolean isBad(DkimKey key) {
    return switch (key.verdict()) {
      case MISSING, REVOKED, UNUSABLE, INVALID -> true;
      case USABLE, UNKNOWN -> false;
    };
  }

  private static String name(Seen seen) {
    return seen.key().selector() + "._domainkey." + seen.signer().facts().domain();
  }

  private static String bad(Seen seen) {
    String when = " on " + seen.signer().when();
    return switch (seen.key().verdict()) {
      case MISSING -> "there was no DKIM key " + name(seen) + when;
      case REVOKED -> "the DKIM key " + name(seen) + " was revoked (p= is empty)" + when;
      default ->
          "the DKIM key "
              + name(seen)
              + " could not be used"
              + when
              + Texts.in(seen.key().problems());
    };
  }

  /** What is to be said of DKIM beside another claim. */
  static String inShort(Subjects subjects, String domain) {
    List<Seen> keys = keys(subjects, domain);
    if (keys.isEmpty()) {
      return "; no DKIM signature of it was seen";
    }
    return keys.stream()
        .filter(seen -> isBad(seen.key()))
        .findFirst()
        .map(seen -> "; its DKIM key " + seen.key().selector() + " is " + seen.key().verdict().id())
        .orElse("");
  }
}
