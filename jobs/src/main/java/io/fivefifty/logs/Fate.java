package io.fivefifty.logs;

import java.util.Locale;

/** How one attempt ended. */
public enum Fate {
  DELIVERED,
  /** Put off: a 4xx reply, or none. */
  DEFERRED,
  /** The reply code is one of those asked for, whether the message was given up or not. */
  REJECTED,
  /** Given up for another reason: another code, or none. */
  REFUSED;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
