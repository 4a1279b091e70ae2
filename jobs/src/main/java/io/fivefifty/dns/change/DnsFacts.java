package io.fivefifty.dns.change;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.dns.blocklist.ListingVerdict;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.dmarc.DmarcVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.FcrdnsVerdict;
import io.fivefifty.dns.snapshot.HeloVerdict;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.dns.snapshot.MxHost;
import io.fivefifty.dns.snapshot.MxVerdict;
import io.fivefifty.dns.spf.SpfFacts;
import io.fivefifty.dns.spf.SpfProblem;
import io.fivefifty.dns.spf.SpfVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a snapshot's row that are worth telling when they change. Addresses are none: they
 * rotate. SPF's verdict and the blocks that it authorises stand beside the record, because they
 * change with the records that it includes.
 */
public final class DnsFacts {

  private static final int LONGEST_VALUE = 2_000;

  private DnsFacts() {}

  /** What is known of a domain. */
  public static List<Fact> of(DomainSnapshot domain) {
    List<Fact> facts = new ArrayList<>();
    if (domain.exists() != Known.UNKNOWN) {
      facts.add(new Fact("exists", domain.exists().id()));
    }
    if (domain.soa().status().isAnswer()) {
      boolean there = domain.soa().status() == LookupStatus.OK;
      facts.add(new Fact("soa", there ? "present" : null)); // its serial changes with every edit
    }
    if (domain.mxVerdict() != MxVerdict.UNKNOWN && domain.mx().status().isAnswer()) {
      facts.add(fact("mx", mx(domain)));
    }
    if (domain.spf().lookup().status().isAnswer()) {
      facts.add(fact("spf", joined(domain.spf().records())));
    }
    addSpfTree(domain.spf(), facts);
    addDmarc(domain.dmarc(), facts);
    for (DkimKey key : domain.dkim()) {
      if (key.verdict() != DkimVerdict.UNKNOWN) {
        boolean several = key.record() == null && !key.problems().isEmpty();
        facts.add(fact("dkim:" + key.selector(), several ? joined(key.problems()) : key.record()));
      }
    }
    addListings(domain.listings(), facts);
    return facts;
  }

  /** What is known of a host. */
  public static List<Fact> of(HostSnapshot host) {
    List<Fact> facts = new ArrayList<>();
    if (host.ptr().status().isAnswer()) {
      facts.add(fact("ptr", joined(host.ptrNames())));
    }
    if (host.fcrdns() != FcrdnsVerdict.UNKNOWN) {
      facts.add(new Fact("fcrdns", host.fcrdns().id()));
    }
    if (host.heloVerdict() != HeloVerdict.UNKNOWN) {
      facts.add(new Fact("helo", host.helo() + " " + host.heloVerdict().id()));
    }
    addListings(host.listings(), facts);
    return facts;
  }

  /** A broken record is certain; what it authorises is not, where another lookup failed. */
  private static void addSpfTree(SpfFacts spf, List<Fact> facts) {
    if (spf.verdict() == SpfVerdict.TEMPERROR) {
      return;
    }
    facts.add(new Fact("spf_verdict", spf.verdict().id()));
    if (!spf.problems().contains(SpfProblem.LOOKUP_FAILED.id())) {
      facts.add(fact("spf_authorized", joined(spf.authorized())));
    }
  }

  private static void addDmarc(DmarcFacts dmarc, List<Fact> facts) {
    if (dmarc.verdict() == DmarcVerdict.UNKNOWN) {
      return;
    }
    String record = dmarc.record();
    facts.add(fact("dmarc", record == null ? severalRecords(dmarc) : record));
    // A record that applies gives no policy only where a failed lookup leaves it unknown.
    if (dmarc.verdict() != DmarcVerdict.VALID || dmarc.effective() != null) {
      facts.add(fact("dmarc_policy", dmarc.effective()));
    }
  }

  /** What stands where the record is looked for, if there is more than one. */
  private static @Nullable String severalRecords(DmarcFacts dmarc) {
    return dmarc.walk().stream()
        .filter(step -> step.name().equals("_dmarc." + dmarc.foundAt()))
        .findFirst()
        .map(step -> joined(step.records()))
        .orElse(null);
  }

  private static void addListings(List<Listing> listings, List<Fact> facts) {
    for (Listing listing : listings) {
      if (listing.verdict() == ListingVerdict.LISTED) {
        facts.add(fact("listing:" + listing.zone(), joined(listing.codes())));
      } else if (listing.verdict() == ListingVerdict.NOT_LISTED) {
        facts.add(new Fact("listing:" + listing.zone(), null));
      }
    }
  }

  private static @Nullable String mx(DomainSnapshot domain) {
    return switch (domain.mxVerdict()) {
      case NULL_MX -> "0 .";
      case IMPLICIT, NONE -> null;
      default ->
          domain.mxHosts().stream().map(DnsFacts::shown).sorted().collect(Collectors.joining(", "));
    };
  }

  private static String shown(MxHost host) {
    return host.preference() + " " + host.exchange();
  }

  /** Sorted: DNS gives records in any order. */
  private static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : values.stream().sorted().collect(Collectors.joining(" | "));
  }

  /** What is cut still tells by its hash when the rest of it changes. */
  private static Fact fact(String name, @Nullable String value) {
    return new Fact(
        name,
        value == null || value.length() <= LONGEST_VALUE
            ? value
            : value.substring(0, LONGEST_VALUE) + "… #" + Integer.toHexString(value.hashCode()));
  }

  /**
   * The beginnings of the names of the facts that a claim with this cause rests on; none where DNS
   * has no say.
   */
  public static List<String> behind(String cause) {
    return switch (cause) {
      case "dmarc-fail", "unauthenticated" -> List.of("dmarc", "spf", "dkim");
      case "spf-fail" -> List.of("spf");
      case "dkim-fail" -> List.of("dkim");
      case "missing-ptr" -> List.of("ptr", "fcrdns");
      case "invalid-helo" -> List.of("helo");
      case "invalid-sender" -> List.of("exists", "mx", "soa");
      case "relay-denied", "unknown-recipient-domain" -> List.of("exists", "mx");
      case "ip-blocklisted", "domain-blocklisted" -> List.of("listing");
      default -> List.of();
    };
  }
}
