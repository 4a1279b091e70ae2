package io.fivefifty.dns.evidence;

import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.dns.blocklist.ListingVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether the list that a reply names holds our address or domain. */
final class ListingEvidence {

  private ListingEvidence() {}

  static Evidence onAddress(Claim claim, Subjects subjects) {
    if (claim.ips().isEmpty()) {
      return Evidence.open(Witness.NO_ADDRESS);
    }
    List<Evidence> words = new ArrayList<>();
    for (IpAddress ip : claim.ips()) {
      Dated<HostSnapshot> host = subjects.host(ip.toString()).orElse(null);
      words.add(
          host == null
              ? Evidence.open("DNS was not asked about " + ip)
              : on(claim, ip.toString(), host, host.facts().listings(), "--blocklist"));
    }
    return Witness.together(claim, words);
  }

  static Evidence onDomain(Claim claim, Subjects subjects) {
    Dated<DomainSnapshot> sender = subjects.domain(claim.sendingDomain()).orElse(null);
    return sender == null
        ? Witness.notAsked(claim.sendingDomain())
        : on(claim, claim.sendingDomain(), sender, sender.facts().listings(), "--domain-list");
  }

  private static Evidence on(
      Claim claim, String subject, Dated<?> row, List<Listing> listings, String option) {
    String name = Texts.name(subject);
    List<Listing> named = listings.stream().filter(l -> isNamed(l.zone(), claim)).toList();
    if (named.isEmpty()) {
      return Evidence.open(
          row,
          listings.isEmpty()
              ? "no blocklist was asked about " + name + "; name one with " + option
              : "the replies name none of the lists that were asked about "
                  + name
                  + ": "
                  + zones(listings));
    }
    if (row.isFar(claim, Witness.NEAR_LISTING)) {
      return Evidence.open(row, row.farFrom(claim) + ": listings change within hours");
    }
    for (Listing listing : named) {
      if (listing.verdict() == ListingVerdict.LISTED) {
        return Evidence.confirms(
            row,
            name
                + " was listed by "
                + Texts.name(listing.zone())
                + " ("
                + Texts.name(String.join(", ", listing.codes()))
                + ") on "
                + row.when());
      }
    }
    for (Listing listing : named) {
      if (listing.verdict() != ListingVerdict.NOT_LISTED) {
        return Evidence.open(row, unusable(listing, name) + " on " + row.when());
      }
    }
    return Evidence.contradicts(
        row, name + " was not listed by " + zones(named) + " on " + row.when());
  }

  private static String unusable(Listing listing, String subject) {
    String zone = Texts.name(listing.zone());
    return switch (listing.verdict()) {
      case ERROR ->
          zone
              + " did not say whether it lists "
              + subject
              + " but answered with an error ("
              + Texts.name(String.join(", ", listing.codes()))
              + ")";
      case NOT_ASKED -> zone + " was not asked about " + subject;
      default ->
          LookupStatus.of(listing.status()).isAnswer()
              ? zone + " failed its own test entries, so that its word on " + subject + " is void"
              : "the lookup of " + subject + " at " + zone + " failed";
    };
  }

  private static String zones(List<Listing> listings) {
    return Texts.shown(String.join(", ", listings.stream().map(Listing::zone).toList()));
  }

  private static boolean isNamed(String zone, Claim claim) {
    return claim.namedLists().stream().anyMatch(host -> DnsNames.isAtOrBelow(zone, host));
  }
}
