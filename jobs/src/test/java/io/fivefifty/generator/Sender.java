package io.fivefifty.generator;

/**
 * Who mail is from.
 *
 * @param address as Postfix writes it between {@code from=<} and {@code >}; empty for the null
 *     sender
 * @param domain lower-case A-label, {@code <>} for the null sender, {@code unknown} without domain
 * @param home where notifications to the sender go
 */
record Sender(String address, String domain, Destination home) {
  static final String NULL_DOMAIN = "<>";
  static final String UNKNOWN_DOMAIN = "unknown";

  boolean isNull() {
    return address.isEmpty();
  }
}
