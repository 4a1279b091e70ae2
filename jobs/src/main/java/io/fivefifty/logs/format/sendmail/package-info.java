/**
 * Sendmail. In: the lines of {@code from=} and {@code to=}. Out: messages that begin, and attempts
 * with the reply, or with Sendmail's own words for it. Knows no other format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.sendmail;

import org.jspecify.annotations.NullMarked;
