package io.fivefifty.report;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.dns.snapshot.HostSubject;
import java.util.List;

/**
 * Whom to ask, and about what beside that which the logs name.
 *
 * @param addressLists zones of blocklists of addresses
 * @param domainLists zones of blocklists of domains
 * @param hosts addresses that the user names as ours
 */
public record DnsSettings(
    DnsSource source,
    AskerSettings asking,
    List<String> addressLists,
    List<String> domainLists,
    List<HostSubject> hosts) {

  /** Nobody is asked. */
  public static final DnsSettings NONE =
      new DnsSettings(
          new DnsSource.Nobody(), AskerSettings.DEFAULT, List.of(), List.of(), List.of());

  public DnsSettings {
    addressLists = List.copyOf(addressLists);
    domainLists = List.copyOf(domainLists);
    hosts = List.copyOf(hosts);
  }
}
