/**
 * From the tables of a report folder to what is handed on.
 *
 * <p>In: a period, and what the report shall be about. Out: a {@link
 * io.fivefifty.share.content.CauseReport}. Only chooses, adds up and words what the tables say; the
 * one part of {@code share} that knows Spark.
 */
@NullMarked
package io.fivefifty.share.stored;

import org.jspecify.annotations.NullMarked;
