/**
 * One class an MTA: what its lines say. In: a line without its syslog dress. Out: {@link
 * io.fivefifty.logs.MailEvents} and the line's place in the ledger. Knows no file, no clock and no
 * other line.
 */
@NullMarked
package io.fivefifty.logs.format;

import org.jspecify.annotations.NullMarked;
