package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadLogsTest {

  @TempDir private Path folder;

  private Outcome nightly(String... words) {
    String[] all =
        Arrays.copyOf(
            new String[] {"nightly", "--dns", "none", "--reports", reports().toString()},
            5 + words.length);
    System.arraycopy(words, 0, all, 5, words.length);
    return Outcome.of(all);
  }

  private Path reports() {
    return folder.resolve("reports");
  }

  private static void assertTold(Outcome outcome, int exitCode, String... told) {
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errLines()).hasSize(1);
    assertThat(outcome.err()).startsWith("fivefifty: ").contains(told).doesNotContain("Exception");
  }

  @Test
  void a_path_that_does_not_exist_is_wrong_use() {
    Path missing = folder.resolve("missing");

    assertTold(nightly("--logs", missing.toString()), 2, "No such file or folder: " + missing);
    assertTold(
        Outcome.of("attempts", "--logs", missing + "*"), 2, "No such file or folder: " + missing);
  }

  @Test
  void a_folder_without_files_fails() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/below"));

    assertTold(
        nightly("--logs", empty.getParent().toString()), 1, "No file below " + empty.getParent());
  }

  @Test
  void a_folder_without_mail_logs_fails_and_says_what_is_known() {
    Path notes =
        MailLogs.write(
            folder.resolve("notes/notes.txt"),
            "one\ntwo\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    MailLogs.write(folder.resolve("notes/core"), MailLogs.noise(500));

    assertTold(
        nightly("--logs", notes.getParent().toString()),
        1,
        "None of the 2 files below " + notes.getParent() + " is a mail log that we know.",
        "Known formats: postfix, ",
        "; --format names one");
  }

  @Test
  void an_empty_log_fails() {
    Path log = MailLogs.write(folder.resolve("mail.log"));

    assertTold(nightly("--logs", log.toString()), 1, log + ": there is nothing in it");
  }

  @Test
  void a_log_that_cannot_be_read_fails_where_there_is_no_other() {
    Path log = MailLogs.write(folder.resolve("mail.log.gz"), MailLogs.gzipWithoutContent());

    assertTold(nightly("--logs", log.toString()), 1, log + " cannot be read: it ends too early");
  }

  @Test
  void a_day_that_the_logs_do_not_hold_fails_and_tells_which_they_hold() {
    Path log =
        MailLogs.write(
            folder.resolve("mail.log"), MailLogs.day("2026-11-21"), MailLogs.day("2026-11-22"));

    assertTold(
        nightly("--logs", log.toString(), "--day", "2026-11-01"),
        1,
        "The logs hold nothing of 2026-11-01: their lines are of 2026-11-21 to 2026-11-22.");
    assertThat(reports().resolve("causes")).doesNotExist();
  }

  @Test
  void a_report_folder_that_cannot_be_made_is_told_before_the_logs_are_read() {
    Path log = MailLogs.write(folder.resolve("mail.log"), MailLogs.day("2026-11-22"));
    Path tooLong = folder.resolve("x".repeat(300));

    assertTold(
        Outcome.of(
            "nightly",
            "--logs",
            log.toString(),
            "--all-days",
            "--dns",
            "none",
            "--reports",
            tooLong.toString()),
        1,
        "Nothing can be written to " + tooLong,
        "Name another folder with --reports");
  }

  @Test
  void without_a_report_there_is_nothing_to_rank() {
    assertTold(
        Outcome.of("rank", "--reports", reports().toString()),
        1,
        "No report stands in " + reports() + ": run nightly first");
  }

  @Test
  void a_file_that_may_not_be_read_does_not_hide_the_others() throws IOException {
    MailLogs.write(folder.resolve("logs/mail.log"), MailLogs.day("2026-11-22"));
    Path secret = MailLogs.write(folder.resolve("logs/mail.log.1"), MailLogs.day("2026-11-21"));
    Path closed =
        MailLogs.write(folder.resolve("logs/closed/mail.log"), MailLogs.day("2026-11-20"))
            .getParent();
    Files.setPosixFilePermissions(secret, java.util.Set.of());
    Files.setPosixFilePermissions(closed, java.util.Set.of());
    try {
      assumeThat(Files.isReadable(secret)).as("root reads every file").isFalse();

      Outcome outcome =
          Outcome.of("attempts", "--tsv", "--logs", folder.resolve("logs").toString());

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.outLines()).hasSize(1 + MailLogs.REJECTIONS);
      assertThat(outcome.errLines()).hasSize(2);
      assertThat(outcome.err())
          .contains("fivefifty: " + secret + " cannot be read: ")
          .contains("fivefifty: " + closed + " cannot be listed: ");
    } finally {
      Files.setPosixFilePermissions(
          closed, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    }
  }
}
