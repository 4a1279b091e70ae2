package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.share.content.ACause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausesTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private static String printed(String scope, ACause... causes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CausesTable.print(
        new PrintStream(bytes, true, UTF_8),
        "Title",
        scope,
        Arrays.stream(causes).map(ACause::row).toList());
    return bytes.toString(UTF_8);
  }

  @Test
  void a_row_has_its_numbers_an_example_and_what_to_do() {
    String table =
        printed(
            "provider",
            ACause.of("spf-fail")
                .rejections(1234, 0.5)
                .attempts(9872, 0.125)
                .before(17)
                .reply("550 no SPF")
                .advice("Add it."),
            ACause.of("mail-loop")
                .rank(2)
                .at("other")
                .rejections(1, 0.001)
                .isNew()
                .reply("550 loop"),
            ACause.of("malware")
                .rank(3)
                .at("other")
                .rejections(1, 0.001)
                .attempts(30, 1)
                .reply("550 virus")
                .advice("Clean it."));

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
  void few_attempts_give_no_rate() {
    assertThat(printed("provider", ACause.of("malware").attempts(29, 0.5)))
        .contains("too few")
        .doesNotContain("50.0 %");
  }

  @Test
  void each_scope_has_the_columns_that_it_tells_apart() {
    ACause cause = ACause.of("unknown-recipient-domain").code(550, "5.1.2").before(7);

    assertThat(printed("all", cause).lines().skip(2).limit(2))
        .containsExactly(
            "rank  cause                     rejections    share     rate day before",
            "   1  unknown-recipient-domain           1  100.0 %                   7");
    assertThat(printed("sending_domain", cause).lines().skip(2).limit(2))
        .containsExactly(
            "rank  cause                     sending domain               rejections    share"
                + "     rate day before",
            "   1  unknown-recipient-domain  shop.example                          1  100.0 %"
                + "                   7");
    assertThat(printed("provider+code", cause).lines().skip(2).limit(2))
        .containsExactly(
            "rank  cause                     provider         code       rejections    share"
                + "     rate day before",
            "   1  unknown-recipient-domain  gmail            550 5.1.2           1  100.0 %"
                + "                   7");
    assertThat(printed("provider+code+sending_domain", cause).lines().skip(2).limit(2))
        .containsExactly(
            "rank  cause                  provider         sending domain code       rejections"
                + "    share     rate",
            "   1  unknown-recipient-dom… gmail            shop.example   550 5.1.2           1"
                + "  100.0 %");
  }

  @Test
  void the_same_advice_is_printed_once() {
    String table =
        printed(
            "provider",
            ACause.of("spf-fail").advice("Add it."),
            ACause.of("dkim-fail").rank(2).advice("Sign it."),
            ACause.of("spf-fail").rank(3).advice("Add it."));

    assertThat(table.lines().filter(line -> line.contains("→")))
        .containsExactly("      → Add it.", "      → Sign it.", "      → As at rank 1.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "provider",
        "sending_domain",
        "provider+sending_domain",
        "provider+code",
        "provider+code+sending_domain"
      })
  void no_line_is_wider_than_a_hundred_columns_whatever_it_holds(String scope) {
    String table =
        printed(
            scope,
            ACause.of("a-cause-that-has-a-very-long-name-indeed")
                .rank(1000)
                .at("a-provider-with-a-long-name")
                .mailOf("a-sending-domain-with-a-very-long-name.and-many-labels.example")
                .code(550, "5.999.999")
                .rejections(9_999_999_999L, 1)
                .attempts(9_999_999_999L, 1)
                .before(9_999_999_999L)
                .reply("550 " + "x".repeat(2000))
                .advice("See https://" + "y".repeat(200) + " and ask."),
            ACause.of("spf-fail")
                .rank(2)
                .mailOf("邮箱不存在邮箱不存在邮箱不存在邮箱不存在.example")
                .code(550, null)
                .reply("550 " + "邮箱不存在".repeat(30))
                .advice("Ask."));

    assertThat(table.lines())
        .allSatisfy(line -> assertThat(Wrap.columns(line)).isLessThanOrEqualTo(100));
  }

  @Test
  void a_reply_and_a_domain_command_no_terminal() {
    assertThat(
            printed(
                "sending_domain",
                ACause.of("spf-fail")
                    .mailOf("a\u001b[2J.example")
                    .reply("550 \u001b[31m@|red x|@")))
        .doesNotContain("\u001b")
        .contains("a [2J.example")
        .contains("550  [31m@|red x|@");
  }

  @Test
  void nothing_refused_is_said_so() {
    assertThat(printed("provider")).isEqualTo("Title\nNothing was refused.\n\n");
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
    String said = "example.com asked to reject";
    String table =
        printed(
            "provider",
            ACause.of("dmarc-fail").evidence("confirms", said, "2026-11-22T02:10:00Z"),
            ACause.of("dmarc-fail").rank(2).evidence("confirms", said, "2026-11-22T02:10:00Z"),
            ACause.of("dmarc-fail").rank(3).evidence("open", "the lookup failed \u001b[31m", null));

    assertThat(table.lines())
        .contains(
            "      DNS confirms: example.com asked to reject. It has changed: first seen on 22"
                + " November 02:10 UTC",
            "      DNS: as at rank 1.",
            "      DNS leaves it open: the lookup failed [31m");
  }
}
