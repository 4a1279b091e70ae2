/**
 * Takes a snapshot. In: the domains and hosts of interest, and somebody to ask. Out: a {@link
 * io.fivefifty.dns.snapshot.DomainSnapshot} a domain, a {@link
 * io.fivefifty.dns.snapshot.HostSnapshot} an address, in the form of the tables {@code dns_domains}
 * and {@code dns_hosts}; a subject whose lookups all failed has a row that says so.
 *
 * <p>A row is a function of {@link io.fivefifty.dns.Answers}; {@link
 * io.fivefifty.dns.snapshot.Snapshotter} asks what it lacks and runs it again, until nothing lacks.
 */
@NullMarked
package io.fivefifty.dns.snapshot;

import org.jspecify.annotations.NullMarked;
