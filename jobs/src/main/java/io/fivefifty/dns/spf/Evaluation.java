package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One check of one address; counts what RFC 7208 section 4.6.4 limits. */
final class Evaluation {

  private final Client client;
  private final Answers answers;
  private final ValidatedNames validated;
  private int lookups;
  private int voidLookups;

  /** Who sends. */
  record Client(IpAddress ip, String localPart, String domain, String helo) {}

  private enum Match {
    YES,
    NO,
    FAILED,
    BROKEN,
    UNKNOWN
  }

  Evaluation(Client client, Answers answers) {
    this.client = client;
    this.answers = answers;
    this.validated = new ValidatedNames(client.ip(), answers);
  }

  /**
   * The check against the record of one domain (sections 4.4 to 4.7).
   *
   * @param path the domains that led here, this one the last
   */
  SpfResult checkHost(String domain, List<String> path) {
    Answer answer = answers.to(domain, RecordType.TXT);
    if (answer.isFailed()) {
      return result(isNotAsked(answer) ? SpfOutcome.UNKNOWN : SpfOutcome.TEMPERROR, null, path);
    }
    List<String> records = SpfRecord.of(answer);
    if (records.isEmpty()) {
      return result(SpfOutcome.NONE, null, path);
    }
    Optional<SpfRecord> parsed = RecordParser.parse(records.get(0));
    if (records.size() > 1 || parsed.isEmpty()) {
      return result(SpfOutcome.PERMERROR, null, path);
    }
    for (Directive directive : parsed.get().directives()) {
      SpfResult decided = decide(directive, domain, path);
      if (decided != null) {
        return decided;
      }
    }
    MacroString redirect = parsed.get().redirect();
    return redirect == null
        ? result(SpfOutcome.NEUTRAL, null, path)
        : redirected(redirect, domain, path);
  }

  /** Section 6.1. */
  private SpfResult redirected(MacroString target, String domain, List<String> path) {
    String term = "redirect=" + target.text();
    if (++lookups > SpfLimits.LOOKUPS) {
      return result(SpfOutcome.PERMERROR, term, path);
    }
    SpfResult led = checkTarget(target, term, domain, path);
    return led.outcome() == SpfOutcome.NONE ? result(SpfOutcome.PERMERROR, term, path) : led;
  }

  /** Null where the next term must be looked at. */
  private @Nullable SpfResult decide(Directive directive, String domain, List<String> path) {
    Mechanism mechanism = directive.mechanism();
    if (mechanism.asksDns() && ++lookups > SpfLimits.LOOKUPS) {
      return result(SpfOutcome.PERMERROR, directive.text(), path);
    }
    if (mechanism instanceof Mechanism.Include include) {
      return included(include.target(), directive, domain, path);
    }
    return switch (match(mechanism, domain)) {
      case YES -> result(directive.qualifier().outcome(), directive.text(), path);
      case NO -> null;
      case FAILED -> result(SpfOutcome.TEMPERROR, directive.text(), path);
      case BROKEN -> result(SpfOutcome.PERMERROR, directive.text(), path);
      case UNKNOWN -> result(SpfOutcome.UNKNOWN, directive.text(), path);
    };
  }

  /** The table of section 5.2. */
  private @Nullable SpfResult included(
      MacroString target, Directive directive, String domain, List<String> path) {
    SpfResult led = checkTarget(target, directive.text(), domain, path);
    return switch (led.outcome()) {
      case PASS ->
          directive.qualifier() == Qualifier.PASS
              ? led
              : result(directive.qualifier().outcome(), directive.text(), path);
      case FAIL, SOFTFAIL, NEUTRAL -> null;
      case NONE -> result(SpfOutcome.PERMERROR, directive.text(), path);
      case TEMPERROR, PERMERROR, UNKNOWN -> led;
    };
  }

