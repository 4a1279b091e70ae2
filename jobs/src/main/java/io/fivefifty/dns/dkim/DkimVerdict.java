package io.fivefifty.dns.dkim;

import java.util.Locale;

/** What a verifier can do with what stands under a selector. */
public enum DkimVerdict {
  /** Signatures can be checked with it. */
  USABLE,
  /** There is no key, and the lookup was answered. */
  MISSING,
  /** The key is withdrawn: {@code p=} is empty (RFC 6376 section 3.6.1). */
  REVOKED,
  /** A well-formed key that verifiers must not use for mail. */
  UNUSABLE,
  /** What stands there is no well-formed key record. */
  INVALID,
  /** The lookup failed. */
  UNKNOWN;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
