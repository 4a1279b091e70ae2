package io.fivefifty.rules;

import java.util.List;

/**
 * Words that stand side by side in a reply, some of which may be any of a group.
 *
 * @param text as the rule has it; the same text means the same phrase
 */
record Phrase(String text, List<Part> parts) {
  Phrase {
    parts = List.copyOf(parts);
  }

  /** One word, or one of many. */
  sealed interface Part permits Word, Group {
    /** How many words it takes at least. */
    int fewestWords();
  }

  /** A folded word, which may end in {@code *}, or a placeholder. */
  record Word(String word) implements Part {
    @Override
    public int fewestWords() {
      return 1;
    }
  }

  /** Phrases that mean the same, by the name of their group. */
  record Group(String name, List<List<String>> members) implements Part {
    Group {
      members = members.stream().map(List::copyOf).toList();
    }

    @Override
    public int fewestWords() {
      return members.stream().mapToInt(List::size).min().orElse(0);
    }
  }

  int fewestWords() {
    return parts.stream().mapToInt(Part::fewestWords).sum();
  }
}
