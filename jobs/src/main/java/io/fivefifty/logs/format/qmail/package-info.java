/**
 * qmail and its kin. In: what qmail-send logs. Out: messages that begin and end, and attempts, put
 * together from the line on which a delivery begins and the one that reports it. Knows no other
 * format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.qmail;

import org.jspecify.annotations.NullMarked;
