package io.fivefifty.rules;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by host name; a name stands for every host below it, and the longest name wins. */
final class HostMap<V> {
  /** RFC 1035 section 2.3.4; what is longer is no host name, and would cost time to look up. */
  static final int LONGEST_NAME = 253;

  private final Map<String, V> values = new HashMap<>();

  /** Adds a name, and returns what stood there before, or null. */
  @Nullable V put(String name, V value) {
    return values.put(normalise(name), value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The longest known name that the host is, or is below; null where none. */
  @Nullable String nameOf(String host) {
    if (host.length() > LONGEST_NAME + 1) {
      return null;
    }
    String name = normalise(host);
    int from = 0;
    while (true) {
      String rest = name.substring(from);
      if (values.containsKey(rest)) {
        return rest;
      }
      int dot = name.indexOf('.', from);
      if (dot < 0) {
        return null;
      }
      from = dot + 1;
    }
  }

  /** The value of {@link #nameOf}, or null. */
  @Nullable V valueOf(String host) {
    String name = nameOf(host);
    return name == null ? null : values.get(name);
  }

  private static String normalise(String host) {
    int end = host.length();
    while (end > 0 && host.charAt(end - 1) == '.') {
      end--;
    }
    return host.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
