package io.fivefifty.dns.snapshot;

import static java.util.Objects.requireNonNull;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.spf.SpfFacts;
import io.fivefifty.dns.spf.SpfSurvey;
import io.fivefifty.names.Domains;
import java.util.List;
import java.util.stream.Stream;

/**
 * What DNS said of a domain: a row of {@code dns_domains}.
 *
 * @param soa asked because Yahoo tests a sender's domain with it (senders.yahooinc.com)
 */
public record DomainSnapshot(
    String domain,
    String unicode,
    Known exists,
    Known canReceive,
    Lookup soa,
    Lookup a,
    Lookup aaaa,
    Lookup mx,
    List<MxHost> mxHosts,
    MxVerdict mxVerdict,
    SpfFacts spf,
    DmarcFacts dmarc,
    List<DkimKey> dkim,
    List<Listing> listings) {

  public DomainSnapshot {
    requireNonNull(domain, "domain is null");
    mxHosts = List.copyOf(mxHosts);
    dkim = List.copyOf(dkim);
    listings = List.copyOf(listings);
  }

  /**
   * The facts of a domain, as far as the answers are there.
   *
   * @param lists zones of the domain lists to ask
   */
  static DomainSnapshot of(DomainSubject subject, List<String> lists, Answers answers) {
    String domain = subject.domain();
    Answer soa = answers.to(domain, RecordType.SOA);
    Answer a = answers.to(domain, RecordType.A);
    Answer aaaa = answers.to(domain, RecordType.AAAA);
    Answer mx = answers.to(domain, RecordType.MX);
    MailHosts hosts = MailHosts.of(mx, a, aaaa, answers);
    SpfFacts spf = SpfSurvey.of(domain, answers);
    Known exists =
        exists(Stream.of(soa.lookup(), a.lookup(), aaaa.lookup(), mx.lookup(), spf.lookup()));
    return new DomainSnapshot(
        domain,
        Domains.unicode(domain),
        exists,
        exists == Known.NO ? Known.NO : hosts.canReceive(),
        soa.lookup(),
        a.lookup(),
        aaaa.lookup(),
        mx.lookup(),
        hosts.hosts(),
        hosts.verdict(),
        spf,
        DmarcFacts.of(domain, exists, answers),
        subject.selectors().stream().map(s -> DkimKey.of(s, domain, answers)).toList(),
        lists.stream().map(zone -> Listing.ofDomain(zone, domain, answers)).toList());
  }

  /** One lookup that finds the name outweighs others, which a broken server may have answered. */
  private static Known exists(Stream<Lookup> lookups) {
    List<Known> known = lookups.map(Lookup::nameExists).toList();
    if (known.contains(Known.YES)) {
      return Known.YES;
    }
    return known.contains(Known.NO) ? Known.NO : Known.UNKNOWN;
  }

  /** Whether no lookup of the domain itself was answered. */
  public boolean isUnanswered() {
    return exists == Known.UNKNOWN;
  }
}
