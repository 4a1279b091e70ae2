/**
 * What a log is stored in, taken off layer by layer. In: the bytes of a file, or of a part of it.
 * Out: its text in lines, all of it that can be read before any damage is told, or the files of an
 * archive. Knows no Spark, no file system, no format and no option; of logs only how damage is
 * told, how long a line may be, and helpers for bytes.
 */
@NullMarked
package io.fivefifty.source.stored;

import org.jspecify.annotations.NullMarked;
