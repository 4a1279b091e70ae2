/**
 * Postfix. In: the lines of its daemons, each under a name of its own. Out: messages that begin and
 * end, and attempts, each with its reply on one line. Knows no other format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.postfix;

import org.jspecify.annotations.NullMarked;
