package io.fivefifty.report;

import static io.fivefifty.report.SampleLogsTest.duckdb;
import static io.fivefifty.report.SampleLogsTest.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.logs.Days;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real logs held against the DNS of their days, read back as the reports' users do. */
class SampleEvidenceTest {

  private static final Path SAMPLES = Path.of("..", "sample-logs");

  private static final DnsSettings DNS =
      new DnsSettings(
          DnsSource.parse("zone:" + SAMPLES.resolve("dns")),
          AskerSettings.DEFAULT,
          List.of("bl.spamcop.net", "zen.spamhaus.org"),
          List.of("dbl.spamhaus.org"),
          List.of());

  @TempDir static Path reports;
  private static Nightly.Result result;

  @BeforeAll
  static void run_the_job() {
    result = SampleLogsTest.nightly(SampleLogsTest.POSTFIX, Days.ALL, reports, DNS);
  }

  private static String evidence(String day, String domain, String provider, String cause)
      throws SQLException {
    List<List<Object>> rows =
        duckdb(
            "SELECT evidence, evidence_text, coalesce(strftime(dns_changed_at AT TIME ZONE 'UTC',"
                + " '%d %H:%M'), '-') FROM "
                + table(reports, "causes")
                + " WHERE scope = 'provider+sending_domain' AND day = '2026-11-"
                + day
                + "' AND sending_domain = '"
                + domain
                + "' AND provider = '"
                + provider
                + "' AND cause = '"
                + cause
                + "'");
    assertThat(rows).hasSize(1);
    return rows.get(0).get(0) + " | " + rows.get(0).get(1) + " | " + rows.get(0).get(2);
  }

  @Test
  void a_policy_that_became_strict_confirms_and_tells_when_it_changed() throws SQLException {
    assertThat(evidence("22", "alerts.example.net", "gmail", "dmarc-fail"))
        .startsWith("confirms | alerts.example.net asked receivers to reject mail that fails DMARC")
        .contains("22 November 02:10 UTC", "v=DMARC1; p=reject", "does not authorise 192.0.2.12")
        .endsWith(" | 22 02:10");
  }

  @Test
  void a_lax_policy_contradicts_and_a_change_seen_afterwards_may_be_why() throws SQLException {
    assertThat(evidence("21", "alerts.example.net", "gmail", "dmarc-fail"))
        .startsWith(
            "contradicts | alerts.example.net asked receivers to do nothing about mail that fails DMARC")
        .endsWith(" | 22 02:10");
  }

  @Test
  void SPF_is_held_against_the_address_and_the_record_of_the_day() throws SQLException {
    assertThat(evidence("20", "crm.wingtip.example", "other", "spf-fail"))
        .isEqualTo("confirms | crm.wingtip.example had no SPF record on 20 November 02:10 UTC | -");
    assertThat(evidence("21", "crm.wingtip.example", "other", "spf-fail"))
        .startsWith(
            "confirms | on 21 November 02:10 UTC SPF of crm.wingtip.example needs 13 lookups, 10"
                + " are allowed: include:_spf.deskhelp.example → (include:_spf1.deskhelp.example,"
                + " include:_spf2.deskhelp.example), include:_spf.mailhouse.example");
    assertThat(evidence("22", "crm.wingtip.example", "other", "spf-fail"))
        .startsWith("confirms | 192.0.2.11 is not authorised by v=spf1 mx ip6:2001:db8:1::11 -all");
  }

  @Test
  void a_broken_key_and_a_pointer_that_leads_nowhere_confirm() throws SQLException {
    assertThat(evidence("22", "acme-shop.example", "other", "dkim-fail"))
        .startsWith("confirms | the DKIM key s2026a._domainkey.acme-shop.example")
        .endsWith(" | 22 02:10");
    assertThat(evidence("22", "billing.tailspin.test", "gmail", "missing-ptr"))
        .startsWith("confirms | the name of 2001:db8:1::12 did not lead back to it");
  }

  @Test
  void a_relay_that_is_an_MX_of_the_domain_contradicts() throws SQLException {
    assertThat(evidence("22", "news.example.com", "yahoo", "relay-denied"))
        .startsWith("contradicts | the host that refused is an MX of yahoo.com");
  }

