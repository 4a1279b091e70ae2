package io.fivefifty.generator;

import java.time.Instant;

/**
 * What a log file holds.
 *
 * @param lines number of lines
 * @param bytes size before compression
 * @param firstLine time of the first line
 * @param lastLine time of the last line; the file's modification time is set to it
 */
public record FileTruth(long lines, long bytes, Instant firstLine, Instant lastLine) {}
