package io.fivefifty.dns.evidence;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.snapshot.DomainSnapshot;

/** Whether a sending domain exists and takes mail, as receivers test. */
final class SenderEvidence {

  /** Yahoo asks for the domain's SOA (senders.yahooinc.com/smtp-error-codes). */
  private static final String ASKS_SOA = "yahoo";

  private SenderEvidence() {}

  static Evidence on(Claim claim, Dated<DomainSnapshot> sender) {
    DomainSnapshot facts = sender.facts();
    String name = facts.domain();
    if (facts.exists() == Known.NO) {
      return Evidence.confirms(sender, name + " did not exist on " + sender.when());
    }
    if (facts.canReceive() == Known.NO) {
      return Evidence.confirms(sender, name + " took no mail on " + sender.when() + why(facts));
    }
    if (claim.provider().equals(ASKS_SOA)) {
      Lookup soa = facts.soa();
      if (soa.status() == LookupStatus.NODATA) {
        return Evidence.confirms(
            sender, name + " had no SOA record, which Yahoo asks for, on " + sender.when());
      }
      if (!soa.status().isAnswer()) {
        return Evidence.open(sender, "the SOA lookup of " + name + " failed on " + sender.when());
      }
    }
    return facts.canReceive() == Known.YES
        ? Evidence.contradicts(sender, name + " existed and took mail on " + sender.when())
        : Evidence.open(sender, "lookups of " + name + " failed on " + sender.when());
  }

  private static String why(DomainSnapshot facts) {
    return switch (facts.mxVerdict()) {
      case NULL_MX -> ": its MX is \"0 .\" (RFC 7505)";
      case BROKEN -> ": none of its MX hosts has an address";
      case NONE -> ": it has neither MX nor address";
      default -> "";
    };
  }
}
