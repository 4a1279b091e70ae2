package io.fivefifty.dns;

import java.util.Locale;

/** Yes, no, or not known because a lookup failed. */
public enum Known {
  YES,
  NO,
  UNKNOWN;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
