package io.fivefifty.dns.evidence;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Whether the keys that our signatures name can be used (RFC 6376 section 6.1.2). */
final class DkimEvidence {

  private DkimEvidence() {}

  /** A key with whose it is. */
  record Seen(Dated<DomainSnapshot> signer, DkimKey key) {

    boolean isBad() {
      return switch (key.verdict()) {
        case MISSING, REVOKED, UNUSABLE, INVALID -> true;
        case USABLE, UNKNOWN -> false;
      };
    }

    String name() {
      return Texts.name(key.selector() + "._domainkey." + signer.facts().domain());
    }
  }

  static Evidence on(Claim claim, Subjects subjects) {
    String domain = claim.sendingDomain();
    List<Seen> keys = keys(subjects, domain);
    if (keys.isEmpty()) {
      return Subjects.signers(domain).stream().noneMatch(s -> subjects.domain(s).isPresent())
          ? Witness.notAsked(domain)
          : Evidence.open(
              "no DKIM selector of "
                  + Texts.name(domain)
                  + " was seen in the logs; name one with snapshot --selectors");
    }
    Dated<DomainSnapshot> signer = keys.get(0).signer();
    if (signer.isFar(claim, Witness.NEAR)) {
      return Evidence.open(signer, signer.farFrom(claim));
    }
    for (Seen seen : keys) {
      if (seen.isBad()) {
        return Evidence.confirms(signer, bad(seen));
      }
    }
    for (Seen seen : keys) {
      if (seen.key().verdict() == DkimVerdict.UNKNOWN) {
        return Evidence.open(
            signer, "the lookup of the DKIM key " + seen.name() + " failed on " + signer.when());
      }
    }
    return Evidence.open(
        signer,
        "the DKIM key "
            + keys.get(0).name()
            + " could be used on "
            + signer.when()
            + ", which does not show that the signature was good");
  }

  /** The keys that were seen in use for the domain, of the nearest domain that has any. */
  private static List<Seen> keys(Subjects subjects, String domain) {
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

  /** Whether one of the keys that were seen can be used; no where none was seen. */
  static Known isUsable(Claim claim, Subjects subjects, String domain) {
    List<Seen> keys = keys(subjects, domain);
    if (keys.isEmpty()) {
      return Known.NO;
    }
    if (keys.get(0).signer().isFar(claim, Witness.NEAR)) {
      return Known.UNKNOWN;
    }
    if (keys.stream().anyMatch(seen -> seen.key().verdict() == DkimVerdict.USABLE)) {
      return Known.YES;
    }
    return keys.stream().anyMatch(seen -> seen.key().verdict() == DkimVerdict.UNKNOWN)
        ? Known.UNKNOWN
        : Known.NO;
  }

  private static String bad(Seen seen) {
    String when = " on " + seen.signer().when();
    return switch (seen.key().verdict()) {
      case MISSING -> "there was no DKIM key " + seen.name() + when;
      case REVOKED -> "the DKIM key " + seen.name() + " was revoked (p= is empty)" + when;
      default ->
          "the DKIM key "
              + seen.name()
              + " could not be used"
              + when
              + Texts.in(seen.key().problems())
              + Texts.record(seen.key().record());
    };
  }

  /** What is to be said of DKIM beside another claim; nothing of keys that were asked far away. */
  static String inShort(Claim claim, Subjects subjects, String domain) {
    List<Seen> keys = keys(subjects, domain);
    if (keys.isEmpty()) {
      return "; no DKIM signature of it was seen";
    }
    if (keys.get(0).signer().isFar(claim, Witness.NEAR)) {
      return "";
    }
    return keys.stream()
        .filter(Seen::isBad)
        .findFirst()
        .map(
            seen ->
                "; its DKIM key "
                    + Texts.name(seen.key().selector())
                    + " is "
                    + seen.key().verdict().id())
        .orElse("");
  }
}
