package io.fivefifty.dns.blocklist;

import static java.util.Objects.requireNonNull;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import java.util.List;

/**
 * One list's entry, or the lack of one.
 *
 * @param zone the list's zone, such as {@code zen.spamhaus.org}
 * @param status of the lookup
 * @param codes the addresses that the list answered with, each of which has a meaning of its own
 */
public record Listing(String zone, String status, List<String> codes, ListingVerdict verdict) {

  /** Test entries that every list must have, and those that none may have (RFC 5782 section 5). */
  private static final IpAddress LISTED_V4 = address("127.0.0.2");

  private static final IpAddress FREE_V4 = address("127.0.0.1");
  private static final IpAddress LISTED_V6 = mapped(2);
  private static final IpAddress FREE_V6 = mapped(1);
  private static final String LISTED_DOMAIN = "test";
  private static final String FREE_DOMAIN = "invalid";

  public Listing {
    requireNonNull(zone, "zone is null");
    requireNonNull(status, "status is null");
    requireNonNull(verdict, "verdict is null");
    codes = List.copyOf(codes);
  }

  /** What a list of addresses says of an address. */
  public static Listing ofAddress(String zone, IpAddress ip, Answers answers) {
    boolean works =
        ip.isV4()
            ? works(zone, LISTED_V4.reversed(), FREE_V4.reversed(), answers)
            : works(zone, LISTED_V6.reversed(), FREE_V6.reversed(), answers);
    return of(zone, ip.reversed(), works, answers);
  }

  /** What a list of domains says of a domain. */
  public static Listing ofDomain(String zone, String domain, Answers answers) {
    return of(zone, domain, works(zone, LISTED_DOMAIN, FREE_DOMAIN, answers), answers);
  }

  private static Listing of(String zone, String entry, boolean works, Answers answers) {
    Answer answer = answers.to(entry + "." + zone, RecordType.A);
    return new Listing(zone, answer.status().id(), answer.values(), verdict(answer, works));
  }

  private static ListingVerdict verdict(Answer answer, boolean works) {
    if (answer.status() == LookupStatus.NOT_ASKED) {
      return ListingVerdict.NOT_ASKED;
    }
    if (answer.isFailed()) {
      return ListingVerdict.UNKNOWN;
    }
    if (answer.isOk() && !means(answer)) {
      return ListingVerdict.ERROR;
    }
    if (!works) {
      return ListingVerdict.UNKNOWN;
    }
    return answer.isOk() ? ListingVerdict.LISTED : ListingVerdict.NOT_LISTED;
  }

  /** Asks both test entries at once. */
  private static boolean works(String zone, String listed, String free, Answers answers) {
    Answer yes = answers.to(listed + "." + zone, RecordType.A);
    Answer no = answers.to(free + "." + zone, RecordType.A);
    return yes.isOk() && means(yes) && no.isAbsent();
  }

  /** Whether one of the codes is a listing. */
  private static boolean means(Answer answer) {
    return answer.values().stream().anyMatch(Listing::isListing);
  }

  /**
   * Listings are in 127.0.0.0/8 (RFC 5782 section 2.1). 127.255.255.0/24 tells of errors: a typing
   * error, a public resolver, too many queries (spamhaus.org, "DNSBL return codes"); 127.0.0.1 too
   * (uribl.com, "query refused"). Anything else is a resolver that answers for names that are not.
   */
  private static boolean isListing(String code) {
    return code.startsWith("127.") && !code.startsWith("127.255.255.") && !code.equals("127.0.0.1");
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  /** ::FFFF:7F00:n, whose text would be read as an IPv4 address. */
  private static IpAddress mapped(int last) {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xFF;
    bytes[11] = (byte) 0xFF;
    bytes[12] = 0x7F;
    bytes[15] = (byte) last;
    return IpAddress.of(bytes);
  }
}
