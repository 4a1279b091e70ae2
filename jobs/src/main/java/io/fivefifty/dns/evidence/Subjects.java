package io.fivefifty.dns.evidence;

import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.HostSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The snapshots that are nearest to a claim.
 *
 * @param domains by domain
 * @param hosts by address
 */
public record Subjects(
    Map<String, Dated<DomainSnapshot>> domains, Map<String, Dated<HostSnapshot>> hosts) {

  /** A signature's domain may be one above the sender's (RFC 9989 section 4.4). */
  private static final int MOST_PARENTS = 4;

  public Subjects {
    domains = Map.copyOf(domains);
    hosts = Map.copyOf(hosts);
  }

  Optional<Dated<DomainSnapshot>> domain(String name) {
    return Optional.ofNullable(domains.get(name));
  }

  Optional<Dated<HostSnapshot>> host(String ip) {
    return Optional.ofNullable(hosts.get(ip));
  }

  /** The domain, and those above it that may sign for it, the nearest first. */
  static List<String> signers(String domain) {
    List<String> signers = new ArrayList<>(List.of(domain));
    int dot = domain.indexOf('.');
    while (dot >= 0 && domain.indexOf('.', dot + 1) > 0 && signers.size() <= MOST_PARENTS) {
      signers.add(domain.substring(dot + 1));
      dot = domain.indexOf('.', dot + 1);
    }
    return signers;
  }

  /** The domains whose snapshots a claim may need. */
  public static Set<String> domainNames(
      String sendingDomain, List<String> namedDomains, List<String> recipientDomains) {
    Set<String> domains = new LinkedHashSet<>(signers(sendingDomain));
    domains.addAll(namedDomains);
    domains.addAll(recipientDomains);
    return domains;
  }
}
