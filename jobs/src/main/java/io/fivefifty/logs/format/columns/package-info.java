/**
 * Logs of columns: Exchange, Exchange Online, MailEnable, PowerMTA. In: lines of fields, the
 * columns often named by a head. Out: attempts; where a log records the SMTP session instead, what
 * its commands and replies come to. Knows no other format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.columns;

import org.jspecify.annotations.NullMarked;
