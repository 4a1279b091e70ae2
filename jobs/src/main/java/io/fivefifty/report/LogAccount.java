package io.fivefifty.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The account of one input file: {@code lines = attempts + skipped + malformed}.
 *
 * @param format the names of the formats found in it, null where it is no mail log
 * @param duplicateOf the file that says the same, or null; it was then not read
 * @param trouble why it could not be read, or not to its end, or null
 * @param fileBytes its size as stored
 * @param bytes of it that were read
 * @param attempts lines that tell attempts, of all days
 * @param skipped lines that are known and say nothing of an attempt, by reason
 * @param malformed lines that nobody understands, one more where the file is cut short
 */
public record LogAccount(
    String log,
    @Nullable String format,
    @Nullable String duplicateOf,
    @Nullable String trouble,
    long fileBytes,
    long bytes,
    long attempts,
    SortedMap<String, Long> skipped,
    long malformed,
    SortedMap<LocalDate, Long> attemptsByDay,
    SortedMap<LocalDate, Long> rejectionsByDay,
    @Nullable Instant firstTime,
    @Nullable Instant lastTime) {

  public LogAccount {
    requireNonNull(log, "log is null");
  }

  /** Every line read. */
  public long lines() {
    return attempts + malformed + total(skipped);
  }

  /** The account of two parts of one file. */
  LogAccount plus(LogAccount other) {
    return new LogAccount(
        log,
        format,
        duplicateOf,
        trouble == null ? other.trouble : trouble,
        fileBytes,
        bytes + other.bytes,
        attempts + other.attempts,
        sum(skipped, other.skipped),
        malformed + other.malformed,
        sum(attemptsByDay, other.attemptsByDay),
        sum(rejectionsByDay, other.rejectionsByDay),
        earlier(firstTime, other.firstTime),
        later(lastTime, other.lastTime));
  }

  static <K> SortedMap<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
    SortedMap<K, Long> sum = new TreeMap<>(one);
    other.forEach((key, count) -> sum.merge(key, count, Long::sum));
    return sum;
  }

  /** The sum of counts. */
  public static long total(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
