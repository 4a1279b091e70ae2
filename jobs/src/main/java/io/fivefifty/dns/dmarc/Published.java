package io.fivefifty.dns.dmarc;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands at one name of the walk. Other texts stand there as well, often because of a
 * wildcard: they are no fault, and left out.
 *
 * @param domain without {@code _dmarc.}
 * @param records all that receivers take for DMARC records; they use one only if it is alone
 * @param shown these, and texts that were meant to be one
 * @param problems of the texts that only look like a record, and of there being several
 */
record Published(
    String domain,
    Answer answer,
    List<DmarcRecord> records,
    List<String> shown,
    Set<String> problems) {

  /** Longer than any name, value or text that is of use to a person. */
  private static final int LONGEST_SHOWN = 4096;

  private static final int MOST_SHOWN = 8;

  /** Asks for the records of a domain. */
  static Published at(String domain, Answers answers) {
    String name = nameOf(domain);
    Answer answer =
        DnsNames.isValid(name)
            ? answers.to(name, RecordType.TXT)
            : Answer.of(Lookup.notAsked("not a name that DNS can hold"));
    List<DmarcRecord> records = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    Set<String> problems = new TreeSet<>();
    for (String text : answer.values()) {
      Version version = Version.of(text);
      if (version == Version.NONE) {
        continue;
      }
      if (version == Version.EXACT) {
        records.add(DmarcRecord.of(text));
      }
      problems.addAll(version.problems());
      if (shown.size() < MOST_SHOWN) {
        shown.add(cut(text));
      }
    }
    if (records.size() > 1) {
      problems.add("multiple-records");
    }
    return new Published(domain, answer, records, shown, problems);
  }

  static String nameOf(String domain) {
    return "_dmarc." + domain;
  }

  static String cut(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text;
  }

  /** The one record; null where there is none, or several, which are all ignored (section 4.10). */
  @Nullable DmarcRecord record() {
    return records.size() == 1 ? records.get(0) : null;
  }

  /** Whether something was meant to be a record, and receivers see none. */
  boolean isBroken() {
    return record() == null && !problems.isEmpty();
  }

  WalkStep step() {
    return new WalkStep(nameOf(domain), answer.status().id(), shown);
  }
}
