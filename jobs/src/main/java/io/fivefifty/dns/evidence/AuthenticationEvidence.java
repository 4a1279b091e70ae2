package io.fivefifty.dns.evidence;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.dmarc.DmarcVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.spf.SpfOutcome;
import io.fivefifty.dns.spf.SpfVerdict;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
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
    String domain = facts.domain();
    String name = Texts.name(domain);
    DmarcVerdict dmarc = facts.dmarc().verdict();
    String code = claim.enhancedCode();
    if (code != null && DMARC_ASKED.contains(code) && dmarc == DmarcVerdict.NONE) {
      return Evidence.confirms(sender, name + " had no DMARC record on " + sender.when());
    }
    List<IpAddress> refused = new ArrayList<>();
    Known spf = spfPasses(claim, facts, refused);
    Known dkim = DkimEvidence.isUsable(claim, subjects, domain);
    if (spf == Known.NO && dkim == Known.NO) {
      return Evidence.confirms(
          sender, spfText(sender, refused) + DkimEvidence.inShort(claim, subjects, domain));
    }
    if (spf == Known.YES && dkim == Known.YES && dmarc == DmarcVerdict.VALID) {
      return Evidence.contradicts(
          sender,
          "on "
              + sender.when()
              + " "
              + name
              + " had an SPF record that authorises "
              + Texts.addresses(claim.ips())
              + ", a usable DKIM key and a DMARC record");
    }
    if (spf == Known.UNKNOWN
        && facts.spf().verdict() == SpfVerdict.VALID
        && claim.ips().isEmpty()) {
      return Evidence.open(sender, Witness.NO_ADDRESS);
    }
    return Evidence.open(
        sender,
        "what "
            + name
            + " had on "
            + sender.when()
            + " does not decide it: "
            + word(spf, "SPF pass", "no SPF pass", "SPF not known")
            + word(dkim, ", a usable DKIM key", ", no usable DKIM key", ", DKIM keys not known")
            + switch (dmarc) {
              case VALID -> ", a DMARC record";
              case NONE -> ", no DMARC record";
              case INVALID -> ", a broken DMARC record";
              case UNKNOWN -> ", DMARC not known";
            });
  }

  private static String word(Known known, String yes, String no, String unknown) {
    return switch (known) {
      case YES -> yes;
      case NO -> no;
      case UNKNOWN -> unknown;
    };
  }

  /**
   * Whether SPF passes for every address that may be meant. Where the replies name them, one that
   * does not pass is enough for a no; else all must give the same.
   *
   * @param refused takes the addresses that do not pass
   */
  private static Known spfPasses(Claim claim, DomainSnapshot facts, List<IpAddress> refused) {
    if (claim.ips().isEmpty()) {
      return switch (facts.spf().verdict()) {
        case NONE, PERMERROR -> Known.NO;
        case VALID, TEMPERROR -> Known.UNKNOWN;
      };
    }
    boolean unknown = false;
    for (IpAddress ip : claim.ips()) {
      SpfOutcome outcome = SpfEvidence.check(ip, facts).outcome();
      if (outcome == SpfOutcome.TEMPERROR || outcome == SpfOutcome.UNKNOWN) {
        unknown = true;
      } else if (outcome != SpfOutcome.PASS) {
        refused.add(ip);
      }
    }
    if (refused.size() == claim.ips().size() || (claim.ipsAreNamed() && !refused.isEmpty())) {
      return Known.NO;
    }
    return unknown || !refused.isEmpty() ? Known.UNKNOWN : Known.YES;
  }

  private static String spfText(Dated<DomainSnapshot> sender, List<IpAddress> refused) {
    return switch (sender.facts().spf().verdict()) {
      case NONE -> SpfEvidence.noRecord(sender);
      case PERMERROR -> SpfEvidence.broken(sender);
      case VALID, TEMPERROR ->
          Texts.addresses(refused)
              + " did not pass SPF of "
              + Texts.name(sender.facts().domain())
              + " on "
              + sender.when()
              + Texts.records(sender.facts().spf().records());
    };
  }
}
