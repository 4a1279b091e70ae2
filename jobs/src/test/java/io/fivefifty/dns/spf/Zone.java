package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** DNS in memory: a name that was never mentioned does not exist. */
final class Zone implements Answers {

  private final Map<Question, List<String>> records = new HashMap<>();
  private final Map<Question, LookupStatus> failures = new HashMap<>();
  private final Map<String, LookupStatus> failingNames = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<Question> asked = new LinkedHashSet<>();

  /** Lines of a name, a type and a value: {@code example.com MX 10 mx.example.com}. */
  static Zone of(String... lines) {
    Zone zone = new Zone();
    for (String line : lines) {
      String[] fields = line.split(" ", 3);
      zone.add(fields[0], RecordType.valueOf(fields[1]), fields[2]);
    }
    return zone;
  }

  Zone add(String name, RecordType type, String value) {
    names.add(DnsNames.canonical(name));
    records.computeIfAbsent(question(name, type), key -> new ArrayList<>()).add(value);
    return this;
  }

  Zone fail(String name, RecordType type, LookupStatus status) {
    failures.put(question(name, type), status);
    return this;
  }

  /** All that the name has no records of fails. */
  Zone failOtherwise(String name, LookupStatus status) {
    failingNames.put(DnsNames.canonical(name), status);
    return this;
  }

  /** The name exists, if only without records. */
  Zone mention(String name) {
    names.add(DnsNames.canonical(name));
    return this;
  }

  /** All that has been asked for. */
  Set<Question> asked() {
    return asked;
  }

  @Override
  public Answer to(Question question) {
    asked.add(question);
    LookupStatus failure = failures.get(question);
    if (failure != null) {
      return Answer.of(Lookup.of(failure));
    }
    List<String> values = records.get(question);
    if (values != null) {
      return new Answer(Lookup.of(LookupStatus.OK), values);
    }
    LookupStatus absent =
        names.contains(question.name()) ? LookupStatus.NODATA : LookupStatus.NXDOMAIN;
    return Answer.of(Lookup.of(failingNames.getOrDefault(question.name(), absent)));
  }

  private static Question question(String name, RecordType type) {
    return new Question(DnsNames.canonical(name), type);
  }
}
