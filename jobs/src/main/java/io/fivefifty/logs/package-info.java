/**
 * Bytes of a log become observations: refused attempts, counts of deliveries, and what a later part
 * of the log needs to know of messages that are still open.
 *
 * <p>In: a stream of bytes with its place in the log. Out: {@link io.fivefifty.logs.Observation}s,
 * few for each thousand lines. One pass, in order, with bounded memory; what does not fit is handed
 * on as observations, so that memory never decides what is counted. Knows the words of {@code
 * rules} only to tell the provider of a relay host; knows neither Spark nor Hadoop nor DNS.
 */
@NullMarked
package io.fivefifty.logs;

import org.jspecify.annotations.NullMarked;
