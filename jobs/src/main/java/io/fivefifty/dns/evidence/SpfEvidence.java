package io.fivefifty.dns.evidence;

import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.spf.SpfCheck;
import io.fivefifty.dns.spf.SpfFacts;
import io.fivefifty.dns.spf.SpfOutcome;
import io.fivefifty.dns.spf.SpfResult;
import io.fivefifty.dns.spf.SpfVerdict;
import io.fivefifty.dns.spf.StoredTree;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether a domain's SPF record lets our addresses send (RFC 7208), from the stored tree. */
final class SpfEvidence {

  /** RFC 7208 section 4.6.4. */
  private static final int MOST_LOOKUPS = 10;

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
    SpfFacts spf = sender.facts().spf();
    SpfResult result = check(ip, sender.facts());
    String record = Texts.shown(String.join(" | ", spf.records()));
    String ofWhom = " (SPF of " + name(sender) + " on " + sender.when() + ")";
    return switch (result.outcome()) {
      case NONE -> Evidence.confirms(sender, noRecord(sender));
      case PERMERROR -> Evidence.confirms(sender, broken(sender));
      case FAIL ->
          Evidence.confirms(sender, ip + " is not authorised by " + record + path(result) + ofWhom);
      case SOFTFAIL ->
          Evidence.confirms(
              sender,
              ip + " is probably not authorised (softfail) by " + record + path(result) + ofWhom);
      case PASS ->
          Evidence.contradicts(
              sender,
              ip
                  + " is authorised by "
                  + (result.term() == null ? record : Texts.shown(result.term()))
                  + path(result)
                  + ofWhom);
      case NEUTRAL ->
          Evidence.open(
              sender,
              "SPF of "
                  + name(sender)
                  + " said neither yes nor no to "
                  + ip
                  + " on "
                  + sender.when()
                  + Texts.record(record));
      case TEMPERROR -> Evidence.open(sender, failed(sender));
      case UNKNOWN ->
          Evidence.open(
              sender,
              spf.verdict() == SpfVerdict.TEMPERROR
                  ? failed(sender)
                  : "whether SPF of "
                      + name(sender)
                      + " authorised "
                      + ip
                      + " on "
                      + sender.when()
                      + " hangs on the message (a macro or ptr)"
                      + Texts.record(record));
    };
  }

  static SpfResult check(IpAddress ip, DomainSnapshot sender) {
    String domain = sender.domain();
    return SpfCheck.of(ip, "postmaster@" + domain, domain, StoredTree.of(sender.spf().tree()));
  }

  /** The records that led to the term that decided, where that is not the domain's own. */
  private static String path(SpfResult result) {
    int length = result.path().size();
    return length < 2
        ? ""
        : ", by way of " + Texts.name(String.join(" → ", result.path().subList(1, length)));
  }

  static String noRecord(Dated<DomainSnapshot> sender) {
    return name(sender) + " had no SPF record on " + sender.when();
  }

  private static String failed(Dated<DomainSnapshot> sender) {
    return "an SPF lookup of " + name(sender) + " failed on " + sender.when();
  }

  static String broken(Dated<DomainSnapshot> sender) {
    SpfFacts spf = sender.facts().spf();
    return spf.lookups() > MOST_LOOKUPS
        ? "on "
            + sender.when()
            + " SPF of "
            + name(sender)
            + " needs "
            + spf.lookups()
            + " lookups, "
            + MOST_LOOKUPS
            + " are allowed"
            + ": "
            + Texts.trace(SpfTrace.of(spf.tree()))
        : "the SPF record of "
            + name(sender)
            + " was broken on "
            + sender.when()
            + Texts.in(spf.problems())
            + Texts.records(spf.records());
  }

  private static String name(Dated<DomainSnapshot> sender) {
    return Texts.name(sender.facts().domain());
  }

  /** What is to be said of SPF beside another claim; nothing where nothing is known. */
  static String inShort(Claim claim, DomainSnapshot facts) {
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
