package io.fivefifty.source;

import java.io.Serializable;

/**
 * A part of a file: the lines whose first byte lies in [start, end), counted as stored.
 *
 * @param end {@code Long.MAX_VALUE} for the rest of a file that cannot be split
 */
record LogSplit(LogFile file, long start, long end) implements Serializable {

  /** Stored bytes that this split answers for; the splits of a file add up to its size. */
  long bytes() {
    return Math.min(end, file.bytes()) - start;
  }
}
