package io.fivefifty.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts rules in the order in which they win, whatever files they stand in: a site's before ours;
 * those that give a reason before those that find none ({@code unspecified}); words before none; a
 * named provider before none; a code before none; then the causes' own order; then the more exact
 * rule. A rule that says it goes before another one always does.
 */
final class RuleOrder {
  private final Causes causes;
  private final Map<String, Rule> rules;
  private final Map<Rule, Set<Rule>> reach = new HashMap<>();
  private final Map<Rule, Integer> keys = new HashMap<>();
  private final Map<Rule, Integer> exactness = new HashMap<>();

  RuleOrder(Causes causes, Map<String, Rule> rules) {
    this.causes = causes;
    this.rules = rules;
    for (Rule rule : rules.values()) {
      reach.put(rule, reachedFrom(rule));
      exactness.put(rule, rule.conditions().exactness());
    }
    for (Rule rule : rules.values()) {
      int key = key(rule);
      for (Rule later : reach.get(rule)) {
        key = Math.min(key, key(later));
      }
      keys.put(rule, key);
    }
  }

  private Set<Rule> reachedFrom(Rule rule) {
    Set<Rule> reached = new HashSet<>();
    Deque<Rule> open = new ArrayDeque<>(next(rule));
    while (!open.isEmpty()) {
      Rule later = open.pop();
      if (reached.add(later)) {
        open.addAll(next(later));
      }
    }
    if (reached.contains(rule)) {
      throw RuleException.at(
          rule.before().get(0).place(),
          "that the rule \"" + rule.id() + "\" goes before itself",
          "no such circle");
    }
    return reached;
  }

  private Collection<Rule> next(Rule rule) {
    return rule.before().stream().map(before -> rules.get(before.rule())).toList();
  }

  /** Smaller wins: one bit a question, the first question highest; then the cause's depth. */
  private int key(Rule rule) {
    return (kind(rule) << 8) | causes.depth(rule.cause());
  }

  private static int kind(Rule rule) {
    return bit(rule.isSite(), 5)
        | bit(!rule.cause().id().equals(Cause.UNSPECIFIED), 4)
        | (tier(rule) << 2)
        | bit(rule.provider() != null, 1)
        | bit(rule.conditions().hasCode(), 0);
  }

  /** Words, then a provider's own codes, then words that only hint, then codes of anybody. */
  private static int tier(Rule rule) {
    if (rule.conditions().hasWords()) {
      return rule.isWeak() ? 2 : 0;
    }
    return rule.provider() != null ? 1 : 3;
  }

  private static int bit(boolean first, int place) {
    return first ? 0 : 1 << place;
  }

  /** All rules, the first to win first. */
  List<Rule> ordered() {
    Map<Rule, Integer> waiting = new HashMap<>();
    reach.values().forEach(later -> later.forEach(rule -> waiting.merge(rule, 1, Integer::sum)));
    PriorityQueue<Rule> ready =
        new PriorityQueue<>(
            Comparator.<Rule, Integer>comparing(keys::get)
                .thenComparing(exactness::get, Comparator.reverseOrder())
                .thenComparing(Rule::id));
    for (Rule rule : rules.values()) {
      if (!waiting.containsKey(rule)) {
        ready.add(rule);
      }
    }
    List<Rule> ordered = new ArrayList<>(rules.size());
    while (!ready.isEmpty()) {
      Rule rule = ready.remove();
      ordered.add(rule);
      for (Rule later : reach.get(rule)) {
        if (waiting.merge(later, -1, Integer::sum) == 0) {
          ready.add(later);
        }
      }
    }
    return List.copyOf(ordered);
  }

  /** Why the first goes before the second, or null where only the tie-break decides. */
  @Nullable String reason(Rule first, Rule second) {
    if (reach.get(first).contains(second)) {
      return "the rule " + first + " says that it goes before";
    }
    int difference = kind(first) ^ kind(second);
    if (difference != 0) {
      return kind(first) < kind(second) ? kindReason(difference, first, second) : null;
    }
    if (causes.isBefore(first.cause(), second.cause())) {
      return first.cause().id() + " is more exact than " + second.cause().id();
    }
    return first.cause().equals(second.cause()) ? "it asks for less of the same" : null;
  }

  private static String kindReason(int difference, Rule first, Rule second) {
    if ((difference & bit(false, 5)) != 0) {
      return "a site's own rules go first";
    }
    if ((difference & bit(false, 4)) != 0) {
      return "a reason beats none";
    }
    if (tier(first) != tier(second)) {
      return tierReason(first, second);
    }
    return (difference & bit(false, 1)) != 0 ? "a named provider beats none" : "a code beats none";
  }

  private static String tierReason(Rule first, Rule second) {
    if (second.isWeak()) {
      return first.conditions().hasWords()
          ? "words that tell beat words that only hint"
          : "a provider's own code beats words that only hint";
    }
    return first.conditions().hasWords() ? "words beat none" : "a named provider beats none";
  }
}
