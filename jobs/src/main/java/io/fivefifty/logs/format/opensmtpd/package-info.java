/**
 * OpenSMTPD. In: its {@code key=value} lines. Out: attempts, which one line holds whole. Knows no
 * other format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.opensmtpd;

import org.jspecify.annotations.NullMarked;
