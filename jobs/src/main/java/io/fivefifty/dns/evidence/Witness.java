package io.fivefifty.dns.evidence;

import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.names.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gives evidence on claims. Pure: the same claim and snapshots give the same word. */
public final class Witness {

  /** Facts that were told so long before or after do not bind. */
  static final Duration NEAR = Duration.ofHours(24);

  /** Listings come and go within hours. */
  static final Duration NEAR_LISTING = Duration.ofHours(6);

  private final RecipientEvidence recipients;

  /**
   * @param providerOfHost the id of the provider that runs an MX host, {@code other} where nothing
   *     tells
   */
  public Witness(Function<String, String> providerOfHost) {
    this.recipients = new RecipientEvidence(providerOfHost);
  }

  /**
   * The evidence on a claim whose cause is {@linkplain Claims#TESTABLE testable}.
   *
   * @throws IllegalArgumentException for another cause
   */
  public Evidence on(Claim claim, Subjects subjects) {
    return switch (claim.cause()) {
      case Claims.DMARC_FAIL -> DmarcEvidence.on(claim, subjects);
      case Claims.SPF_FAIL -> ofSender(claim, subjects, SpfEvidence::on);
      case Claims.DKIM_FAIL -> DkimEvidence.on(claim, subjects);
      case Claims.UNAUTHENTICATED -> ofSender(claim, subjects, AuthenticationEvidence::on);
      case Claims.INVALID_SENDER ->
          ofSender(claim, subjects, (c, sender, s) -> SenderEvidence.on(c, sender));
      case Claims.MISSING_PTR -> ofHosts(claim, subjects, HostEvidence::onPointer);
      case Claims.INVALID_HELO -> onHelo(claim, subjects);
      case Claims.RELAY_DENIED, Claims.UNKNOWN_RECIPIENT_DOMAIN -> recipients.on(claim, subjects);
      case Claims.IP_BLOCKLISTED -> ListingEvidence.onAddress(claim, subjects);
      case Claims.DOMAIN_BLOCKLISTED -> ListingEvidence.onDomain(claim, subjects);
      default -> throw new IllegalArgumentException("DNS has no say in " + claim.cause());
    };
  }

  interface OfSender {
    Evidence on(Claim claim, Dated<DomainSnapshot> sender, Subjects subjects);
  }

  private static Evidence ofSender(Claim claim, Subjects subjects, OfSender evidence) {
    Dated<DomainSnapshot> sender = subjects.domain(claim.sendingDomain()).orElse(null);
    if (sender == null) {
      return notAsked(claim.sendingDomain());
    }
    if (sender.isFar(claim, NEAR)) {
      return Evidence.open(sender, sender.farFrom(claim));
    }
    return evidence.on(claim, sender, subjects);
  }

  /** Where nobody has told our HELO names, the reply often does. */
  private static Evidence onHelo(Claim claim, Subjects subjects) {
    boolean told =
        claim.ips().stream()
            .flatMap(ip -> subjects.host(ip.toString()).stream())
            .anyMatch(host -> host.facts().helo() != null);
    if (!told) {
      for (String name : claim.namedDomains()) {
        Dated<DomainSnapshot> named = subjects.domain(name).orElse(null);
        if (named != null && !named.isFar(claim, NEAR)) {
          return HostEvidence.onNamedHelo(named);
        }
      }
    }
    return ofHosts(claim, subjects, HostEvidence::onHelo);
  }

  interface OfHost {
    Evidence on(Claim claim, Dated<HostSnapshot> host);
  }

  private static Evidence ofHosts(Claim claim, Subjects subjects, OfHost evidence) {
    List<Evidence> words = new ArrayList<>();
    for (IpAddress ip : claim.ips()) {
      Dated<HostSnapshot> host = subjects.host(ip.toString()).orElse(null);
      if (host == null) {
        words.add(Evidence.open("DNS was not asked about " + ip));
      } else if (host.isFar(claim, NEAR)) {
        words.add(Evidence.open(host, host.farFrom(claim)));
      } else {
        words.add(evidence.on(claim, host));
      }
    }
    return words.isEmpty() ? Evidence.open(NO_ADDRESS) : together(claim, words);
  }

  static final String NO_ADDRESS =
      "the replies do not say which of our addresses they mean; name it with --sending-ip";

  static Evidence notAsked(String domain) {
    return switch (domain) {
      case "<>" -> Evidence.open("bounces have no sending domain");
      case "unknown" -> Evidence.open("the log does not tell the sending domain");
      default -> Evidence.open("DNS was not asked about " + Texts.name(domain));
    };
  }

  /**
   * One word of several on our addresses. Where the replies name them, what one confirms stands:
   * they may have meant it. Where nobody knows which is meant, all must say the same.
   */
  static Evidence together(Claim claim, List<Evidence> words) {
    Evidence first = words.get(0);
    if (words.stream().allMatch(word -> word.verdict() == first.verdict())) {
      return first;
    }
    for (Evidence word : words) {
      if (word.verdict() == Evidence.Verdict.CONFIRMS && claim.ipsAreNamed()) {
        return word;
      }
    }
    Evidence other =
        words.stream().filter(word -> word.verdict() != first.verdict()).findFirst().orElse(first);
    return new Evidence(
        Evidence.Verdict.OPEN,
        "our addresses differ: " + Texts.part(first.text()) + "; " + Texts.part(other.text()),
        first.snapshotId());
  }
}
