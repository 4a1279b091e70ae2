package io.fivefifty.dns.dmarc;

import java.util.Locale;

/** What became of the search for a policy. */
public enum DmarcVerdict {
  /** A record applies. */
  VALID,
  /** There is none, and every lookup was answered. */
  NONE,
  /** What should be the record is so broken that receivers take no policy from it. */
  INVALID,
  /** A lookup that decides failed. */
  UNKNOWN;

  /** As it stands in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
