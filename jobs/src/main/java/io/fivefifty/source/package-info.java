/**
 * The thin skin that makes logs a Spark table: {@code spark.read().format("maillog")}. In: paths on
 * any of Hadoop's file systems. Out: rows of observations or of refused attempts. All file access
 * is here; what files are stored in is {@code stored}'s affair, and what a line means is not here.
 */
@NullMarked
package io.fivefifty.source;

import org.jspecify.annotations.NullMarked;
