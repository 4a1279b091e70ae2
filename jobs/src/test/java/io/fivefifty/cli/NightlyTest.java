package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run over logs among which is everything that can be bad about logs. */
class NightlyTest {

  private static final int NOISE_LINES = 5;

  @TempDir private static Path folder;
  private static Path logs;
  private static Path reports;
  private static Outcome outcome;

  @BeforeAll
  static void run() {
    logs = folder.resolve("logs");
    reports = folder.resolve("reports");
    byte[] longLine = new byte[300_000];
    longLine[longLine.length - 1] = '\n';
    MailLogs.write(
        logs.resolve("mail.log"),
        MailLogs.noise(NOISE_LINES),
        MailLogs.day("2026-11-22"),
        longLine);
    MailLogs.write(logs.resolve("mail.log.1.gz"), MailLogs.cutGzip(MailLogs.day("2026-11-21")));
    MailLogs.write(logs.resolve("mail.log.2.gz"), MailLogs.gzipWithoutContent());
    MailLogs.write(logs.resolve("mail.log.3.gz"), MailLogs.day("2026-11-20"));
    MailLogs.write(logs.resolve("copy"), MailLogs.day("2026-11-20"));
    MailLogs.write(logs.resolve("core"), MailLogs.noise(1000));
    MailLogs.write(logs.resolve("notes.txt"), "notes\n".getBytes(UTF_8));
    outcome =
        Outcome.of(
            "nightly",
            "--logs",
            logs.toString(),
            "--all-days",
            "--dns",
            "none",
            "--reports",
            reports.toString(),
            "--max-malformed",
            "6");
  }

  @Test
  void more_malformed_lines_than_allowed_give_exit_code_3_and_a_report_all_the_same() {
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.errLines())
        .last()
        .isEqualTo(
            "fivefifty: malformed lines: 7, more than --max-malformed allows; the reports stand");
    assertThat(reports.resolve("causes/day=2026-11-22")).isDirectory();
  }

  @Test
  void what_could_be_read_is_counted_and_every_line_accounted_for() {
    int malformed = NOISE_LINES + 1 + 1; // the long line, and the cut .gz
    int lines = 3 * MailLogs.LINES + malformed;
    int attempts = 3 * MailLogs.ATTEMPTS;

    assertThat(outcome.outLines())
        .anyMatch(
            line ->
                line.matches("Read 3 logs of 7 files, [0-9.]+ kB, .*")
                    && line.endsWith(
                        lines
                            + " lines = "
                            + attempts
                            + " attempts + "
                            + (lines - attempts - malformed)
                            + " known and skipped + "
                            + malformed
                            + " malformed"))
        .anyMatch(
            line ->
                line.startsWith(
                    "2026-11-20 to 2026-11-22: "
                        + 3 * MailLogs.REJECTIONS
                        + " rejections of "
                        + attempts
                        + " attempts"));
  }

  @Test
  void each_file_that_was_not_read_whole_is_named_in_one_line() {
    assertThat(outcome.errLines()).hasSize(4);
    assertThat(outcome.errLines())
        .contains(
            "fivefifty: "
                + logs.resolve("mail.log.1.gz")
                + " breaks off: it ends too early; what could be read of it is counted",
            "fivefifty: "
                + logs.resolve("mail.log.2.gz")
                + " cannot be read: it ends too early; nothing of it is counted",
            "fivefifty: "
                + logs.resolve("mail.log.3.gz")
                + " was not counted: it holds the same as "
                + logs.resolve("copy"));
  }

  @Test
  void the_last_days_causes_are_printed_and_where_the_reports_are() {
    assertThat(outcome.outLines().get(0))
        .isEqualTo(
            "Why mail was refused on 22 November 2026"
                + "  (rejections on 20 Nov: 3 · 21 Nov: 3 · 22 Nov: 3)");
    assertThat(rows(outcome))
        .containsExactly(
            "   1  unknown-recipient         gmail                       2   66.7 %  too few          2",
            "   2  relay-denied              other                       1   33.3 %  too few          1");
    assertThat(outcome.outLines()).last().isEqualTo("Reports in " + reports);
  }

  @Test
  void no_line_is_wider_than_a_hundred_columns_and_none_has_colours() {
    assertThat(outcome.outLines())
        .filteredOn(line -> !line.startsWith("Reports in "))
        .allSatisfy(line -> assertThat(Wrap.columns(line)).isLessThanOrEqualTo(100));
    assertThat(outcome.out() + outcome.err()).doesNotContain("\u001b", "\u202e", "\u0007");
  }

  @Test
  void no_local_part_of_an_address_is_printed() {
    assertThat(outcome.out()).doesNotContainPattern("[^*]@");
  }

  @Test
  void rank_gives_the_same_numbers_again() {
    Outcome ranked = Outcome.of("rank", "--reports", reports.toString(), "--top", "1");

    assertThat(ranked.exitCode()).isZero();
    assertThat(ranked.err()).isEmpty();
    assertThat(ranked.outLines().get(0)).isEqualTo("Why mail was refused on 22 November 2026");
    assertThat(rows(ranked)).isEqualTo(rows(outcome).subList(0, 1));
    assertThat(ranked.outLines()).last().isEqualTo("Reports in " + reports);
  }

  @Test
  void rank_of_a_day_that_is_not_stored_fails_and_tells_which_are() {
    Outcome ranked = Outcome.of("rank", "--reports", reports.toString(), "--day", "2026-11-01");

    assertThat(ranked.exitCode()).isEqualTo(1);
    assertThat(ranked.err())
        .isEqualTo(
            "fivefifty: No report of that day stands in "
                + reports
                + "; it holds 2026-11-20 to 2026-11-22\n");
  }

  @Test
  void good_logs_give_exit_code_0_and_nothing_on_standard_error() {
    Outcome good =
        Outcome.of(
            "nightly",
            "--logs",
            logs.resolve("copy").toString(),
            "--day",
            "2026-11-20",
            "--codes",
            "4xx,550",
            "--dns",
            "none",
            "--reports",
            folder.resolve("other reports").toString());

    assertThat(good.exitCode()).isZero();
    assertThat(good.err()).isEmpty();
    assertThat(good.outLines())
        .anyMatch(line -> line.startsWith("2026-11-20: 4 rejections of 6 attempts"));
    assertThat(rows(good)).hasSize(3).anyMatch(row -> row.matches(" +[23]  greylisted .*"));
  }

  private static List<String> rows(Outcome outcome) {
    return outcome.outLines().stream()
        .filter(line -> line.matches(" {1,3}[0-9]+  [a-z].*"))
        .toList();
  }
}
