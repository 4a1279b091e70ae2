/**
 * What blocklists say of an address or a domain (RFC 5782). In: a list's zone, the address or the
 * domain, {@link io.fivefifty.dns.Answers}. Out: a {@link io.fivefifty.dns.blocklist.Listing},
 * which is "listed" only where the list works and means it.
 */
@NullMarked
package io.fivefifty.dns.blocklist;

import org.jspecify.annotations.NullMarked;
