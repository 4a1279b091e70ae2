package io.fivefifty.dns.spf;

/**
 * A mechanism and what its match means.
 *
 * @param text as written
 */
record Directive(Qualifier qualifier, Mechanism mechanism, String text) {}
