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
        words.add(Witness.notAsked(domain));
      } else if (row.isFar(claim, Witness.NEAR)) {
        words.add(Evidence.open(row, row.farFrom(claim)));
      } else {
        words.add(on(claim, row));
      }
    }
    return words.isEmpty() ? Evidence.open("the recipients' domains are not known") : mostly(words);
  }

  private Evidence on(Claim claim, Dated<DomainSnapshot> row) {
    DomainSnapshot facts = row.facts();
    String name = Texts.name(facts.domain());
    if (facts.exists() == Known.NO) {
      return Evidence.confirms(row, name + " did not exist on " + row.when());
    }
    if (facts.mxVerdict() == MxVerdict.NULL_MX) {
      return Evidence.confirms(
          row, name + " takes no mail: its MX was \"0 .\" (RFC 7505) on " + row.when());
    }
    if (facts.mxHosts().isEmpty()) {
      return Evidence.open(row, withoutHosts(facts, name) + " on " + row.when());
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
        ? Evidence.open(
            row, "whose the MX of " + name + " was on " + row.when() + " is not known: " + shown)
        : Evidence.confirms(
            row, "the MX of " + name + " was another provider's on " + row.when() + ": " + shown);
  }

  private static String withoutHosts(DomainSnapshot facts, String name) {
    return switch (facts.mxVerdict()) {
      case IMPLICIT -> name + " had no MX, only an address";
      case NONE -> name + " had neither MX nor address";
      default -> "the MX lookup of " + name + " failed";
    };
  }

  /**
   * The word that most of the domains have; each of them is a claim of its own. Where as many say
   * the one as the other, nothing is shown.
   */
  private static Evidence mostly(List<Evidence> words) {
    Evidence most = words.get(0);
    if (words.size() == 1) {
      return most;
    }
    int count = 0;
    boolean tie = false;
    for (Evidence.Verdict verdict : Evidence.Verdict.values()) {
      List<Evidence> same = words.stream().filter(word -> word.verdict() == verdict).toList();
      tie = same.size() == count || (tie && same.size() < count);
      if (same.size() > count) {
        count = same.size();
        most = same.get(0);
      }
    }
    if (tie) {
      return new Evidence(
          Evidence.Verdict.OPEN,
          "the recipients' domains differ: " + differing(words),
          words.get(0).snapshotId());
    }
    String share = " (so " + count + " of " + words.size() + " domains)";
    return new Evidence(most.verdict(), most.text() + share, most.snapshotId());
  }

  private static String differing(List<Evidence> words) {
    Evidence first = words.get(0);
    return words.stream()
        .filter(word -> word.verdict() != first.verdict())
        .findFirst()
        .map(other -> Texts.part(first.text()) + "; " + Texts.part(other.text()))
        .orElse(first.text());
  }
}
