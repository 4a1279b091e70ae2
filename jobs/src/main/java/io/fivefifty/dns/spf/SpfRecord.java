package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SPF record without errors in its syntax.
 *
 * @param directives in the order of evaluation, those after {@code all} too
 * @param redirect the target of {@code redirect=}, null where there is none
 */
record SpfRecord(List<Directive> directives, @Nullable MacroString redirect) {

  static final String VERSION = "v=spf1";

  SpfRecord {
    directives = List.copyOf(directives);
  }

  /** The values of an answer to TXT that are SPF records (RFC 7208 section 4.5). */
  static List<String> of(Answer answer) {
    return answer.values().stream().filter(SpfRecord::isRecord).toList();
  }

  static boolean isRecord(String text) {
    return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
        && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
  }

  /** The index of the first {@code all}; -1 where there is none. */
  int indexOfAll() {
    for (int i = 0; i < directives.size(); i++) {
      if (directives.get(i).mechanism() instanceof Mechanism.All) {
        return i;
      }
    }
    return -1;
  }
}