  private SpfResult checkTarget(MacroString target, String term, String domain, List<String> path) {
    Optional<String> name = target.expand(values(domain)).map(TargetNames::of);
    if (name.isEmpty()) {
      return result(SpfOutcome.UNKNOWN, term, path);
    }
    if (!TargetNames.isValid(name.get())) {
      return result(SpfOutcome.NONE, null, path);
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(name.get());
    return checkHost(name.get(), longer);
  }

  private Match match(Mechanism mechanism, String domain) {
    if (mechanism instanceof Mechanism.All) {
      return Match.YES;
    }
    if (mechanism instanceof Mechanism.Network network) {
      return client.ip().isInside(network.address(), network.prefixBits()) ? Match.YES : Match.NO;
    }
    Optional<String> expanded = name(mechanism, domain);
    if (expanded.isEmpty()) {
      return Match.UNKNOWN;
    }
    String name = expanded.get();
    if (!TargetNames.isValid(name)) {
      return Match.NO; // as a name that does not exist, by analogy to section 4.3
    }
    if (mechanism instanceof Mechanism.A a) {
      Answer answer = answers.to(name, addressType());
      return counted(answer, () -> matchAddresses(answer, a.prefixes()));
    }
    if (mechanism instanceof Mechanism.Mx mx) {
      Answer answer = answers.to(name, RecordType.MX);
      return counted(answer, () -> matchExchanges(answer, mx.prefixes()));
    }
    if (mechanism instanceof Mechanism.Exists) {
      // The type is A for IPv6 senders too (section 5.7).
      Answer answer = answers.to(name, RecordType.A);
      return counted(answer, () -> answer.isOk() ? Match.YES : Match.NO);
    }
    return matchPointer(name);
  }

  private Optional<String> name(Mechanism mechanism, String domain) {
    MacroString target = null;
    if (mechanism instanceof Mechanism.A a) {
      target = a.target();
    } else if (mechanism instanceof Mechanism.Mx mx) {
      target = mx.target();
    } else if (mechanism instanceof Mechanism.Ptr ptr) {
      target = ptr.target();
    } else if (mechanism instanceof Mechanism.Exists exists) {
      target = exists.target();
    }
    return target == null
        ? Optional.of(domain)
        : target.expand(values(domain)).map(TargetNames::of);
  }

  /** Section 4.6.4: a term counts as void once, by its own question. */
  private Match counted(Answer answer, Supplier<Match> otherwise) {
    if (answer.isFailed()) {
      return failure(answer);
    }
    if (answer.isAbsent() && ++voidLookups > SpfLimits.VOID_LOOKUPS) {
      return Match.BROKEN;
    }
    return otherwise.get();
  }

  private static Match failure(Answer answer) {
    return isNotAsked(answer) ? Match.UNKNOWN : Match.FAILED;
  }

  private static boolean isNotAsked(Answer answer) {
    return answer.status() == LookupStatus.NOT_ASKED;
  }

  private RecordType addressType() {
    return client.ip().isV4() ? RecordType.A : RecordType.AAAA;
  }

  private Match matchAddresses(Answer answer, Mechanism.Prefixes prefixes) {
    for (String value : answer.values()) {
      Optional<IpAddress> address = IpAddress.parse(value);
      if (address.isPresent() && client.ip().isInside(address.get(), prefixes.of(client.ip()))) {
        return Match.YES;
      }
    }
    return Match.NO;
  }

  /** Section 5.4. More than ten exchangers are an error whichever of them would match. */
  private Match matchExchanges(Answer exchangers, Mechanism.Prefixes prefixes) {
    if (exchangers.values().size() > SpfLimits.NAMES) {
      return Match.BROKEN;
    }
    Match first = Match.NO;
    for (String host : TargetNames.exchanges(exchangers)) {
      Answer answer = answers.to(host, addressType());
      Match match = answer.isFailed() ? failure(answer) : matchAddresses(answer, prefixes);
      first = first == Match.NO ? match : first;
    }
    return first;
  }

  /** Section 5.5: a lookup that fails is no match. */
  private Match matchPointer(String target) {
    Answer pointers = validated.pointers();
    if (pointers.isAbsent() && ++voidLookups > SpfLimits.VOID_LOOKUPS) {
      return Match.BROKEN;
    }
    if (validated.names().stream().anyMatch(name -> DnsNames.isAtOrBelow(name, target))) {
      return Match.YES;
    }
    return validated.isKnown() ? Match.NO : Match.UNKNOWN;
  }

  /** Section 7.2. */
  private MacroString.Values values(String domain) {
    return letter ->
        switch (letter) {
          case 's' -> client.localPart() + "@" + client.domain();
          case 'l' -> client.localPart();
          case 'o' -> client.domain();
          case 'd' -> domain;
          case 'i' -> dotted(client.ip());
          case 'p' -> validated.best(domain);
          case 'v' -> client.ip().isV4() ? "in-addr" : "ip6";
          case 'h' -> client.helo();
          default -> null;
        };
  }

  /** Octets, or nibbles, with dots between them. */
  private static String dotted(IpAddress ip) {
    if (ip.isV4()) {
      return ip.toString();
    }
    return new StringBuilder(ip.reversed()).reverse().toString();
  }

  private SpfResult result(SpfOutcome outcome, @Nullable String term, List<String> path) {
    return new SpfResult(outcome, client.domain(), term, path);
  }
}
