package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A public list of addresses, domains or links.
 *
 * @param name how replies call it
 * @param lists what stands on it
 * @param hosts host names of its zones and of its look-up pages
 */
record Blocklist(String name, Kind lists, List<String> hosts) {
  Blocklist {
    requireNonNull(name, "name is null");
    requireNonNull(lists, "lists is null");
    hosts = List.copyOf(hosts);
  }

  enum Kind {
    ADDRESSES,
    DOMAINS,
    LINKS;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The group of words that rules name, such as {@code <listed-addresses>}. */
    String group() {
      return "listed-" + id();
    }

    static Optional<Kind> of(String id) {
      for (Kind kind : values()) {
        if (kind.id().equals(id)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
