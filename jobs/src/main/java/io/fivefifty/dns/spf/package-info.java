/**
 * What the SPF records of a domain say (RFC 7208).
 *
 * <p>In: {@link io.fivefifty.dns.Answers}. Out: {@link io.fivefifty.dns.spf.SpfFacts}, which hold
 * for the domain whoever sends, and {@link io.fivefifty.dns.spf.SpfResult}, which holds for one
 * address. The survey keeps a trace of what DNS said, so that an address that comes up later can be
 * checked against that trace alone. Pure functions: knows neither resolver nor clock.
 */
@NullMarked
package io.fivefifty.dns.spf;

import org.jspecify.annotations.NullMarked;
