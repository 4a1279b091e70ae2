package io.fivefifty.dns.blocklist;

import java.util.Locale;

/** A list's word on an address or a domain. */
public enum ListingVerdict {
  LISTED,
  NOT_LISTED,
  /** The list answered with a code that means: you may not ask, or not so. */
  ERROR,
  /** The lookup failed, or the list does not pass its own test entries. */
  UNKNOWN,
  NOT_ASKED;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
