package io.fivefifty.dns.evidence;

import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a domain asks receivers to refuse what is not aligned: by RFC 9989, or by RFC 7489, which
 * many receivers still follow.
 */
final class DmarcEvidence {

  private static final String NONE = "none";

  private DmarcEvidence() {}

  /** Of several domains that the replies name, one that confirms stands: it may be meant. */
  static Evidence on(Claim claim, Subjects subjects) {
    List<Evidence> words = new ArrayList<>();
    for (String domain : domains(claim)) {
      words.add(on(claim, subjects, domain));
    }
    for (Evidence.Verdict verdict :
        List.of(Evidence.Verdict.CONFIRMS, Evidence.Verdict.OPEN, Evidence.Verdict.CONTRADICTS)) {
      for (Evidence word : words) {
        if (word.verdict() == verdict) {
          return word;
        }
      }
    }
    throw new IllegalStateException("no domain");
  }

  /**
   * The domains whose policy may be meant: the sending domain where the replies name it, or none;
   * else those above or below it that they name; else all that they name.
   */
  private static List<String> domains(Claim claim) {
    String sender = claim.sendingDomain();
    List<String> named = claim.namedDomains();
    if (named.isEmpty() || named.contains(sender)) {
      return List.of(sender);
    }
    List<String> akin =
        named.stream()
            .filter(
                name -> DnsNames.isAtOrBelow(sender, name) || DnsNames.isAtOrBelow(name, sender))
            .toList();
    return akin.isEmpty() ? named : akin;
  }

  private static Evidence on(Claim claim, Subjects subjects, String name) {
    Dated<DomainSnapshot> domain = subjects.domain(name).orElse(null);
    if (domain == null) {
      return Witness.notAsked(name);
    }
    if (domain.isFar(claim, Witness.NEAR)) {
      return Evidence.open(domain, domain.farFrom(claim));
    }
    DmarcFacts dmarc = domain.facts().dmarc();
    String shown = Texts.name(name);
    return switch (dmarc.verdict()) {
      case UNKNOWN ->
          Evidence.open(domain, "the DMARC lookup of " + shown + " failed on " + domain.when());
      case INVALID ->
          Evidence.confirms(
              domain,
              "the DMARC record of "
                  + shown
                  + where(name, dmarc)
                  + " was broken on "
                  + domain.when()
                  + Texts.in(dmarc.problems())
                  + Texts.record(dmarc.record()));
      case NONE -> Evidence.contradicts(domain, shown + " had no DMARC record on " + domain.when());
      case VALID -> onPolicy(claim, subjects, domain, dmarc);
    };
  }

  private static Evidence onPolicy(
      Claim claim, Subjects subjects, Dated<DomainSnapshot> domain, DmarcFacts dmarc) {
    String name = domain.facts().domain();
    String shown = Texts.name(name);
    boolean strict = isStrict(dmarc.effective());
    boolean strictBefore = isStrict(dmarc.effective7489());
    String found = where(name, dmarc) + Texts.record(dmarc.record());
    if (!strict && !strictBefore) {
      return dmarc.effective() == null
          ? Evidence.open(
              domain,
              "which DMARC policy held for "
                  + shown
                  + " on "
                  + domain.when()
                  + " is not known, because a lookup failed"
                  + found)
          : Evidence.contradicts(
              domain,
              shown
                  + " asked receivers to do nothing about mail that fails DMARC on "
                  + domain.when()
                  + found);
    }
    String standard = strict == strictBefore ? "" : strict ? " (by RFC 9989)" : " (by RFC 7489)";
    String policy = strict ? dmarc.effective() : dmarc.effective7489();
    return Evidence.confirms(
        domain,
        shown
            + " asked receivers to "
            + policy
            + standard
            + " mail that fails DMARC on "
            + domain.when()
            + found
            + SpfEvidence.inShort(claim, domain.facts())
            + DkimEvidence.inShort(claim, subjects, name));
  }

  private static boolean isStrict(@Nullable String policy) {
    return policy != null && !policy.equals(NONE);
  }

  private static String where(String name, DmarcFacts dmarc) {
    String place = dmarc.foundAt();
    return place == null || place.equals(name) ? "" : ", by the record of " + Texts.name(place);
  }
}
