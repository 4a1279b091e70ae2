package io.fivefifty.dns.snapshot;

import java.util.Locale;

/** What becomes of mail to a domain. */
public enum MxVerdict {
  /** An exchange has an address. */
  OK,
  /** No MX records, but an address (RFC 5321 section 5.1). */
  IMPLICIT,
  /** The domain says that it takes no mail (RFC 7505). */
  NULL_MX,
  /** Neither MX records nor an address. */
  NONE,
  /** No exchange has an address. */
  BROKEN,
  /** A lookup failed. */
  UNKNOWN;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
