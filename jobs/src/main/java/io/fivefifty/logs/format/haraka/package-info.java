/**
 * Haraka. In: its lines in any of its three formats. Out: messages that begin, and attempts. Knows
 * no other format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.haraka;

import org.jspecify.annotations.NullMarked;
