package io.fivefifty.dns.evidence;

import io.fivefifty.dns.spf.SpfNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms that cost lookups (RFC 7208 section 4.6.4), as a person can follow them: {@code
 * include:a → (include:b, a:c), mx:d}.
 */
final class SpfTrace {

  private static final int MOST_SHOWN = 20;

  private final List<SpfNode> nodes;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int shown;

  private SpfTrace(List<SpfNode> nodes) {
    this.nodes = nodes;
  }

  /** The trace of a tree, whose nodes stand in the order of evaluation. */
  static String of(List<SpfNode> tree) {
    SpfTrace trace = new SpfTrace(tree.stream().filter(SpfTrace::isTerm).toList());
    trace.siblings(1);
    return trace.text.toString();
  }

  /** The root is no term; AAAA is asked for by the same term as A. */
  private static boolean isTerm(SpfNode node) {
    return node.depth() > 0 && !node.via().equals("aaaa");
  }

  /** Appends the nodes that stand at this depth, until one stands higher. */
  private void siblings(int depth) {
    String before = "";
    while (at < nodes.size() && nodes.get(at).depth() >= depth) {
      SpfNode node = nodes.get(at++);
      if (++shown > MOST_SHOWN) {
        text.append(shown == MOST_SHOWN + 1 ? before + "…" : "");
        continue;
      }
      text.append(before).append(term(node));
      before = ", ";
      List<SpfNode> below = children(node);
      if (node.via().equals("mx")) {
        at += below.size(); // the hosts' addresses cost no lookup of the ten
      } else if (!below.isEmpty()) {
        boolean several = below.stream().filter(n -> n.depth() == node.depth() + 1).count() > 1;
        text.append(several ? " → (" : " → ");
        siblings(node.depth() + 1);
        text.append(several ? ")" : "");
      }
    }
  }

  private List<SpfNode> children(SpfNode parent) {
    List<SpfNode> below = new ArrayList<>();
    for (int i = at; i < nodes.size() && nodes.get(i).depth() > parent.depth(); i++) {
      below.add(nodes.get(i));
    }
    return below;
  }

  private static String term(SpfNode node) {
    return node.via() + (node.via().equals("redirect") ? "=" : ":") + node.name();
  }
}
