package io.fivefifty.dns.evidence;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.dmarc.DmarcVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.spf.SpfVerdict;
import io.fivefifty.names.IpAddress;
import java.util.List;
import java.util.Set;

/** Whether a domain's mail can be authenticated at all: SPF, DKIM and DMARC together. */
final class AuthenticationEvidence {

  /**
   * Codes that ask for a DMARC record: Microsoft's 5.7.515 (learn.microsoft.com, "sender
   * requirements") and Google's 5.7.40 (support.google.com/a/answer/3726730).
   */
  private static final Set<String> DMARC_ASKED = Set.of("5.7.515", "5.7.40");

  private AuthenticationEvidence() {}

  static Evidence on(Claim claim, Dated<DomainSnapshot> sender, Subjects subjects) {
    DomainSnapshot facts = sender.facts();
    String name = facts.domain();
    DmarcVerdict dmarc = facts.dmarc().verdict();
    String code = claim.enhancedCode();
    if (code != null && DMARC_ASKED.contains(code) && dmarc == DmarcVerdict.NONE) {
      return Evidence.confirms(sender, name + " had no DMARC record on " + sender.when());
    }
    Known spf = spfPasses(claim, facts);
    Known dkim = keyIsUsable(subjects, name);
    if (spf == Known.NO && dkim == Known.NO) {
      return Evidence.confirms(sender, spfText(claim, sender) + keyText(subjects, name));
    }
    if (spf == Known.YES && dkim == Known.YES && dmarc == DmarcVerdict.VALID) {
      return Evidence.contradicts(
          sender,
          name
              + " had an SPF record that authorises "
              + claim.ips().get(0)
              + ", a usable DKIM key and a DMARC record on "
              + sender.when());
    }
    if (spf == Known.UNKNOWN
        && facts.spf().verdict() == SpfVerdict.VALID
        && claim.ips().isEmpty()) {
      return Evidence.open(sender, Witness.NO_ADDRESS);
    }
    return Evidence.open(
        sender,
        "on "
            + sender.when()
            + " SPF of "
            + name
            + " was "
            + word(spf, "passed", "not passed", "not known")
            + ", a DKIM key was "
            + word(dkim, "usable", "not there", "not known")
            + ", a DMARC record was "
            + (dmarc == DmarcVerdict.VALID
                ? "there"
                : dmarc == DmarcVerdict.NONE ? "not there" : dmarc.id()));
  }

  private static String word(Known known, String yes, String no, String unknown) {
    return switch (known) {
      case YES -> yes;
      case NO -> no;
      case UNKNOWN -> unknown;
    };
  }

  /** Whether SPF passes for every address that may be meant. */
  private static Known spfPasses(Claim claim, DomainSnapshot facts) {
    if (claim.ips().isEmpty()) {
      return switch (facts.spf().verdict()) {
        case NONE, PERMERROR -> Known.NO;
        case VALID, TEMPERROR -> Known.UNKNOWN;
      };
    }
    boolean unknown = false;
    for (IpAddress ip : claim.ips()) {
      switch (SpfEvidence.check(ip, facts).outcome()) {
        case PASS -> {}
        case TEMPERROR, UNKNOWN -> unknown = true;
        default -> {
          return Known.NO;
        }
      }
    }
    return unknown ? Known.UNKNOWN : Known.YES;
  }

  private static Known keyIsUsable(Subjects subjects, String domain) {
    List<DkimEvidence.Seen> keys = DkimEvidence.keys(subjects, domain);
    if (keys.stream().anyMatch(seen -> seen.key().verdict() == DkimVerdict.USABLE)) {
      return Known.YES;
    }
    return keys.stream().anyMatch(seen -> seen.key().verdict() == DkimVerdict.UNKNOWN)
        ? Known.UNKNOWN
        : Known.NO;
  }

  private static String spfText(Claim claim, Dated<DomainSnapshot> sender) {
    String record = Texts.shown(String.join(" | ", sender.facts().spf().records()));
    return switch (sender.facts().spf().verdict()) {
      case NONE -> SpfEvidence.noRecord(sender);
      case PERMERROR -> "SPF of " + sender.facts().domain() + " was broken on " + sender.when();
      default ->
          claim.ips().get(0)
              + " did not pass SPF of "
              + sender.facts().domain()
              + " on "
              + sender.when()
              + ": "
              + record;
    };
  }

  private static String keyText(Subjects subjects, String domain) {
    return DkimEvidence.inShort(subjects, domain);
  }
}
