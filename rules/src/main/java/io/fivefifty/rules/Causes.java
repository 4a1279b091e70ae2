package io.fivefifty.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The closed list of causes, and which of two goes before the other where both could fit. */
final class Causes {
  private static final Set<String> KEYS =
      Set.of("id", "family", "actor", "meaning", "advice", "before");

  private final Map<String, Cause> byId = new LinkedHashMap<>();
  private final Map<String, Set<String>> after = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private Causes() {}

  static Causes read(Yaml.Fields file) {
    Causes causes = new Causes();
    List<Fields> all = new ArrayList<>();
    for (Yaml.Node node : new Fields(file, Set.of("causes")).nodes("causes")) {
      Fields fields = Fields.of(node, KEYS, "a cause: a block of keys");
      causes.add(fields);
      all.add(fields);
    }
    Place start = new Place(file.place().file(), 1);
    causes.require(Cause.UNSPECIFIED, start);
    causes.require(Cause.UNCLASSIFIED, start);
    for (Fields fields : all) {
      causes.after.put(fields.text("id"), new HashSet<>(causes.known(fields)));
    }
    causes.closeOver(start);
    return causes;
  }

  private void add(Fields fields) {
    String actor = fields.text("actor");
    Cause cause =
        new Cause(
            fields.text("id"),
            fields.text("family"),
            Actor.of(actor)
                .orElseThrow(
                    () ->
                        RuleException.at(
                            fields.place("actor"),
                            "the actor \"" + actor + "\"",
                            "one of " + String.join(", ", actors()))),
            fields.text("meaning"),
            fields.text("advice"));
    if (byId.putIfAbsent(cause.id(), cause) != null) {
      throw RuleException.at(
          fields.place("id"), "the cause \"" + cause.id() + "\" again", "each cause once");
    }
  }

  private static List<String> actors() {
    List<String> ids = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      ids.add(actor.id());
    }
    return ids;
  }

  private List<String> known(Fields fields) {
    for (Yaml.Text id : fields.texts("before")) {
      require(id.value(), id.place());
    }
    return fields.values("before");
  }

  /** Makes "before" transitive, and counts how many causes stand before each. */
  private void closeOver(Place place) {
    Map<String, Set<String>> closed = new HashMap<>();
    for (String start : byId.keySet()) {
      Map<String, String> from = new HashMap<>();
      Deque<String> open = new ArrayDeque<>(List.of(start));
      while (!open.isEmpty()) {
        String cause = open.pop();
        for (String next : after.get(cause)) {
          if (from.putIfAbsent(next, cause) == null) {
            open.add(next);
          }
        }
      }
      if (from.containsKey(start)) {
        throw RuleException.at(
            place, "a circle of \"before\": " + circle(start, from), "an order without circles");
      }
      closed.put(start, from.keySet());
    }
    after.putAll(closed);
    for (String id : byId.keySet()) {
      depths.put(id, (int) after.values().stream().filter(later -> later.contains(id)).count());
    }
  }

  private static String circle(String start, Map<String, String> from) {
    List<String> path = new ArrayList<>(List.of(start));
    for (String id = from.get(start); !id.equals(start); id = from.get(id)) {
      path.add(0, id);
    }
    path.add(0, start);
    return String.join(", ", path);
  }

  List<Cause> all() {
    return List.copyOf(byId.values());
  }

  Cause unclassified() {
    return byId.get(Cause.UNCLASSIFIED);
  }

  /** The cause of that name; an unknown one is an error at the place. */
  Cause require(String id, Place place) {
    Cause cause = byId.get(id);
    if (cause == null) {
      throw RuleException.at(
          place,
          "the cause \"" + id + "\"",
          "one of " + String.join(", ", new TreeSet<>(byId.keySet())));
    }
    return cause;
  }

  /** Whether the first goes before the second by the causes' own order. */
  boolean isBefore(Cause first, Cause second) {
    return after.get(first.id()).contains(second.id());
  }

  /** A number that grows along that order. */
  int depth(Cause cause) {
    return depths.get(cause.id());
  }
}
