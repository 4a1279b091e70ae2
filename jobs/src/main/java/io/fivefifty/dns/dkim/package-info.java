/**
 * What stands under a selector: a key of DKIM that signatures can be checked with, or why not.
 *
 * <p>In: a selector, a domain, and the answers of DNS. Out: {@link io.fivefifty.dns.dkim.DkimKey},
 * by RFC 6376 section 3.6, RFC 8301 and RFC 8463. A function of {@link io.fivefifty.dns.Answers}:
 * asks nobody itself, and knows nothing of resolvers, messages or signatures.
 */
@NullMarked
package io.fivefifty.dns.dkim;

import org.jspecify.annotations.NullMarked;
