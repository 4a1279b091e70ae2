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
  private final Map<Integer, List<String>> saysOfSet = new HashMap<>();
  private final BitSet says = new BitSet();

  /** Numbers of the tests that ask for a set first; under no set, those that ask for none. */
  private final Map<Integer, BitSet> testsOfSet = new HashMap<>();

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
      int first = all.length == 0 ? NO_SET : all[0];
      testsOfSet.computeIfAbsent(first, set -> new BitSet()).set(tests.size());
      tests.add(new Test(rule, all, none));
    }
    saidBy.forEach(
        (provider, words) -> {
          if (!words.isEmpty()) {
            int set = set(words);
            says.set(set);
            saysOfSet.computeIfAbsent(set, s -> new ArrayList<>()).add(provider);
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
    List<String> words = Words.foldWithPlaceholders(masked);
    BitSet found = new BitSet();
    phrases.find(words, found);
    return new Look(
        code == 0 ? "" : Integer.toString(code),
        enhanced,
        masked.toLowerCase(Locale.ROOT),
        words,
        found);
  }

  /** Providers whose own words stand in the reply, ordered by id. */
  List<String> saidBy(Look look) {
    BitSet said = (BitSet) look.found().clone();
    said.and(says);
    List<String> ids = new ArrayList<>();
    said.stream().forEach(set -> ids.addAll(saysOfSet.get(set)));
    ids.sort(null);
    return ids;
  }

  /** The rule that wins, or null. Rules of other providers than these do not count. */
  @Nullable Rule first(Look look, Set<String> providers) {
    BitSet candidates = candidates(look.found());
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Test test = tests.get(i);
      if (holds(test, look, providers)) {
        return test.rule;
      }
    }
    return null;
  }

  /** Numbers of the tests of which the first set is found. */
  private BitSet candidates(BitSet found) {
    BitSet candidates = new BitSet(tests.size());
    candidates.or(testsOfSet.getOrDefault(NO_SET, new BitSet()));
    for (int set = found.nextSetBit(0); set >= 0; set = found.nextSetBit(set + 1)) {
      BitSet asking = testsOfSet.get(set);
      if (asking != null) {
        candidates.or(asking);
      }
    }
    return candidates;
  }

  /** All rules that hold, the winner first. */
  List<Rule> all(Look look, Set<String> providers) {
    return candidates(look.found()).stream()
        .mapToObj(tests::get)
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
        && (conditions.only() == null || hasNoOtherWords(look.words(), conditions.only()))
        && (conditions.pattern() == null || conditions.pattern().matcher(look.masked()).find());
  }

  private static boolean hasNoOtherWords(List<String> words, Set<String> known) {
    for (String word : words) {
      if (!Words.isPlaceholder(word) && !known.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
