package io.fivefifty.generator;

/**
 * Who mail is for.
 *
 * @param address as Postfix writes it between {@code to=<} and {@code >}
 * @param originalAddress the address before an alias was resolved; empty where there was none
 */
record Recipient(String address, String originalAddress, Destination destination) {}
