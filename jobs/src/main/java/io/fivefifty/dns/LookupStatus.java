package io.fivefifty.dns;

import java.util.Locale;

/** What became of a question. Only the first three say something of the name. */
public enum LookupStatus {
  /** Records of the type exist. */
  OK,
  /** The name exists, without records of the type (RFC 2308 section 2.2). */
  NODATA,
  /** The name does not exist; or, where there are aliases, the last alias's target does not. */
  NXDOMAIN,
  /** The server failed. */
  SERVFAIL,
  /** The server failed, and answers where validation is switched off: DNSSEC is broken. */
  BOGUS,
  /** The server does not want to answer. */
  REFUSED,
  /** No answer came in time. */
  TIMEOUT,
  /** The question could not be sent: no route, port unreachable, connection refused. */
  NETWORK_ERROR,
  /** What came is no answer to the question. */
  MALFORMED,
  /** The answer did not fit, and could not be had over TCP. */
  TRUNCATED,
  /** Another response code. */
  OTHER_RCODE,
  /** The question was not put: no resolver, no time left, or no name that DNS can hold. */
  NOT_ASKED;

  /** As it stands in tables: {@code network_error}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it says what exists, and what does not. */
  public boolean isAnswer() {
    return this == OK || this == NODATA || this == NXDOMAIN;
  }

  /** The status that has this id. */
  public static LookupStatus of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
