package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.DnsNames;
import java.util.ArrayList;
import java.util.List;

/** The names that terms lead to. */
final class TargetNames {

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  private TargetNames() {}

  /**
   * The name to ask for. One that is too long loses labels on the left (RFC 7208 section 7.3),
   * because what stands there is the sender's.
   */
  static String of(String expanded) {
    String name = DnsNames.canonical(expanded);
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int dot = name.indexOf('.', name.length() - LONGEST_NAME - 1);
    return dot < 0 ? name : name.substring(dot + 1);
  }

  /**
   * Whether DNS can be asked for the name. More than host names: macros bring in blanks and what
   * else a sender writes. Not beyond ASCII: such a local-part matches nothing (RFC 8616 section 4).
   */
  static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ' || name.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return DnsNames.labels(name).stream()
        .allMatch(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL);
  }

  /** The hosts of an answer to MX, without the root of a null MX (RFC 7505). */
  static List<String> exchanges(Answer answer) {
    List<String> hosts = new ArrayList<>();
    for (String value : answer.values()) {
      String host = DnsNames.canonical(value.substring(value.indexOf(' ') + 1));
      if (isValid(host)) {
        hosts.add(host);
      }
    }
    return hosts;
  }
}
