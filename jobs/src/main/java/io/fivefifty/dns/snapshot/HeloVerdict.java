package io.fivefifty.dns.snapshot;

import java.util.Locale;

/** What is to be said of a HELO name (RFC 5321 section 4.1.1.1). */
public enum HeloVerdict {
  /** It resolves to the address that says it. */
  OK,
  /** It resolves, to other addresses. */
  MISMATCH,
  /** It has no address. */
  UNRESOLVABLE,
  /** It is no fully qualified domain name. */
  MALFORMED,
  /** It is an address in brackets (RFC 5321 section 4.1.3). */
  LITERAL,
  /** A lookup failed, or nobody has told the name. */
  UNKNOWN;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
