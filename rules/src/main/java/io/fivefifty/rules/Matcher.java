package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which rules hold of a reply. All phrases of all rules are looked for in one pass; a rule is
 * then a few tests of bits. Thread-safe.
 */
final class Matcher {
  private static final int NO_SET = -1;

  private final Phrases phrases = new Phrases();
  private final Map<Set<String>, Integer> sets = new HashMap<>();
  private final List<Test> tests = new ArrayList<>();
  private final Map<String, Integer> says = new HashMap<>();

  /** A rule with the numbers of the sets that it asks for, and of the one that it forbids. */
  private static final class Test {
    private final Rule rule;
    private final int[] all;
    private final int none;

    private Test(Rule rule, int[] all, int none) {
      this.rule = rule;
      this.all = all;
      this.none = none;
    }
  }

  /** The rules in the order in which they win, and the phrases that only one provider writes. */
  Matcher(List<Rule> ordered, Map<String, List<Phrase>> saidBy) {
    for (Rule rule : ordered) {
      Conditions conditions = rule.conditions();
      int[] all = conditions.all().stream().mapToInt(this::set).toArray();
      int none = conditions.none().isEmpty() ? NO_SET : set(conditions.none());
      tests.add(new Test(rule, all, none));
    }
    saidBy.forEach(
        (provider, words) -> {
          if (!words.isEmpty()) {
            says.put(provider, set(words));
          }
        });
  }

  private int set(List<Phrase> wanted) {
    Map<String, Phrase> distinct = new HashMap<>();
    wanted.forEach(phrase -> distinct.put(phrase.text(), phrase));
    Integer known = sets.get(distinct.keySet());
    if (known != null) {
      return known;
    }
    int number = sets.size();
    sets.put(Set.copyOf(distinct.keySet()), number);
    distinct.values().forEach(phrase -> phrases.add(phrase, number));
    return number;
  }

  Look look(int code, @Nullable String enhanced, String masked) {
    List<String> words = Words.fold(masked);
    BitSet found = new BitSet();
    phrases.find(words, found);
    phrases.find(Words.foldWithPlaceholders(masked), found);
    return new Look(
        code == 0 ? "" : Integer.toString(code),
        enhanced,
        masked.toLowerCase(Locale.ROOT),
        words,
        found);
  }

  /** Providers whose own words stand in the reply, ordered by id. */
  List<String> saidBy(Look look) {
    List<String> ids = new ArrayList<>();
    says.forEach(
        (id, set) -> {
          if (look.found().get(set)) {
            ids.add(id);
          }
        });
    ids.sort(null);
    return ids;
  }

  /** The rule that wins, or null. Rules of other providers than these do not count. */
  @Nullable Rule first(Look look, Set<String> providers) {
    for (Test test : tests) {
      if (holds(test, look, providers)) {
        return test.rule;
      }
    }
    return null;
  }

  /** All rules that hold, the winner first. */
  List<Rule> all(Look look, Set<String> providers) {
    return tests.stream()
        .filter(test -> holds(test, look, providers))
        .map(test -> test.rule)
        .toList();
  }

  private static boolean holds(Test test, Look look, Set<String> providers) {
    BitSet found = look.found();
    for (int set : test.all) {
      if (!found.get(set)) {
        return false;
      }
    }
    if (test.none != NO_SET && found.get(test.none)) {
      return false;
    }
    Rule rule = test.rule;
    if (rule.provider() != null && !providers.contains(rule.provider())) {
      return false;
    }
    Conditions conditions = rule.conditions();
    return Conditions.matches(conditions.codes(), look.code())
        && Conditions.matches(conditions.enhanced(), look.enhanced())
        && (conditions.only() == null || conditions.only().containsAll(look.words()))
        && (conditions.pattern() == null || conditions.pattern().matcher(look.masked()).find());
  }
}
