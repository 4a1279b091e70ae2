package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausesTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static final StructType CAUSES =
      StructType.fromDDL(
          """
          rank INT, cause STRING, provider STRING, rejections BIGINT, share DOUBLE, rate DOUBLE,
          previous_rejections BIGINT, is_new BOOLEAN, sample_reply STRING, advice STRING,
          evidence STRING, evidence_text STRING, dns_changed_at TIMESTAMP""");

  private static Row row(@Nullable Object... values) {
    return new GenericRowWithSchema(Arrays.copyOf(values, CAUSES.size()), CAUSES);
  }

  private static String printed(Row... causes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CausesTable.print(new PrintStream(bytes, true, UTF_8), "Title", Arrays.asList(causes));
    return bytes.toString(UTF_8);
  }

  @Test
  void a_row_has_its_numbers_an_example_and_what_to_do() {
    String table =
        printed(
            row(1, "spf-fail", "gmail", 1234L, 0.5, 0.125, 17L, false, "550 no SPF", "Add it."),
            row(2, "mail-loop", "other", 1L, 0.001, null, 0L, true, "550 loop", null),
            row(3, "malware", "other", 1L, 0.001, 1.0, null, null, "550 virus", "Clean it."));

    assertThat(table)
        .isEqualTo(
            """
            Title

            rank  cause                     provider           rejections    share     rate day before
               1  spf-fail                  gmail                   1,234   50.0 %   12.5 %         17
                  550 no SPF
                  → Add it.
               2  mail-loop                 other                       1    0.1 %                 new
                  550 loop
               3  malware                   other                       1    0.1 %  100.0 %
                  550 virus
                  → Clean it.

            """);
  }

  @Test
  void the_same_advice_is_printed_once() {
    String table =
        printed(
            row(1, "spf-fail", "gmail", 3L, 0.5, 0.1, null, null, "550 a", "Add it."),
            row(2, "dkim-fail", "gmail", 2L, 0.3, 0.1, null, null, "550 b", "Sign it."),
            row(3, "spf-fail", "other", 1L, 0.2, 0.1, null, null, "550 c", "Add it."));

    assertThat(table.lines().filter(line -> line.contains("→")))
        .containsExactly("      → Add it.", "      → Sign it.", "      → As at rank 1.");
  }

  @Test
  void no_line_is_wider_than_a_hundred_columns_whatever_it_holds() {
    String table =
        printed(
            row(
                1_000,
                "a-cause-that-has-a-very-long-name-indeed",
                "a-provider-with-a-long-name",
                9_999_999_999L,
                1.0,
                1.0,
                9_999_999_999L,
                false,
                "550 " + "x".repeat(2000),
                "See https://" + "y".repeat(200) + " and ask."),
            row(2, "spf-fail", "qq", 1L, 0.1, 0.1, 1L, false, "550 " + "邮箱不存在".repeat(30), "Ask."));

    assertThat(table.lines())
        .allSatisfy(line -> assertThat(Wrap.columns(line)).isLessThanOrEqualTo(100));
  }

  @Test
  void a_reply_commands_no_terminal() {
    assertThat(
            printed(
                row(
                    1,
                    "spf-fail",
                    "gmail",
                    1L,
                    1.0,
                    1.0,
                    1L,
                    false,
                    "550 \u001b[31m@|red x|@",
                    "a")))
        .doesNotContain("\u001b")
        .contains("550  [31m@|red x|@");
  }

  @Test
  void nothing_refused_is_said_so() {
    assertThat(printed()).isEqualTo("Title\nNothing was refused.\n\n");
  }

  @Test
  void the_title_compares_the_days_of_the_run() {
    TreeMap<LocalDate, Long> rejections = new TreeMap<>();
    rejections.put(DAY, 1234L);
    rejections.put(DAY.minusDays(2), 7L);

    assertThat(CausesTable.title(DAY, List.of(DAY.minusDays(2), DAY.minusDays(1), DAY), rejections))
        .isEqualTo(
            "Why mail was refused on 22 November 2026"
                + "  (rejections on 20 Nov: 7 · 21 Nov: 0 · 22 Nov: 1,234)");
    assertThat(CausesTable.title(DAY, List.of(DAY), rejections))
        .isEqualTo("Why mail was refused on 22 November 2026");
    assertThat(CausesTable.title(DAY, List.of(DAY.minusDays(1), DAY), new TreeMap<>()))
        .isEqualTo("Why mail was refused on 22 November 2026");
  }

  @Test
  void a_title_names_as_many_of_the_last_days_as_have_room() {
    TreeMap<LocalDate, Long> rejections = new TreeMap<>();
    List<LocalDate> days = DAY.minusDays(9).datesUntil(DAY.plusDays(1)).toList();
    days.forEach(day -> rejections.put(day, 1_234_567L));

    assertThat(CausesTable.title(DAY, days, rejections))
        .isEqualTo(
            "Why mail was refused on 22 November 2026"
                + "  (rejections on 21 Nov: 1,234,567 · 22 Nov: 1,234,567)");
  }

  @Test
  void what_DNS_says_stands_under_the_example_once() {
    Object[] first = {
      1,
      "dmarc-fail",
      "gmail",
      9L,
      0.9,
      0.5,
      1L,
      false,
      "550 no",
      null,
      "confirms",
      "example.com asked to reject",
      Instant.parse("2026-11-22T02:10:00Z")
    };
    Object[] second = first.clone();
    second[0] = 2;
    Object[] third = first.clone();
    third[0] = 3;
    third[10] = "open";
    third[11] = "the lookup failed \u001b[31m";
    third[12] = null;

    assertThat(printed(row(first), row(second), row(third)).lines())
        .contains(
            "      DNS confirms: example.com asked to reject. It has changed: first seen on 22"
                + " November 02:10 UTC",
            "      DNS: as at rank 1.",
            "      DNS leaves it open: the lookup failed [31m");
  }
}
