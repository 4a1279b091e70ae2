package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.report.Ledger;
import io.fivefifty.report.LogAccount;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerLinesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static LogAccount account(
      String log, @Nullable String format, @Nullable String duplicateOf, @Nullable String trouble) {
    boolean read = format != null && duplicateOf == null;
    return new LogAccount(
        log,
        format,
        duplicateOf,
        trouble,
        2000,
        read ? 1500 : 0,
        read ? 1200 : 0,
        new TreeMap<>(read ? Map.of("message", 90L, "inbound", 7L, "blank", 3L) : Map.of()),
        read ? 1 : 0,
        new TreeMap<>(read ? Map.of(DAY, 1000L, DAY.minusDays(1), 200L) : Map.of()),
        new TreeMap<>(read ? Map.of(DAY, 30L, DAY.minusDays(1), 4L) : Map.of()),
        null,
        null);
  }

  private record Printed(List<String> out, List<String> err) {}

  private static Printed printed(List<LocalDate> days, LogAccount... logs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    LedgerLines.print(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        new Ledger(List.of(logs)),
        days);
    return new Printed(out.toString(UTF_8).lines().toList(), err.toString(UTF_8).lines().toList());
  }

  @Test
  void a_run_is_accounted_for_in_two_lines() {
    Printed printed = printed(List.of(DAY), account("/l/mail.log", "postfix", null, null));

    assertThat(printed.out())
        .containsExactly(
            "Read 1 log, 1.5 kB, 1,301 lines = 1,200 attempts + 100 known and skipped + 1 malformed",
            "2026-11-22: 30 rejections of 1,000 attempts; skipped among others: inbound 7, blank 3");
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void several_days_are_added_up() {
    Printed printed =
        printed(List.of(DAY.minusDays(1), DAY), account("/l/mail.log", "postfix", null, null));

    assertThat(printed.out().get(1))
        .startsWith("2026-11-21 to 2026-11-22: 34 rejections of 1,200 attempts");
  }

  @Test
  void files_that_are_no_logs_are_counted_and_not_named() {
    Printed printed =
        printed(
            List.of(DAY),
            account("/l/mail.log", "postfix", null, null),
            account("/l/notes.txt", null, null, null));

    assertThat(printed.out().get(0)).startsWith("Read 1 log of 2 files, 1.5 kB, 1,301 lines");
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void files_that_were_not_read_whole_are_named() {
    Printed printed =
        printed(
            List.of(DAY),
            account("/l/a.gz", "postfix", null, "Unexpected end of ZLIB input stream"),
            account("/l/b", null, null, "cannot be read: /l/b (Permission denied)"),
            account("/l/c", "postfix", "/l/a.gz", null));

    assertThat(printed.out()).hasSize(2);
    assertThat(printed.err())
        .containsExactly(
            "fivefifty: /l/a.gz breaks off: Unexpected end of ZLIB input stream;"
                + " what could be read of it is counted",
            "fivefifty: /l/b cannot be read: /l/b (Permission denied); nothing of it is counted",
            "fivefifty: /l/c was not counted: it holds the same as /l/a.gz");
  }

  @Test
  void of_many_such_files_the_first_ten_are_named() {
    Printed printed =
        printed(
            List.of(DAY),
            IntStream.range(0, 13)
                .mapToObj(i -> account("/l/" + i, null, null, "cannot be read: gone"))
                .toArray(LogAccount[]::new));

    assertThat(printed.err())
        .hasSize(11)
        .last()
        .isEqualTo("fivefifty: 3 more files in the same way; the table runs has them all");
  }

  @Test
  void a_file_name_commands_no_terminal() {
    Printed printed =
        printed(List.of(DAY), account("/l/\u001b[31m", null, null, "cannot be read: gone"));

    assertThat(printed.err().get(0)).doesNotContain("\u001b");
  }

  @Test
  void only_as_many_reasons_as_the_line_has_room_for_are_told() {
    LogAccount many =
        new LogAccount(
            "/l/mail.log",
            "postfix",
            null,
            null,
            1,
            3_000_000_000L,
            1,
            new TreeMap<>(
                Map.of("a-reason-of-some-length", 4L, "another-reason", 3L, "third-reason", 2L)),
            0,
            new TreeMap<>(Map.of(DAY, 1L)),
            new TreeMap<>(Map.of(DAY, 1L)),
            null,
            null);

    assertThat(printed(List.of(DAY), many).out())
        .containsExactly(
            "Read 1 log, 3.0 GB, 10 lines = 1 attempt + 9 known and skipped + 0 malformed",
            "2026-11-22: 1 rejection of 1 attempt; skipped among others: a-reason-of-some-length 4");
  }
}
