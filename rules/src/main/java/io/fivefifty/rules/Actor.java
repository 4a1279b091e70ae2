package io.fivefifty.rules;

import java.util.Locale;
import java.util.Optional;

/** Who can do something about a cause. */
public enum Actor {
  LIST_OWNER,
  DNS_ADMIN,
  MTA_ADMIN,
  SENDER,
  RECEIVER,
  NONE;

  /** The actor's name in files and reports, such as {@code list-owner}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The actor of that name, or empty. */
  public static Optional<Actor> of(String id) {
    for (Actor actor : values()) {
      if (actor.id().equals(id)) {
        return Optional.of(actor);
      }
    }
    return Optional.empty();
  }
}