  @Test
  void listings_bind_for_some_hours_and_only_of_the_list_that_is_named() throws SQLException {
    assertThat(evidence("20", "offers.example.org", "other", "ip-blocklisted"))
        .startsWith("confirms | 192.0.2.12 was listed by bl.spamcop.net (127.0.0.2)");
    assertThat(evidence("21", "offers.example.org", "other", "ip-blocklisted"))
        .startsWith("contradicts | 192.0.2.12 was not listed by bl.spamcop.net")
        .contains("(so for 3 of 5; confirmed for 2)");
    assertThat(evidence("22", "offers.example.org", "other", "ip-blocklisted"))
        .startsWith("open | DNS was asked 6 h 3");
    assertThat(evidence("22", "offers.example.org", "outlook", "ip-blocklisted"))
        .isEqualTo(
            "open | the replies name none of the lists that were asked about 192.0.2.12:"
                + " bl.spamcop.net, zen.spamhaus.org | -");
    assertThat(evidence("22", "offers.example.org", "other", "domain-blocklisted"))
        .startsWith("confirms | offers.example.org was listed by dbl.spamhaus.org (127.0.1.2)");
  }

  @Test
  void a_HELO_name_that_the_reply_tells_is_looked_up() throws SQLException {
    assertThat(evidence("22", "offers.example.org", "other", "invalid-helo"))
        .startsWith("contradicts | the HELO name mx-out2.shop.example had an address");
  }

  @Test
  void only_causes_that_DNS_has_a_say_in_have_evidence() throws SQLException {
    assertThat(
            duckdb(
                "SELECT DISTINCT cause FROM "
                    + table(reports, "causes")
                    + " WHERE evidence IS NOT NULL ORDER BY 1"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "dkim-fail",
            "dmarc-fail",
            "domain-blocklisted",
            "invalid-helo",
            "invalid-sender",
            "ip-blocklisted",
            "missing-ptr",
            "relay-denied",
            "spf-fail",
            "unauthenticated");
  }

  @Test
  void changes_are_told_with_what_was_before() throws SQLException {
    assertThat(
            duckdb(
                "SELECT concat_ws(' ', day, domain, fact) FROM "
                    + table(reports, "dns_changes")
                    + " WHERE fact NOT LIKE 'spf%' ORDER BY ALL"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "2026-11-21 192.0.2.12 listing:bl.spamcop.net",
            "2026-11-21 billing.tailspin.test mx",
            "2026-11-22 192.0.2.12 listing:bl.spamcop.net",
            "2026-11-22 2001:db8:1::12 fcrdns",
            "2026-11-22 2001:db8:1::12 ptr",
            "2026-11-22 acme-shop.example dkim:s2026a",
            "2026-11-22 alerts.example.net dmarc",
            "2026-11-22 alerts.example.net dmarc_policy",
            "2026-11-22 offers.example.org listing:dbl.spamhaus.org",
            "2026-11-22 tailspin.test dkim:t2");
    assertThat(
            duckdb(
                "SELECT before, after FROM "
                    + table(reports, "dns_changes")
                    + " WHERE domain = 'alerts.example.net' AND fact = 'dmarc_policy'"))
        .containsExactly(List.of("none", "reject"));
  }

  @Test
  void each_domain_has_one_row_a_snapshot_and_the_keys_that_the_logs_name() throws SQLException {
    assertThat(result.snapshot().snapshots()).isEqualTo(3);
    assertThat(result.snapshot().unansweredCount()).isZero();
    assertThat(
            duckdb(
                "SELECT count(*)::BIGINT, count(DISTINCT (domain, snapshot_id))::BIGINT FROM "
                    + table(reports, "dns_domains")))
        .containsExactly(List.of(3 * result.snapshot().domains(), 3 * result.snapshot().domains()));
    assertThat(
            duckdb(
                "SELECT string_agg(k.selector || ' ' || k.verdict, ', ' ORDER BY k.selector)"
                    + " FROM (SELECT unnest(dkim) AS k FROM "
                    + table(reports, "dns_domains")
                    + " WHERE domain = 'tailspin.test' AND snapshot_date = '2026-11-22')"))
        .containsExactly(List.of("t1 usable, t2 revoked"));
  }

  @Test
  void a_snapshot_of_the_same_file_is_not_stored_twice_and_rank_says_the_same(@TempDir Path again)
      throws IOException, SQLException {
    FileUtils.copyDirectory(reports.toFile(), again.toFile());
    LocalDate last = LocalDate.of(2026, 11, 22);
    SampleLogsTest.nightly(SampleLogsTest.POSTFIX, new Days(last, last), again, DNS);
    new Reports(TestSpark.on("local[2]"), again.toString()).rank(Days.ALL, List.of());

    for (String name : List.of("dns_domains", "dns_hosts", "dns_changes", "causes")) {
      assertThat(duckdb(SampleLogsTest.rows(again, name)))
          .isEqualTo(duckdb(SampleLogsTest.rows(reports, name)))
          .isNotEmpty();
    }
  }
}
