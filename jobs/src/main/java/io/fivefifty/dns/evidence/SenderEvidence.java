package io.fivefifty.dns.evidence;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.MxHost;

/** Whether a sending domain exists and takes mail, as receivers test. */
final class SenderEvidence {

  /** Yahoo asks for the domain's SOA (senders.yahooinc.com/smtp-error-codes). */
  private static final String ASKS_SOA = "yahoo";

  private SenderEvidence() {}

  static Evidence on(Claim claim, Dated<DomainSnapshot> sender) {
    DomainSnapshot facts = sender.facts();
    String name = Texts.name(facts.domain());
    if (facts.exists() == Known.NO) {
      return Evidence.confirms(sender, name + " did not exist on " + sender.when());
    }
    if (facts.canReceive() == Known.NO) {
      return Evidence.confirms(sender, name + " took no mail on " + sender.when() + why(facts));
    }
    if (claim.provider().equals(ASKS_SOA)) {
      Lookup soa = facts.soa();
      if (soa.status().isAnswer() && soa.status() != LookupStatus.OK) {
        return Evidence.confirms(
            sender, name + " had no SOA record, which Yahoo asks for, on " + sender.when());
      }
      if (!soa.status().isAnswer()) {
        return Evidence.open(sender, "the SOA lookup of " + name + " failed on " + sender.when());
      }
    }
    return facts.canReceive() == Known.YES
        ? Evidence.contradicts(sender, name + " existed and took mail on " + sender.when())
        : Evidence.open(
            sender, "lookups of " + name + "'s MX or addresses failed on " + sender.when());
  }

  private static String exchanges(DomainSnapshot facts) {
    return String.join(", ", facts.mxHosts().stream().map(MxHost::exchange).toList());
  }

  private static String why(DomainSnapshot facts) {
    return switch (facts.mxVerdict()) {
      case NULL_MX -> ": its MX was \"0 .\" (RFC 7505)";
      case BROKEN -> ": none of its MX hosts had an address" + Texts.record(exchanges(facts));
      case NONE -> ": it had neither MX nor address";
      default -> "";
    };
  }
}
