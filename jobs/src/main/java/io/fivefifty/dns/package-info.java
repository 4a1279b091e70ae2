/**
 * What DNS said of domains and hosts at one time, and what it proves of a refusal.
 *
 * <p>In: names, and a resolver. Out: a snapshot (a row a domain, a row a host), and a snapshot's
 * word on a rejection. This package holds the words that all below it share: a question, and the
 * answer to it, which says how it was come by and is never an exception. {@code asking} is the only
 * door to dnsjava; {@code spf}, {@code dmarc}, {@code dkim} and {@code blocklist} are functions of
 * {@link io.fivefifty.dns.Answers}; {@code snapshot} puts them together; {@code evidence} and
 * {@code change} read snapshots. Knows neither Spark nor logs.
 */
@NullMarked
package io.fivefifty.dns;

import org.jspecify.annotations.NullMarked;
