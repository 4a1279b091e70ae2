package io.fivefifty.dns.spf;

import java.util.Locale;

/** What the records of a domain are worth, whatever the address. */
public enum SpfVerdict {
  VALID,
  /** DNS answered, and there is no record. */
  NONE,
  /** An error that a receiver runs into unless an earlier term matches. */
  PERMERROR,
  /** A lookup failed, so that nothing is certain. */
  TEMPERROR;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
