/**
 * Exim. In: the main log, in Exim's own frame or in syslog's. Out: messages that begin and end, and
 * attempts, read from the left because a line's right end is the remote host's. Knows no other
 * format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.exim;

import org.jspecify.annotations.NullMarked;
