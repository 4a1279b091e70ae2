package io.fivefifty.dns.spf;

import java.util.Locale;

/** What a check of one address gives (RFC 7208 section 2.6). */
public enum SpfOutcome {
  /** No record, or no domain that could have one. */
  NONE,
  /** The domain says nothing of the address. */
  NEUTRAL,
  /** The address may send. */
  PASS,
  /** The address may not send. */
  FAIL,
  /** The address may probably not send. */
  SOFTFAIL,
  /** A lookup failed. */
  TEMPERROR,
  /** The records cannot be understood. */
  PERMERROR,
  /** It hangs on a question that was not put: no result of RFC 7208. */
  UNKNOWN;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
