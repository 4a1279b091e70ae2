package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many phrases stand in a text, in one pass over its words. A phrase belongs to one
 * or more numbered sets, and a set is found where any of its phrases is. A phrase's word may end in
 * {@code *}, which stands for any ending. A group's words stand once behind each beginning that
 * asks for the group, whatever follows: so phrases cost the sum of their groups, not the product.
 */
final class Phrases {
  private static final int[] NONE = {};

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>(4);

    /** By their first characters: there are hundreds behind the root. */
    private final Map<Character, List<Prefix>> prefixes = new HashMap<>(0);

    private final List<Behind> groups = new ArrayList<>(0);

    /** Where phrases go on for which this node ends a word of a group. */
    private final List<Node> goesOn = new ArrayList<>(0);

    private int[] sets = NONE;
  }

  private record Prefix(String text, Node node) {}

  private record Behind(String group, Node node) {}

  private final Node root = new Node();

  void add(Phrase phrase, int set) {
    Node node = root;
    for (Phrase.Part part : phrase.parts()) {
      node =
          part instanceof Phrase.Group group
              ? behind(node, group)
              : behind(node, ((Phrase.Word) part).word());
    }
    int[] more = Arrays.copyOf(node.sets, node.sets.length + 1);
    more[node.sets.length] = set;
    node.sets = more;
  }

  private static Node behind(Node node, String word) {
    return word.endsWith("*")
        ? prefix(node, word.substring(0, word.length() - 1))
        : node.next.computeIfAbsent(word, w -> new Node());
  }

  private static Node behind(Node node, Phrase.Group group) {
    for (Behind known : node.groups) {
      if (known.group.equals(group.name())) {
        return known.node;
      }
    }
    Node behind = new Node();
    node.groups.add(new Behind(group.name(), behind));
    for (List<String> member : group.members()) {
      Node last = node;
      for (String word : member) {
        last = behind(last, word);
      }
      last.goesOn.add(behind);
    }
    return behind;
  }

  private static Node prefix(Node node, String text) {
    List<Prefix> known = node.prefixes.computeIfAbsent(text.charAt(0), c -> new ArrayList<>(1));
    for (Prefix prefix : known) {
      if (prefix.text.equals(text)) {
        return prefix.node;
      }
    }
    Node next = new Node();
    known.add(new Prefix(text, next));
    return next;
  }

  /** Adds the numbers of the sets of which a phrase stands in the text, placeholders or not. */
  void find(List<String> words, BitSet found) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!Words.isPlaceholder(word)) {
        walk(root, words, i, found);
      } else if (root.next.containsKey(word)) {
        walk(root.next.get(word), words, i + 1, found);
      }
    }
  }

  /**
   * Goes no deeper than the longest phrase is long, but for placeholders: a phrase that does not
   * name them passes over them.
   */
  private static void walk(Node node, List<String> words, int i, BitSet found) {
    for (int set : node.sets) {
      found.set(set);
    }
    for (Node next : node.goesOn) {
      walk(next, words, i, found);
    }
    if (i == words.size()) {
      return;
    }
    String word = words.get(i);
    Node next = node.next.get(word);
    if (next != null) {
      walk(next, words, i + 1, found);
    }
    if (Words.isPlaceholder(word)) {
      walk(node, words, i + 1, found);
      return;
    }
    if (!node.prefixes.isEmpty()) {
      for (Prefix prefix : node.prefixes.getOrDefault(word.charAt(0), List.of())) {
        if (word.startsWith(prefix.text)) {
          walk(prefix.node, words, i + 1, found);
        }
      }
    }
  }
}
