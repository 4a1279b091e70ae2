package io.fivefifty.dns.evidence;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.MxHost;
import io.fivefifty.dns.snapshot.MxVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether mail for the recipients' domains should have gone where it was refused. */
final class RecipientEvidence {

  private static final String OTHER = "other";

  private final Function<String, String> providerOfHost;

  RecipientEvidence(Function<String, String> providerOfHost) {
    this.providerOfHost = providerOfHost;
  }

  Evidence on(Claim claim, Subjects subjects) {
    List<Evidence> words = new ArrayList<>();
    for (String domain : claim.recipientDomains()) {
      Dated<DomainSnapshot> row = subjects.domain(domain).orElse(null);
      if (row == null) {
        words.add(Evidence.open("DNS was not asked about " + domain));
      } else if (row.distance(claim).compareTo(Witness.NEAR) > 0) {
        words.add(Evidence.open(row, row.farFrom(claim)));
      } else {
        words.add(on(claim, row));
      }
    }
    return words.isEmpty() ? Evidence.open("the recipients' domains are not known") : mostly(words);
  }

  private Evidence on(Claim claim, Dated<DomainSnapshot> row) {
    DomainSnapshot facts = row.facts();
    String name = facts.domain();
    if (facts.exists() == Known.NO) {
      return Evidence.confirms(row, name + " did not exist on " + row.when());
    }
    if (facts.mxVerdict() == MxVerdict.NULL_MX) {
      return Evidence.confirms(
          row, name + " takes no mail: its MX was \"0 .\" (RFC 7505) on " + row.when());
    }
    if (facts.mxHosts().isEmpty()) {
      return Evidence.open(row, "the MX hosts of " + name + " were not known on " + row.when());
    }
    List<String> exchanges = facts.mxHosts().stream().map(MxHost::exchange).toList();
    String shown = Texts.shown(String.join(", ", exchanges));
    if (exchanges.stream().anyMatch(claim.relayHosts()::contains)) {
      return Evidence.contradicts(
          row, "the host that refused is an MX of " + name + " on " + row.when() + ": " + shown);
    }
    Set<String> providers = new TreeSet<>();
    exchanges.forEach(exchange -> providers.add(providerOfHost.apply(exchange)));
    if (providers.contains(claim.provider()) && !claim.provider().equals(OTHER)) {
      return Evidence.contradicts(
          row, "the MX of " + name + " was this provider's on " + row.when() + ": " + shown);
    }
    return providers.contains(OTHER)
        ? Evidence.open(row, "the MX hosts of " + name + " on " + row.when() + ": " + shown)
        : Evidence.confirms(
            row, "the MX of " + name + " was another provider's on " + row.when() + ": " + shown);
  }

  /** The word that most of the domains have; each of them is a claim of its own. */
  private static Evidence mostly(List<Evidence> words) {
    Evidence most = words.get(0);
    long count = 0;
    for (Evidence.Verdict verdict : Evidence.Verdict.values()) {
      List<Evidence> same = words.stream().filter(word -> word.verdict() == verdict).toList();
      if (same.size() > count) {
        count = same.size();
        most = same.get(0);
      }
    }
    return words.size() == 1
        ? most
        : new Evidence(
            most.verdict(),
            most.text() + " (so " + count + " of " + words.size() + " domains)",
            most.snapshotId());
  }
}
