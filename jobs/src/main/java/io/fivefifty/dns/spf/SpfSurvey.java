package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.RecordType;
import java.util.List;

/** What the SPF records of a domain say, whoever sends. */
public final class SpfSurvey {

  private SpfSurvey() {}

  /** The facts; of no use while {@code answers} lacks some that it was asked for. */
  public static SpfFacts of(String domain, Answers answers) {
    String root = DnsNames.canonical(domain);
    if (!TargetNames.isValid(root)) {
      return notAsked();
    }
    TreeWalk walk = new TreeWalk(root, answers);
    Answer answer = walk.ask(root, RecordType.TXT, "", 0);
    List<String> records = SpfRecord.of(answer);
    if (records.isEmpty()) {
      SpfVerdict verdict = answer.isFailed() ? SpfVerdict.TEMPERROR : SpfVerdict.NONE;
      return walk.facts(answer, records, verdict, null);
    }
    Qualifier all = walk.walk(root, records, 0, true);
    return walk.facts(answer, records, walk.conclude(all), all);
  }

  private static SpfFacts notAsked() {
    return new SpfFacts(
        Lookup.notAsked("DNS cannot hold the name"),
        List.of(),
        SpfVerdict.TEMPERROR,
        0,
        0,
        null,
        List.of(),
        false,
        List.of(),
        List.of(SpfProblem.LOOKUP_FAILED.id()));
  }
}
