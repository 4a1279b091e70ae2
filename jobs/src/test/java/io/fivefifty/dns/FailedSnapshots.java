package io.fivefifty.dns;

import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.FcrdnsVerdict;
import io.fivefifty.dns.snapshot.HeloVerdict;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.MxVerdict;
import io.fivefifty.dns.spf.SpfFacts;
import io.fivefifty.dns.spf.SpfSurvey;
import io.fivefifty.names.IpAddress;
import java.util.List;

/** Snapshots whose lookups failed, and snapshots with one fact put in another's place. */
public final class FailedSnapshots {

  private FailedSnapshots() {}

  /** A domain of which every lookup ended so. */
  public static DomainSnapshot domain(String domain, LookupStatus status, String list) {
    Lookup lookup = Lookup.of(status);
    Answers answers = question -> Answer.of(lookup);
    return new DomainSnapshot(
        domain,
        domain,
        Known.UNKNOWN,
        Known.UNKNOWN,
        lookup,
        lookup,
        lookup,
        lookup,
        List.of(),
        MxVerdict.UNKNOWN,
        SpfSurvey.of(domain, answers),
        DmarcFacts.of(domain, Known.UNKNOWN, answers),
        List.of(DkimKey.of("s1", domain, answers)),
        List.of(Listing.ofDomain(list, domain, answers)));
  }

  /** A host of which every lookup ended so. */
  public static HostSnapshot host(String ip, LookupStatus status, String list) {
    IpAddress address = IpAddress.parse(ip).orElseThrow();
    return new HostSnapshot(
        new HostSubject(address, "mail.example.com", HostSubject.NamedBy.USER),
        Lookup.of(status),
        List.of(),
        FcrdnsVerdict.UNKNOWN,
        "mail.example.com",
        HeloVerdict.UNKNOWN,
        List.of(Listing.ofAddress(list, address, question -> Answer.of(Lookup.of(status)))));
  }

  /** The same with other facts of SPF. */
  public static DomainSnapshot with(DomainSnapshot d, SpfFacts spf) {
    return with(d, spf, d.dmarc(), d.dkim());
  }

  /** The same with other facts of DMARC. */
  public static DomainSnapshot with(DomainSnapshot d, DmarcFacts dmarc) {
    return with(d, d.spf(), dmarc, d.dkim());
  }

  /** The same with other keys. */
  public static DomainSnapshot with(DomainSnapshot d, List<DkimKey> keys) {
    return with(d, d.spf(), d.dmarc(), keys);
  }

  private static DomainSnapshot with(
      DomainSnapshot d, SpfFacts spf, DmarcFacts dmarc, List<DkimKey> keys) {
    return new DomainSnapshot(
        d.domain(),
        d.unicode(),
        d.exists(),
        d.canReceive(),
        d.soa(),
        d.a(),
        d.aaaa(),
        d.mx(),
        d.mxHosts(),
        d.mxVerdict(),
        spf,
        dmarc,
        keys,
        d.listings());
  }

  /** The same with another answer to the question for the SOA. */
  public static DomainSnapshot withSoa(DomainSnapshot d, Lookup soa) {
    return new DomainSnapshot(
        d.domain(),
        d.unicode(),
        d.exists(),
        d.canReceive(),
        soa,
        d.a(),
        d.aaaa(),
        d.mx(),
        d.mxHosts(),
        d.mxVerdict(),
        d.spf(),
        d.dmarc(),
        d.dkim(),
        d.listings());
  }
}
