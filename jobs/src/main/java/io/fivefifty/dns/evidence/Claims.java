package io.fivefifty.dns.evidence;

import java.util.Set;

/** Which causes DNS has a say in, and what must be known of the reply to hear it. */
public final class Claims {

  static final String DMARC_FAIL = "dmarc-fail";
  static final String SPF_FAIL = "spf-fail";
  static final String DKIM_FAIL = "dkim-fail";
  static final String UNAUTHENTICATED = "unauthenticated";
  static final String MISSING_PTR = "missing-ptr";
  static final String INVALID_HELO = "invalid-helo";
  static final String INVALID_SENDER = "invalid-sender";
  static final String RELAY_DENIED = "relay-denied";
  static final String UNKNOWN_RECIPIENT_DOMAIN = "unknown-recipient-domain";
  static final String IP_BLOCKLISTED = "ip-blocklisted";
  static final String DOMAIN_BLOCKLISTED = "domain-blocklisted";

  /** The causes that a snapshot can confirm or contradict. */
  public static final Set<String> TESTABLE =
      Set.of(
          DMARC_FAIL,
          SPF_FAIL,
          DKIM_FAIL,
          UNAUTHENTICATED,
          MISSING_PTR,
          INVALID_HELO,
          INVALID_SENDER,
          RELAY_DENIED,
          UNKNOWN_RECIPIENT_DOMAIN,
          IP_BLOCKLISTED,
          DOMAIN_BLOCKLISTED);

  private Claims() {}

  /** Whether the reply may name what it is about: whose policy was applied, our HELO name. */
  public static boolean namesDomain(String cause) {
    return cause.equals(DMARC_FAIL) || cause.equals(INVALID_HELO);
  }

  /** Whether the reply may name a blocklist. */
  public static boolean isOfList(String cause) {
    return cause.equals(IP_BLOCKLISTED) || cause.equals(DOMAIN_BLOCKLISTED);
  }

  /** Whether the reply is about the domain that the mail was for. */
  public static boolean isOfRecipientDomain(String cause) {
    return cause.equals(RELAY_DENIED) || cause.equals(UNKNOWN_RECIPIENT_DOMAIN);
  }
}
