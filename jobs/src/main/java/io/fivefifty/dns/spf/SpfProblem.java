package io.fivefifty.dns.spf;

import java.util.Locale;

/** What is wrong with the records of a domain, those that it includes among them. */
public enum SpfProblem {
  /** RFC 7208 section 4.5. */
  MULTIPLE_RECORDS(true),
  /** RFC 7208 section 4.6: one wrong term spoils the record. */
  SYNTAX(true),
  /** RFC 7208 section 4.6.4. */
  TOO_MANY_LOOKUPS(true),
  /** RFC 7208 section 4.6.4. */
  TOO_MANY_VOID_LOOKUPS(true),
  /** RFC 7208 section 4.6.4: more than ten mail exchangers. */
  TOO_MANY_MX(true),
  /** A record leads back to itself; a receiver goes round until the limit stops it. */
  LOOP(true),
  /** RFC 7208 section 5.2: what is included has no record. */
  INCLUDE_NONE(true),
  /** RFC 7208 section 6.1. */
  REDIRECT_NONE(true),
  /** RFC 7208 section 5.5 tells senders not to use it; large receivers skip it. */
  PTR_MECHANISM(false),
  /** Everybody may send. */
  PERMITS_ALL(false),
  /** RFC 7208 section 6.1: beside {@code all}, a redirect has no effect. */
  REDIRECT_IGNORED(false),
  /** RFC 7208 section 5.1: what follows {@code all} is never looked at. */
  TERMS_AFTER_ALL(false),
  LOOKUP_FAILED(false);

  private final boolean permanentError;

  SpfProblem(boolean permanentError) {
    this.permanentError = permanentError;
  }

  /** As it stands in tables: {@code multiple-records}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it stops a receiver's check, whatever a lookup that failed would have said. */
  boolean isPermanentError() {
    return permanentError;
  }
}
