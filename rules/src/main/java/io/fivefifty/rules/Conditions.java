package io.fivefifty.rules;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a reply for a rule to apply. What is empty or null asks for nothing.
 *
 * @param codes reply codes, which may end in {@code *}
 * @param enhanced enhanced status codes, which may end in {@code *}
 * @param all groups of phrases; of each group one must stand in the reply
 * @param none phrases of which none may stand in the reply
 * @param only words besides which the reply has no other; null where any may stand
 * @param pattern what must be found in the masked reply, in lower case
 */
record Conditions(
    List<String> codes,
    List<String> enhanced,
    List<List<Phrase>> all,
    List<Phrase> none,
    @Nullable Set<String> only,
    @Nullable Pattern pattern) {
  Conditions {
    codes = List.copyOf(codes);
    enhanced = List.copyOf(enhanced);
    all = all.stream().map(List::copyOf).toList();
    none = List.copyOf(none);
    only = only == null ? null : Set.copyOf(only);
  }

  boolean hasWords() {
    return !all.isEmpty() || only != null || pattern != null;
  }

  boolean hasCode() {
    return !codes.isEmpty() || !enhanced.isEmpty();
  }

  /** How much the rule asks for; of two rules for one cause, the one that asks for more wins. */
  int exactness() {
    int words = 0;
    for (List<Phrase> group : all) {
      words += group.stream().mapToInt(Phrase::fewestWords).min().orElse(0);
    }
    int codeLength = enhanced.stream().mapToInt(String::length).min().orElse(0);
    return 100 * words + (pattern == null ? 0 : 100) + (none.isEmpty() ? 0 : 10) + codeLength;
  }

  /** Whether the code is among the wanted; an empty list wants any. */
  static boolean matches(List<String> wanted, @Nullable String code) {
    if (wanted.isEmpty()) {
      return true;
    }
    if (code == null) {
      return false;
    }
    for (String want : wanted) {
      int last = want.length() - 1;
      boolean prefix = want.charAt(last) == '*';
      if (prefix ? code.startsWith(want.substring(0, last)) : code.equals(want)) {
        return true;
      }
    }
    return false;
  }
}
