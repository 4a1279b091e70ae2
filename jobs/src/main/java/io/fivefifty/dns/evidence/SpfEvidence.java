package io.fivefifty.dns.evidence;

import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.spf.SpfCheck;
import io.fivefifty.dns.spf.SpfFacts;
import io.fivefifty.dns.spf.SpfNode;
import io.fivefifty.dns.spf.SpfOutcome;
import io.fivefifty.dns.spf.SpfResult;
import io.fivefifty.dns.spf.SpfVerdict;
import io.fivefifty.dns.spf.StoredTree;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether a domain's SPF record lets our addresses send (RFC 7208), from the stored tree. */
final class SpfEvidence {

  private static final int MOST_SHOWN = 13;

  private SpfEvidence() {}

  static Evidence on(Claim claim, Dated<DomainSnapshot> sender, Subjects subjects) {
    if (claim.ips().isEmpty()) {
      return withoutAddress(sender);
    }
    List<Evidence> words = new ArrayList<>();
    for (IpAddress ip : claim.ips()) {
      words.add(onAddress(ip, sender));
    }
    return Witness.together(claim, words);
  }

  private static Evidence withoutAddress(Dated<DomainSnapshot> sender) {
    SpfFacts spf = sender.facts().spf();
    return switch (spf.verdict()) {
      case NONE -> Evidence.confirms(sender, noRecord(sender));
      case PERMERROR -> Evidence.confirms(sender, broken(sender));
      case TEMPERROR -> Evidence.open(sender, failed(sender));
      case VALID -> Evidence.open(sender, Witness.NO_ADDRESS);
    };
  }

  private static Evidence onAddress(IpAddress ip, Dated<DomainSnapshot> sender) {
    SpfResult result = check(ip, sender.facts());
    String record = Texts.shown(String.join(" | ", sender.facts().spf().records()));
    String name = sender.facts().domain();
    return switch (result.outcome()) {
      case NONE -> Evidence.confirms(sender, noRecord(sender));
      case PERMERROR -> Evidence.confirms(sender, broken(sender));
      case FAIL ->
          Evidence.confirms(
              sender,
              ip + " is not authorised by " + record + " of " + name + ", " + sender.when());
      case SOFTFAIL ->
          Evidence.confirms(
              sender,
              ip
                  + " is probably not authorised (softfail) by "
                  + record
                  + " of "
                  + name
                  + ", "
                  + sender.when());
      case PASS ->
          Evidence.contradicts(
              sender,
              ip
                  + " is authorised by "
                  + (result.term() == null ? record : result.term())
                  + path(result)
                  + ", SPF of "
                  + name
                  + " on "
                  + sender.when());
      case NEUTRAL ->
          Evidence.open(
              sender, "SPF of " + name + " says neither yes nor no to " + ip + ": " + record);
      case TEMPERROR -> Evidence.open(sender, failed(sender));
      case UNKNOWN -> Evidence.open(sender, "SPF of " + name + " depends on a macro: " + record);
    };
  }

  static SpfResult check(IpAddress ip, DomainSnapshot sender) {
    String domain = sender.domain();
    return SpfCheck.of(ip, "postmaster@" + domain, domain, StoredTree.of(sender.spf().tree()));
  }

  private static String path(SpfResult result) {
    return result.path().size() < 2
        ? ""
        : " in " + String.join(" → ", result.path().subList(1, result.path().size()));
  }

  static String noRecord(Dated<DomainSnapshot> sender) {
    return sender.facts().domain() + " had no SPF record on " + sender.when();
  }

  private static String failed(Dated<DomainSnapshot> sender) {
    return "an SPF lookup of " + sender.facts().domain() + " failed on " + sender.when();
  }

  private static String broken(Dated<DomainSnapshot> sender) {
    SpfFacts spf = sender.facts().spf();
    if (spf.lookups() > 10) {
      return "SPF of "
          + sender.facts().domain()
          + " needs "
          + spf.lookups()
          + " lookups, 10 are allowed: "
          + trace(spf)
          + ", "
          + sender.when();
    }
    return "the SPF record of "
        + sender.facts().domain()
        + " was broken on "
        + sender.when()
        + Texts.in(spf.problems())
        + Texts.record(String.join(" | ", spf.records()));
  }

  /** The terms that cost lookups, an include of an include behind an arrow. */
  private static String trace(SpfFacts spf) {
    StringBuilder trace = new StringBuilder();
    int depth = 0;
    int shown = 0;
    for (SpfNode node : spf.tree()) {
      if (node.depth() == 0 || !(node.via().equals("include") || node.via().equals("redirect"))) {
        continue;
      }
      if (++shown > MOST_SHOWN) {
        return trace + " …";
      }
      trace.append(trace.length() == 0 ? "" : node.depth() > depth ? " → " : ", ");
      trace.append(node.via()).append(':').append(node.name());
      depth = node.depth();
    }
    return trace.toString();
  }

  /** What is to be said of SPF beside another claim; nothing where nothing is known. */
  static String inShort(Claim claim, Subjects subjects, String domain) {
    DomainSnapshot facts = subjects.domain(domain).map(Dated::facts).orElse(null);
    if (facts == null) {
      return "";
    }
    if (facts.spf().verdict() == SpfVerdict.NONE) {
      return "; it has no SPF record";
    }
    for (IpAddress ip : claim.ips()) {
      SpfOutcome outcome = check(ip, facts).outcome();
      if (outcome == SpfOutcome.FAIL || outcome == SpfOutcome.SOFTFAIL) {
        return "; its SPF does not authorise " + ip;
      }
    }
    return facts.spf().verdict() == SpfVerdict.PERMERROR ? "; its SPF record is broken" : "";
  }
}
