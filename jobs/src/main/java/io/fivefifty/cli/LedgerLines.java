package io.fivefifty.cli;

import io.fivefifty.report.Ledger;
import io.fivefifty.report.LogAccount;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The account of a run in two lines, and a line for each file that was not read whole. */
final class LedgerLines {

  private static final int MOST_FILES = 10;

  private LedgerLines() {}

  static void print(PrintStream out, PrintStream err, Ledger ledger, List<LocalDate> days) {
    long rejections =
        days.stream().mapToLong(day -> ledger.rejectionsByDay().getOrDefault(day, 0L)).sum();
    long attempts =
        days.stream().mapToLong(day -> ledger.attemptsByDay().getOrDefault(day, 0L)).sum();
    List<LogAccount> read =
        ledger.logs().stream()
            .filter(log -> log.format() != null && log.duplicateOf() == null)
            .toList();
    out.println(
        "Read "
            + counted(read.size(), "log")
            + ", "
            + bytes(ledger.bytes())
            + ", "
            + counted(ledger.lines(), "line")
            + " = "
            + counted(ledger.attempts(), "attempt")
            + " + "
            + number(ledger.lines() - ledger.attempts() - ledger.malformed())
            + " known and skipped + "
            + number(ledger.malformed())
            + " malformed");
    out.println(
        span(days)
            + ": "
            + counted(rejections, "rejection")
            + " of "
            + counted(attempts, "attempt")
            + skipped(ledger.skipped()));
    ledger.logs().stream()
        .filter(log -> log.trouble() != null || log.duplicateOf() != null)
        .limit(MOST_FILES)
        .forEach(log -> err.println("fivefifty: " + Terminal.harmless(trouble(log))));
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String trouble(LogAccount log) {
    return log.duplicateOf() != null
        ? log.log() + " was not counted: it holds the same as " + log.duplicateOf()
        : log.log() + ": " + log.trouble() + "; what could be read is counted";
  }

  private static String counted(long count, String what) {
    return number(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String span(List<LocalDate> days) {
    LocalDate first = days.get(0);
    LocalDate last = days.get(days.size() - 1);
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  private static String skipped(Map<String, Long> skipped) {
    String largest =
        skipped.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("message"))
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(4)
            .map(entry -> entry.getKey() + " " + number(entry.getValue()))
            .collect(Collectors.joining(", "));
    return largest.isEmpty() ? "" : "; skipped among others: " + largest;
  }

  private static String bytes(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
