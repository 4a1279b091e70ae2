/**
 * The formats that we read, a package a family, and which of them a file is. In: a line without its
 * syslog dress. Out: {@link io.fivefifty.logs.MailEvents} and the line's place in the ledger. Knows
 * no file and no clock. The families know nothing of each other but what they share of SMTP.
 */
@NullMarked
package io.fivefifty.logs.format;

import org.jspecify.annotations.NullMarked;
