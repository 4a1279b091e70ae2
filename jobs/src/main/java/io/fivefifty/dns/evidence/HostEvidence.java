package io.fivefifty.dns.evidence;

import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.HeloVerdict;
import io.fivefifty.dns.snapshot.HostSnapshot;

/** Whether our address and the name that it gives lead to each other. */
final class HostEvidence {

  private HostEvidence() {}

  static Evidence onPointer(Claim claim, Dated<HostSnapshot> host) {
    String ip = host.facts().subject().ip().toString();
    String names = Texts.name(String.join(", ", host.facts().ptrNames()));
    return switch (host.facts().fcrdns()) {
      case NO_PTR -> Evidence.confirms(host, ip + " had no PTR record on " + host.when());
      case FAIL ->
          Evidence.confirms(
              host,
              "the name of " + ip + " did not lead back to it on " + host.when() + ": " + names);
      case PASS ->
          Evidence.contradicts(
              host, ip + " had the name " + names + ", which leads back to it, on " + host.when());
      case UNKNOWN -> Evidence.open(host, "the PTR lookup of " + ip + " failed on " + host.when());
    };
  }

  static Evidence onHelo(Claim claim, Dated<HostSnapshot> host) {
    HeloVerdict verdict = host.facts().heloVerdict();
    String ip = host.facts().subject().ip().toString();
    if (host.facts().helo() == null) {
      return Evidence.open(
          host,
          "the HELO name of " + ip + " is not known; name it with --sending-ip " + ip + "=NAME");
    }
    String helo = "the HELO name " + Texts.name(String.valueOf(host.facts().helo()));
    String when = " on " + host.when();
    return switch (verdict) {
      case MALFORMED ->
          Evidence.confirms(
              host, helo + " of " + ip + " was no fully qualified domain name" + when);
      case UNRESOLVABLE -> Evidence.confirms(host, helo + " had no address" + when);
      case OK -> Evidence.contradicts(host, helo + " led to " + ip + when);
      case MISMATCH -> Evidence.open(host, helo + " led to other addresses than " + ip + when);
      case LITERAL ->
          Evidence.open(host, helo + " was an address, which the standard allows," + when);
      case UNKNOWN -> Evidence.open(host, "the lookup of " + helo + " failed" + when);
    };
  }

  /** A HELO name that only the reply tells: whether it has an address at all. */
  static Evidence onNamedHelo(Dated<DomainSnapshot> name) {
    Lookup a = name.facts().a();
    Lookup aaaa = name.facts().aaaa();
    String helo = "the HELO name " + Texts.name(name.facts().domain());
    String when = " on " + name.when();
    if (a.status() == LookupStatus.OK || aaaa.status() == LookupStatus.OK) {
      return Evidence.contradicts(name, helo + " had an address" + when);
    }
    return a.status().isAnswer() && aaaa.status().isAnswer()
        ? Evidence.confirms(name, helo + " had no address" + when)
        : Evidence.open(name, "the lookup of " + helo + " failed" + when);
  }
}
