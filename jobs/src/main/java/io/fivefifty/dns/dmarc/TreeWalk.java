package io.fivefifty.dns.dmarc;

import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The walk from a domain up to its top-level domain (RFC 9989 section 4.10). The names are all
 * known beforehand and asked for at once; what lies above the end of the walk is left out
 * afterwards.
 *
 * @param steps in the order of the walk; the first is the domain itself
 */
record TreeWalk(List<Published> steps) {

  /** More labels than this are skipped, so that no name costs more than eight questions. */
  private static final int MOST_PARENT_LABELS = 7;

  static TreeWalk from(String domain, Answers answers) {
    List<Published> all = new ArrayList<>();
    for (String name : names(domain)) {
      all.add(Published.at(name, answers));
    }
    List<Published> steps = new ArrayList<>();
    for (Published step : all) {
      steps.add(step);
      DmarcRecord record = step.record();
      if (record != null && record.endsWalk()) {
        break;
      }
    }
    return new TreeWalk(steps);
  }

  static List<String> names(String domain) {
    List<String> names = new ArrayList<>();
    names.add(domain);
    int labels = DnsNames.labels(domain).size();
    for (int count = Math.min(labels - 1, MOST_PARENT_LABELS); count > 0; count--) {
      names.add(DnsNames.lastLabels(domain, count));
    }
    return names;
  }

  Published start() {
    return steps.get(0);
  }

  boolean isStart(Published step) {
    return step.domain().equals(start().domain());
  }

  /** The steps at which a single record stands. */
  List<Published> found() {
    return steps.stream().filter(step -> step.record() != null).toList();
  }

  boolean anyFailed() {
    return steps.stream().anyMatch(step -> step.answer().isFailed());
  }
}
