/**
 * Logs of one record an event, of MTAs and of services that send. In: JSON, as most write it, or
 * fields in a fixed order. Out: messages that begin, and attempts put together from the record.
 * Knows no other format, file or clock.
 */
@NullMarked
package io.fivefifty.logs.format.events;

import org.jspecify.annotations.NullMarked;
