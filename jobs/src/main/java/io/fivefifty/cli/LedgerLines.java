package io.fivefifty.cli;

import static io.fivefifty.share.content.Wording.counted;
import static io.fivefifty.share.content.Wording.number;

import io.fivefifty.names.PlainText;
import io.fivefifty.report.Ledger;
import io.fivefifty.report.LogAccount;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The account of a run in two lines, and a line for each file that was not read whole. */
final class LedgerLines {

  private static final int MOST_FILES = 10;

  private LedgerLines() {}

  static void print(PrintStream out, PrintStream err, Ledger ledger, List<LocalDate> days) {
    long rejections =
        days.stream().mapToLong(day -> ledger.rejectionsByDay().getOrDefault(day, 0L)).sum();
    long attempts =
        days.stream().mapToLong(day -> ledger.attemptsByDay().getOrDefault(day, 0L)).sum();
    out.println(
        "Read "
            + files(ledger.logs())
            + ", "
            + bytes(ledger.bytes())
            + ", "
            + counted(ledger.lines(), "line")
            + " = "
            + attempts(ledger)
            + " + "
            + number(ledger.lines() - ledger.attempts() - ledger.malformed())
            + " known and skipped + "
            + number(ledger.malformed())
            + " malformed");
    String rejected =
        span(days.get(0), days.get(days.size() - 1))
            + ": "
            + counted(rejections, "rejection")
            + " of "
            + counted(attempts, "attempt");
    out.println(rejected + skipped(ledger.skipped(), Terminal.columns() - rejected.length()));
    printTroubles(err, ledger);
  }

  /** A line for each of the first files that were not read, or not to their end. */
  static void printTroubles(PrintStream err, Ledger ledger) {
    List<LogAccount> troubled =
        ledger.logs().stream()
            .filter(log -> log.trouble() != null || log.duplicateOf() != null)
            .toList();
    troubled.stream()
        .limit(MOST_FILES)
        .forEach(log -> err.println("fivefifty: " + PlainText.harmless(trouble(log))));
    if (troubled.size() > MOST_FILES) {
      err.println(
          "fivefifty: "
              + counted(troubled.size() - MOST_FILES, "more file")
              + " in the same way; the table runs has them all");
    }
  }

  private static String files(List<LogAccount> logs) {
    long read =
        logs.stream().filter(log -> log.format() != null && log.duplicateOf() == null).count();
    return read == logs.size()
        ? counted(read, "log")
        : counted(read, "log") + " of " + counted(logs.size(), "file");
  }

  private static String trouble(LogAccount log) {
    if (log.duplicateOf() != null) {
      return log.log() + " was not counted: it holds the same as " + log.duplicateOf();
    }
    return log.format() == null
        ? log.log() + " " + log.trouble() + "; nothing of it is counted"
        : log.log() + " breaks off: " + log.trouble() + "; what could be read of it is counted";
  }

  /** The lines that tell attempts. Some MTAs put the recipients of a message on one line. */
  private static String attempts(Ledger ledger) {
    return LogAccount.total(ledger.attemptsByDay()) == ledger.attempts()
        ? counted(ledger.attempts(), "attempt")
        : counted(ledger.attempts(), "line") + " of attempts";
  }

  /** The days from the first to the last, both included. */
  static String span(LocalDate first, LocalDate last) {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  /** The most frequent reasons, as many as fit into {@code width} columns. */
  private static String skipped(Map<String, Long> skipped, int width) {
    List<String> largest =
        skipped.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("message"))
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(entry -> entry.getKey() + " " + number(entry.getValue()))
            .toList();
    for (int shown = Math.min(4, largest.size()); shown > 0; shown--) {
      String text = "; skipped among others: " + String.join(", ", largest.subList(0, shown));
      if (text.length() <= width) {
        return text;
      }
    }
    return "";
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
