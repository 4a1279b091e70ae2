package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.names.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for any records, however they lead to each other. */
final class SpfPropertyTest {

  private static final String DOMAIN = RandomZones.name(0);

  @Property
  void aSurveyIsBounded(@ForAll long seed) {
    Zone zone = new RandomZones(seed, true).zone();
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    assertThat(facts.tree()).hasSizeLessThanOrEqualTo(SpfLimits.NODES);
    assertThat(facts.tree()).allMatch(node -> node.depth() <= SpfLimits.DEPTH + 1);
    assertThat(zone.asked()).hasSizeLessThanOrEqualTo(SpfLimits.NODES);
  }

  @Property
  void aVerdictOfNoneNeedsAnAnswer(@ForAll long seed) {
    SpfFacts facts = SpfSurvey.of(DOMAIN, new RandomZones(seed, true).zone());
    boolean failed = facts.tree().stream().anyMatch(SpfPropertyTest::isFailed);
    assertThat(facts.problems().contains("lookup-failed")).isEqualTo(failed);
    if (failed) {
      assertThat(facts.verdict()).isIn(SpfVerdict.TEMPERROR, SpfVerdict.PERMERROR);
    }
  }

  private static boolean isFailed(SpfNode node) {
    LookupStatus status = LookupStatus.of(node.status());
    return !status.isAnswer() && status != LookupStatus.NOT_ASKED;
  }

  @Property
  void theOrderInWhichAnswersArriveChangesNothing(@ForAll long seed) {
    Zone zone = new RandomZones(seed, true).zone();
    SpfFacts atOnce = SpfSurvey.of(DOMAIN, zone);
    Random random = new Random(seed);
    Map<Question, Answer> arrived = new HashMap<>();
    while (true) {
      Answers.Noting noting = new Answers.Noting(arrived::get);
      SpfFacts facts = SpfSurvey.of(DOMAIN, noting);
      Set<Question> missing = noting.missing();
      if (missing.isEmpty()) {
        assertThat(facts).isEqualTo(atOnce);
        return;
      }
      boolean some = false;
      for (Question question : missing) {
        if (!some || random.nextBoolean()) {
          arrived.put(question, zone.to(question));
          some = true;
        }
      }
    }
  }

  @Property
  void aSurveyTakesFewRounds(@ForAll long seed) {
    Zone zone = new RandomZones(seed, true).zone();
    Map<Question, Answer> arrived = new HashMap<>();
    int rounds = 0;
    while (true) {
      Answers.Noting noting = new Answers.Noting(arrived::get);
      SpfFacts facts = SpfSurvey.of(DOMAIN, noting);
      if (noting.missing().isEmpty()) {
        int depth = facts.tree().stream().mapToInt(SpfNode::depth).max().orElse(0);
        assertThat(rounds).isLessThanOrEqualTo(depth + 1);
        return;
      }
      noting.missing().forEach(question -> arrived.put(question, zone.to(question)));
      rounds++;
    }
  }

  @Property(tries = 3000)
  void withoutMacrosTheStoredTreeGivesTheSame(@ForAll long seed) {
    RandomZones zones = new RandomZones(seed, false);
    Zone zone = zones.zone();
    IpAddress ip = zones.ip();
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    SpfResult stored = check(ip, StoredTree.of(facts.tree()));
    if (stored.outcome() == SpfOutcome.UNKNOWN) {
      assertThat(facts.lookups() > SpfLimits.SURVEYED_TERMS || isFull(facts)).isTrue();
    } else {
      assertThat(stored).isEqualTo(check(ip, zone));
    }
  }

  private static boolean isFull(SpfFacts facts) {
    return facts.tree().size() == SpfLimits.NODES;
  }

  @Property
  void withMacrosItGivesTheSameOrUnknown(@ForAll long seed) {
    RandomZones zones = new RandomZones(seed, true);
    Zone zone = zones.zone();
    IpAddress ip = zones.ip();
    SpfResult stored = check(ip, StoredTree.of(SpfSurvey.of(DOMAIN, zone).tree()));
    if (stored.outcome() != SpfOutcome.UNKNOWN) {
      assertThat(stored).isEqualTo(check(ip, zone));
    }
  }

  @Property
  void whoPassesIsAuthorized(@ForAll long seed) {
    RandomZones zones = new RandomZones(seed, false);
    Zone zone = zones.zone();
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    IpAddress ip = zones.ip();
    boolean passes = check(ip, zone).outcome() == SpfOutcome.PASS;
    boolean isNamed = facts.authorized().stream().anyMatch(network -> isInside(ip, network));
    boolean mayPassUnnamed =
        facts.problems().contains("permits-all")
            || facts.tree().stream().anyMatch(node -> node.via().equals("exists"))
            || facts.lookups() > SpfLimits.SURVEYED_TERMS
            || isFull(facts);
    assertThat(!passes || isNamed || mayPassUnnamed).isTrue();
  }

  /** An IPv4 sender may find more void lookups than an IPv6 sender, and the other way round. */
  @Property
  void underAValidVerdictNobodyRunsIntoAnError(@ForAll long seed) {
    RandomZones zones = new RandomZones(seed, false);
    Zone zone = zones.zone();
    SpfFacts facts = SpfSurvey.of(DOMAIN, zone);
    SpfOutcome outcome = check(zones.ip(), zone).outcome();
    if (facts.verdict() == SpfVerdict.VALID) {
      assertThat(outcome).isNotIn(SpfOutcome.NONE, SpfOutcome.TEMPERROR, SpfOutcome.UNKNOWN);
      long absent = facts.tree().stream().filter(node -> node.record() == null).count();
      assertThat(outcome == SpfOutcome.PERMERROR && absent <= SpfLimits.VOID_LOOKUPS).isFalse();
    }
  }

  private static boolean isInside(IpAddress ip, String network) {
    int slash = network.indexOf('/');
    return ip.isInside(
        IpAddress.parse(network.substring(0, slash)).orElseThrow(),
        Integer.parseInt(network.substring(slash + 1)));
  }

  private static SpfResult check(IpAddress ip, Answers answers) {
    return SpfCheck.of(ip, "alice@" + DOMAIN, "mail.example.net", answers);
  }
}
