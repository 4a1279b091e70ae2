/**
 * Holds what a receiver said against what DNS said. In: a {@link io.fivefifty.dns.evidence.Claim},
 * and the snapshots that are nearest to its time. Out: {@link io.fivefifty.dns.evidence.Evidence}:
 * confirms, contradicts or open, in words that a person can check. A failed lookup and a far
 * snapshot leave it open. Asks nobody.
 */
@NullMarked
package io.fivefifty.dns.evidence;

import org.jspecify.annotations.NullMarked;
