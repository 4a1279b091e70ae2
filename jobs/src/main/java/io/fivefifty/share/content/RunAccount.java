package io.fivefifty.share.content;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ledger of the runs that a period rests on: every line read is an attempt, skipped or
 * malformed.
 *
 * @param startedAt when the latest of the runs began
 * @param versions of the program, and hashes of the rules
 * @param logs files read; {@code duplicates} and {@code unread} are not among them
 * @param troubled files that were read, but not to their end
 * @param bytes as stored
 * @param attempts lines that tell attempts
 * @param skipped lines that are known and tell no attempt, by reason
 * @param rejections of all days of the runs
 */
public record RunAccount(
    Instant startedAt,
    List<String> versions,
    List<String> rules,
    long logs,
    long duplicates,
    long unread,
    long troubled,
    long bytes,
    long lines,
    long attempts,
    SortedMap<String, Long> skipped,
    long malformed,
    long rejections) {

  public RunAccount {
    versions = List.copyOf(versions);
    rules = List.copyOf(rules);
    skipped = new TreeMap<>(skipped);
  }

  /** Lines known and skipped, of all reasons. */
  public long skippedLines() {
    return skipped.values().stream().mapToLong(Long::longValue).sum();
  }
}
