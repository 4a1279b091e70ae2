package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.names.IpAddress;
import java.util.List;

/** Whether an address may send for a domain: check_host() of RFC 7208 section 4. */
public final class SpfCheck {

  private static final String LOCAL_PART = "postmaster";

  private SpfCheck() {}

  /**
   * The result for one address. What hangs on a question that was not put is {@link
   * SpfOutcome#UNKNOWN}, unless an earlier term decides.
   *
   * @param sender of MAIL FROM, without angle brackets; empty for a bounce, which is checked as
   *     postmaster of the HELO name (section 2.4); without a local-part, postmaster's (section 4.3)
   * @param helo the name or the literal of HELO or EHLO
   */
  public static SpfResult of(IpAddress ip, String sender, String helo, Answers answers) {
    int at = sender.lastIndexOf('@');
    String localPart = at > 0 ? sender.substring(0, at) : LOCAL_PART;
    String domain = DnsNames.canonical(sender.isEmpty() ? helo : sender.substring(at + 1));
    if (!isCheckable(domain)) {
      return new SpfResult(SpfOutcome.NONE, domain, null, List.of());
    }
    // An IPv4 address in IPv6 form is checked as IPv4 (section 5).
    IpAddress plain = IpAddress.parse(ip.toString()).orElse(ip);
    Evaluation.Client client = new Evaluation.Client(plain, localPart, domain, helo);
    return new Evaluation(client, answers).checkHost(domain, List.of(domain));
  }

  /** Section 4.3: names of one label and address literals have no record. */
  private static boolean isCheckable(String domain) {
    return TargetNames.isValid(domain) && domain.indexOf('.') > 0 && domain.charAt(0) != '[';
  }
}
