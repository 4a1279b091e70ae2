package io.fivefifty.report;

import static io.fivefifty.report.SampleLogsTest.duckdb;
import static io.fivefifty.report.SampleLogsTest.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.generator.RefusalKey;
import io.fivefifty.generator.StoryGenerator;
import io.fivefifty.generator.Truth;
import io.fivefifty.generator.story.StoryPlan;
import io.fivefifty.generator.story.Turn;
import io.fivefifty.generator.story.Zones;
import io.fivefifty.logs.Days;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports tell what happened in the story: a part of it, with little mail. */
class StoryEvidenceTest {

  private static final StoryPlan PLAN =
      StoryPlan.MONTH.withDays(LocalDate.of(2026, 11, 6), 12).withVolume(0.15);

  /** What happens between them takes more time than it tells. */
  private static final List<String> DAYS = List.of("06", "07", "09", "13", "17");

  @TempDir static Path folder;
  private static Path reports;
  private static Truth truth;

  @BeforeAll
  static void run_the_job() throws IOException {
    truth = StoryGenerator.write(PLAN, folder.resolve("logs"));
    Zones zones = new Zones();
    Path dns = Files.createDirectory(folder.resolve("dns"));
    for (String day : DAYS) {
      LocalDate date = LocalDate.parse("2026-11-" + day);
      Files.writeString(dns.resolve(day + ".zone"), zones.on(date));
    }
    reports = folder.resolve("reports");
    SampleLogsTest.nightly(
        folder + "/logs/*/mail-2026-11-{" + String.join(",", DAYS) + "}.log",
        Days.ALL,
        reports,
        new DnsSettings(
            DnsSource.parse("zone:" + dns),
            AskerSettings.DEFAULT,
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void each_change_of_DNS_is_told_and_no_other() throws SQLException {
    assertThat(
            duckdb(
                "SELECT concat_ws(' ', day, domain, fact) FROM "
                    + table(reports, "dns_changes")
                    + " ORDER BY ALL"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "2026-11-07 192.0.2.11 fcrdns",
            "2026-11-07 192.0.2.11 ptr",
            "2026-11-09 billing.example.org spf",
            "2026-11-09 billing.example.org spf_authorized",
            "2026-11-13 billing.example.org spf",
            "2026-11-13 billing.example.org spf_authorized",
            "2026-11-17 alerts.example.net dmarc",
            "2026-11-17 alerts.example.net dmarc_policy",
            "2026-11-17 crm.example.com dkim:c2");
  }

  @Test
  void DNS_confirms_what_is_so_and_contradicts_what_is_mended() throws SQLException {
    Map<String, String> days = new HashMap<>();
    for (List<Object> row :
        duckdb(
            "SELECT concat_ws(' ', sending_domain, cause, evidence),"
                + " string_agg(DISTINCT strftime(day, '%d'), ' ' ORDER BY strftime(day, '%d')) FROM "
                + table(reports, "causes")
                + " WHERE scope = 'provider+sending_domain' AND provider = 'gmail'"
                + " AND evidence IS NOT NULL GROUP BY ALL")) {
      days.put((String) row.get(0), (String) row.get(1));
    }
    assertThat(days)
        .containsEntry("billing.example.org spf-fail confirms", "09")
        .containsEntry("forum.example missing-ptr confirms", "06")
        .containsEntry("forum.example missing-ptr contradicts", "07")
        .containsEntry("crm.example.com dkim-fail confirms", "13")
        .containsEntry("alerts.example.net dmarc-fail confirms", "17");
  }

  @Test
  void the_text_names_the_record_and_when_it_changed() throws SQLException {
    assertThat(
            duckdb(
                "SELECT evidence_text, strftime(dns_changed_at AT TIME ZONE 'UTC', '%d %H:%M') FROM "
                    + table(reports, "causes")
                    + " WHERE scope = 'provider+sending_domain' AND provider = 'gmail'"
                    + " AND cause = 'spf-fail' AND day = '2026-11-09'"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat((String) row.get(0))
                  .startsWith("192.0.2.10 is not authorised by v=spf1 include:_spf.office.example");
              assertThat(row.get(1)).isEqualTo("09 02:10");
            });
    assertThat(
            duckdb(
                "SELECT DISTINCT evidence_text FROM "
                    + table(reports, "causes")
                    + " WHERE scope = 'provider+sending_domain' AND provider = 'gmail'"
                    + " AND cause = 'dkim-fail' AND day = '2026-11-13'"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "there was no DKIM key c2._domainkey.crm.example.com on 13 November 02:10 UTC");
  }

  @Test
  void each_reply_has_the_cause_that_the_story_means() throws SQLException {
    Map<String, String> causes =
        Map.of("5.7.27", "spf-fail", "5.7.30", "dkim-fail", "5.7.25", "missing-ptr");
    Map<String, Long> expected = new HashMap<>();
    truth
        .refusalsWith(
            550,
            RefusalKey::enhancedCode,
            key -> DAYS.contains(String.format("%02d", key.day().getDayOfMonth())))
        .forEach(
            (code, count) -> {
              if (causes.containsKey(code)) {
                expected.put(code + " " + causes.get(code), count);
              }
            });
    assertThat(expected).hasSize(3);
    Map<String, Long> counted = new HashMap<>();
    for (List<Object> row :
        duckdb(
            "SELECT enhanced_code || ' ' || cause, sum(rejections)::BIGINT FROM "
                + table(reports, "rejections")
                + " WHERE enhanced_code IN ('5.7.27', '5.7.30', '5.7.25') GROUP BY 1")) {
      counted.put((String) row.get(0), (Long) row.get(1));
    }
    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void as_long_as_nobody_has_new_words_each_reply_is_understood() throws SQLException {
    assertThat(PLAN.dates()).noneMatch(Turn.NEW_WORDING::isOn);
    assertThat(
            duckdb(
                "SELECT sample_reply FROM "
                    + table(reports, "templates")
                    + " WHERE cause = 'unclassified'"))
        .isEmpty();
  }
}
