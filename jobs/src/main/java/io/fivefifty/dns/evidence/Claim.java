package io.fivefifty.dns.evidence;

import static java.util.Objects.requireNonNull;

import io.fivefifty.names.IpAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What receivers said of some rejections that are alike.
 *
 * @param cause id of {@code causes.yaml}
 * @param provider id of who said it
 * @param enhancedCode of the reply, or null
 * @param sendingDomain the envelope sender's, {@code <>} or {@code unknown}
 * @param ips our addresses that may be meant
 * @param ipsAreNamed whether the replies name them; otherwise they are all that the server has
 * @param namedDomains what the replies name: whose policy was applied, our HELO name
 * @param namedLists host names of the blocklists that the replies name
 * @param recipientDomains where the mail was for
 * @param relayHosts who said it
 * @param firstSeen of the rejections
 * @param lastSeen of the rejections
 */
public record Claim(
    String cause,
    String provider,
    @Nullable String enhancedCode,
    String sendingDomain,
    List<IpAddress> ips,
    boolean ipsAreNamed,
    List<String> namedDomains,
    List<String> namedLists,
    List<String> recipientDomains,
    List<String> relayHosts,
    Instant firstSeen,
    Instant lastSeen) {

  public Claim {
    requireNonNull(cause, "cause is null");
    requireNonNull(provider, "provider is null");
    requireNonNull(sendingDomain, "sendingDomain is null");
    ips = List.copyOf(ips);
    namedDomains = List.copyOf(namedDomains);
    namedLists = List.copyOf(namedLists);
    recipientDomains = List.copyOf(recipientDomains);
    relayHosts = List.copyOf(relayHosts);
  }
}
