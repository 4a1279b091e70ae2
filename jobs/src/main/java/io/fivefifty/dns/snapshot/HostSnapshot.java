package io.fivefifty.dns.snapshot;

import static java.util.Objects.requireNonNull;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.names.Domains;
import io.fivefifty.names.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DNS said of an address that mail is sent from: a row of {@code dns_hosts}.
 *
 * @param helo null where it is not known, and then its verdict is unknown
 */
public record HostSnapshot(
    HostSubject subject,
    Lookup ptr,
    List<String> ptrNames,
    FcrdnsVerdict fcrdns,
    @Nullable String helo,
    HeloVerdict heloVerdict,
    List<Listing> listings) {

  /** More names are no help to anybody, and each costs two lookups. */
  private static final int MOST_NAMES = 10;

  public HostSnapshot {
    requireNonNull(subject, "subject is null");
    ptrNames = List.copyOf(ptrNames);
    listings = List.copyOf(listings);
  }

  /**
   * The facts of a host, as far as the answers are there.
   *
   * @param lists zones of the address lists to ask
   */
  static HostSnapshot of(HostSubject subject, List<String> lists, Answers answers) {
    IpAddress ip = subject.ip();
    Answer ptr = answers.to(ip.pointerName(), RecordType.PTR);
    String helo = subject.helo();
    return new HostSnapshot(
        subject,
        ptr.lookup(),
        ptr.values(),
        fcrdns(ip, ptr, answers),
        helo,
        helo == null ? HeloVerdict.UNKNOWN : helo(ip, helo, answers),
        lists.stream().map(zone -> Listing.ofAddress(zone, ip, answers)).toList());
  }

  private static FcrdnsVerdict fcrdns(IpAddress ip, Answer ptr, Answers answers) {
    if (ptr.isFailed()) {
      return FcrdnsVerdict.UNKNOWN;
    }
    if (ptr.isAbsent()) {
      return FcrdnsVerdict.NO_PTR;
    }
    boolean unknown = false;
    boolean pass = false;
    for (String name : ptr.values().stream().limit(MOST_NAMES).toList()) {
      Known leads = leadsTo(name, ip, answers);
      pass |= leads == Known.YES;
      unknown |= leads == Known.UNKNOWN;
    }
    if (pass) {
      return FcrdnsVerdict.PASS;
    }
    return unknown ? FcrdnsVerdict.UNKNOWN : FcrdnsVerdict.FAIL;
  }

  private static Known leadsTo(String name, IpAddress ip, Answers answers) {
    if (!DnsNames.isValid(name)) {
      return Known.NO;
    }
    Answer addresses = answers.to(name, ip.isV4() ? RecordType.A : RecordType.AAAA);
    if (addresses.isFailed()) {
      return Known.UNKNOWN;
    }
    return addresses.values().contains(ip.toString()) ? Known.YES : Known.NO;
  }

  private static HeloVerdict helo(IpAddress ip, String helo, Answers answers) {
    if (helo.startsWith("[") && helo.endsWith("]")) {
      return HeloVerdict.LITERAL;
    }
    String name = Domains.aLabels(helo);
    if (!DnsNames.isMailDomain(name) || name.indexOf('_') >= 0) {
      return HeloVerdict.MALFORMED;
    }
    Answer v4 = answers.to(name, RecordType.A);
    Answer v6 = answers.to(name, RecordType.AAAA);
    if (v4.values().contains(ip.toString()) || v6.values().contains(ip.toString())) {
      return HeloVerdict.OK;
    }
    if ((ip.isV4() ? v4 : v6).isFailed()) {
      return HeloVerdict.UNKNOWN;
    }
    if (v4.isOk() || v6.isOk()) {
      return HeloVerdict.MISMATCH;
    }
    return v4.isFailed() || v6.isFailed() ? HeloVerdict.UNKNOWN : HeloVerdict.UNRESOLVABLE;
  }

  /** Whether no lookup of the address itself was answered. */
  public boolean isUnanswered() {
    return fcrdns == FcrdnsVerdict.UNKNOWN && !ptr.status().isAnswer();
  }
}
