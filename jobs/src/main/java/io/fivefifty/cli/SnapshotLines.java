package io.fivefifty.cli;

import static io.fivefifty.share.content.Wording.counted;

import io.fivefifty.dns.evidence.Evidence.Verdict;
import io.fivefifty.names.PlainText;
import io.fivefifty.report.SnapshotReport;
import io.fivefifty.share.content.Wording;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What became of asking DNS, in a line or two. */
final class SnapshotLines {

  private static final int MOST_NAMED = 5;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  private SnapshotLines() {}

  /** How the claims of a day stand; nothing where DNS has no say in any. */
  static void printEvidence(PrintStream out, LocalDate day, Map<Verdict, Long> evidence) {
    if (!evidence.isEmpty()) {
      out.println(
          DAY.format(day)
              + ": DNS confirms "
              + counted(evidence.getOrDefault(Verdict.CONFIRMS, 0L), "rejection")
              + ", contradicts "
              + Wording.number(evidence.getOrDefault(Verdict.CONTRADICTS, 0L))
              + ", leaves "
              + Wording.number(evidence.getOrDefault(Verdict.OPEN, 0L))
              + " open; it has no say in the others");
    }
  }

  static void print(PrintStream out, SnapshotReport report) {
    if (report.snapshots() == 0) {
      out.println("DNS was not asked: evidence rests on stored snapshots, or is open");
      return;
    }
    out.println(
        "DNS: "
            + counted(report.snapshots(), "snapshot")
            + " of "
            + counted(report.domains(), "domain")
            + " and "
            + counted(report.hosts(), "host"));
    String gaveUp = report.gaveUp();
    if (gaveUp != null) {
      out.print(
          Wrap.indented("DNS: ", PlainText.harmless(gaveUp) + "; what is missing stays open"));
    }
    if (report.unansweredCount() > 0) {
      long more = report.unansweredCount() - MOST_NAMED;
      String named =
          String.join(
              ", ",
              report.unanswered().subList(0, Math.min(MOST_NAMED, report.unanswered().size())));
      out.print(
          Wrap.indented(
              "DNS: ",
              "no answer about "
                  + counted(report.unansweredCount(), "name")
                  + ": "
                  + PlainText.harmless(named)
                  + (more > 0 ? ", and " + Wording.number(more) + " more" : "")
                  + "; evidence on them is open"));
    }
    if (report.leftOut() > 0) {
      out.println(
          "DNS: "
              + counted(report.leftOut(), "name")
              + " with the least mail left out; snapshot --domains takes them");
    }
  }
}
