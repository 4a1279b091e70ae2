/**
 * What a domain asks receivers to do with mail that fails DMARC, by RFC 9989 and by RFC 7489.
 *
 * <p>In: a domain, whether it exists, and the answers of DNS. Out: {@link
 * io.fivefifty.dns.dmarc.DmarcFacts}: the walk up the tree, the record that applies, its policy and
 * its faults. Functions of {@link io.fivefifty.dns.Answers}: asks nobody itself, knows nothing of
 * resolvers, and needs nothing else but the public suffix list that comes with crawler-commons.
 */
@NullMarked
package io.fivefifty.dns.dmarc;

import org.jspecify.annotations.NullMarked;
