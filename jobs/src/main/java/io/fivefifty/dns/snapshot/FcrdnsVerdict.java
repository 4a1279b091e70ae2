package io.fivefifty.dns.snapshot;

import java.util.Locale;

/** Whether the name of an address leads back to it (RFC 8601 section 2.7.3, "iprev"). */
public enum FcrdnsVerdict {
  PASS,
  FAIL,
  NO_PTR,
  UNKNOWN;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
