package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may say no, and by which host or recipient they are known. */
public final class Providers {
  /** Stands for the provider where nothing tells. */
  public static final String OTHER = "other";

  private final Map<String, Provider> byId = new TreeMap<>();
  private final HostMap<String> byHost = new HostMap<>();
  private final HostMap<String> byRecipient = new HostMap<>();

  Providers() {}

  /** Adds a provider; a site's file may add hosts and recipients to one that is known. */
  void add(Provider provider, Fields fields, boolean site) {
    Provider known = byId.get(provider.id());
    if (known != null && !site) {
      throw RuleException.at(
          fields.place("provider"),
          "the provider \"" + provider.id() + "\" again",
          "one file a provider");
    }
    byId.put(provider.id(), known == null ? provider : joined(known, provider));
    claim(byHost, fields, "hosts", provider.id(), site);
    claim(byRecipient, fields, "recipients", provider.id(), site);
  }

  private static Provider joined(Provider known, Provider more) {
    List<String> hosts = new ArrayList<>(known.hosts());
    hosts.addAll(more.hosts());
    List<String> recipients = new ArrayList<>(known.recipients());
    recipients.addAll(more.recipients());
    return new Provider(known.id(), known.name(), known.kind(), hosts, recipients, known.like());
  }

  private static void claim(
      HostMap<String> map, Fields fields, String key, String id, boolean site) {
    for (Yaml.Text host : fields.texts(key)) {
      String claimed = map.put(host.value(), id);
      if (claimed != null && !site) {
        throw RuleException.at(
            host.place(), host.kind(), "a name that the provider \"" + claimed + "\" has not");
      }
    }
  }

  /**
   * The service that keeps mail of its customers' own domains in the words of that provider, as
   * Google Workspace does in Gmail's; the provider itself where there is none.
   */
  String forOwnDomains(String id) {
    return byId.values().stream()
        .filter(provider -> id.equals(provider.like()) && provider.recipients().isEmpty())
        .map(Provider::id)
        .findFirst()
        .orElse(id);
  }

  /** All providers, by id. */
  public List<Provider> all() {
    return List.copyOf(byId.values());
  }

  /** The provider of that id, or empty. */
  public Optional<Provider> provider(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Provider id of an MX host by whole labels, the longest name first; null where none. */
  public @Nullable String ofHost(String relayHost) {
    return byHost.valueOf(relayHost);
  }

  /** Provider id of a recipient's domain, or of one above it; null where none. */
  public @Nullable String ofRecipientDomain(String domain) {
    return byRecipient.valueOf(domain);
  }
}
