package io.fivefifty.generator;

import java.util.List;

/**
 * A domain that takes mail.
 *
 * @param domain lower-case A-label, as it is counted
 * @param writtenDomain as senders write it: upper case and U-labels occur
 */
record Destination(String domain, String writtenDomain, Manners manners, List<Relay> relays) {}
