package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.ZoneSnapshots.TAKEN_AT;

import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.names.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A claim and the snapshots that it is held against, as a test puts them together. */
final class Said {

  static final String WHEN = "22 November 02:10 UTC";
  private static final Witness WITNESS = new Witness(Said::providerOf);

  private final String cause;
  private String provider = "other";
  private @Nullable String code;
  private String sender = "example.com";
  private List<String> ips = List.of();
  private boolean ipsAreNamed;
  private List<String> domains = List.of();
  private List<String> lists = List.of();
  private List<String> recipients = List.of();
  private List<String> relays = List.of();
  private Instant first = TAKEN_AT.plus(Duration.ofHours(1));
  private Instant last = TAKEN_AT.plus(Duration.ofHours(2));
  private final Map<String, Dated<DomainSnapshot>> rows = new HashMap<>();
  private final Map<String, Dated<HostSnapshot>> hosts = new HashMap<>();

  private Said(String cause) {
    this.cause = cause;
  }

  static Said that(String cause) {
    return new Said(cause);
  }

  private static String providerOf(String host) {
    return host.endsWith(".gmail.example")
        ? "gmail"
        : host.endsWith(".yahoo.example") ? "yahoo" : "other";
  }

  Said by(String who) {
    provider = who;
    return this;
  }

  Said code(String enhancedCode) {
    code = enhancedCode;
    return this;
  }

  Said of(String sendingDomain) {
    sender = sendingDomain;
    return this;
  }

  Said naming(String... addresses) {
    ips = List.of(addresses);
    ipsAreNamed = true;
    return this;
  }

  Said perhapsFrom(String... addresses) {
    ips = List.of(addresses);
    ipsAreNamed = false;
    return this;
  }

  Said namingDomains(String... names) {
    domains = List.of(names);
    return this;
  }

  Said namingLists(String... names) {
    lists = List.of(names);
    return this;
  }

  Said to(String... recipientDomains) {
    recipients = List.of(recipientDomains);
    return this;
  }

  Said relayedBy(String... relayHosts) {
    relays = List.of(relayHosts);
    return this;
  }

  Said from(Instant firstSeen, Instant lastSeen) {
    first = firstSeen;
    last = lastSeen;
    return this;
  }

  Said with(DomainSnapshot... snapshots) {
    for (DomainSnapshot snapshot : snapshots) {
      rows.put(snapshot.domain(), new Dated<>(snapshot, "taken", TAKEN_AT));
    }
    return this;
  }

  Said with(DomainSnapshot snapshot, Instant takenAt) {
    rows.put(snapshot.domain(), new Dated<>(snapshot, "taken", takenAt));
    return this;
  }

  Said with(HostSnapshot... snapshots) {
    for (HostSnapshot snapshot : snapshots) {
      hosts.put(snapshot.subject().ip().toString(), new Dated<>(snapshot, "taken", TAKEN_AT));
    }
    return this;
  }

  Evidence evidence() {
    Claim claim =
        new Claim(
            cause,
            provider,
            code,
            sender,
            ips.stream().map(IpAddress::parse).flatMap(Optional::stream).toList(),
            ipsAreNamed,
            domains,
            lists,
            recipients,
            relays,
            first,
            last);
    return WITNESS.on(claim, new Subjects(rows, hosts));
  }
}
