package io.fivefifty.report;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of asking DNS.
 *
 * @param snapshots how many were taken: one, or one for each master file; none where nobody was
 *     asked
 * @param domains rows in each
 * @param hosts rows in each
 * @param unanswered domains and addresses of whose own lookups none was answered, at most some
 * @param unansweredCount how many there are
 * @param gaveUp why the resolver was given up, or null
 * @param leftOut names beyond what one run asks about
 * @param dates days of the snapshots
 */
public record SnapshotReport(
    int snapshots,
    long domains,
    long hosts,
    List<String> unanswered,
    long unansweredCount,
    @Nullable String gaveUp,
    long leftOut,
    SortedSet<LocalDate> dates) {

  /** Nobody was asked. */
  public static final SnapshotReport NONE =
      new SnapshotReport(0, 0, 0, List.of(), 0, null, 0, new TreeSet<>());

  public SnapshotReport {
    unanswered = List.copyOf(unanswered);
  }
}
