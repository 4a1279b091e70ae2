package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The DNS part alone, as a person runs it. */
class SnapshotTest {

  private static final String ZONE =
      """
      ; as of 2026-11-22T02:10:00Z
      $ORIGIN example.
      $TTL 600
      @      SOA  ns.example. admin.example. 1 2 3 4 60
      good   MX   10 mx.good
      good   TXT  "v=spf1 ip4:192.0.2.10 -all"
      _dmarc.good TXT "v=DMARC1; p=reject"
      key1._domainkey.good TXT "v=DKIM1; p="
      mx.good A 192.0.2.20
      xn--bcher-kva TXT "v=spf1 -all"
      out    A 192.0.2.10
      10.2.0.192.in-addr.arpa. PTR out
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String reports() {
    return folder.resolve("reports").toString();
  }

  private List<String> rows(String table, String columns) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT concat_ws(' ', "
                    + columns
                    + ") FROM read_parquet('"
                    + reports()
                    + "/"
                    + table
                    + "/*/*.parquet', hive_partitioning = true) ORDER BY 1")) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  @Test
  void what_the_files_name_is_asked_about_and_stored() throws IOException, SQLException {
    Outcome outcome =
        Outcome.of(
            "snapshot",
            "--domains",
            file("domains", "# ours\n\nGood.Example.\nbücher.example\nmissing.example\n")
                .toString(),
            "--selectors",
            file("selectors", "good.example\tkey1\r\n").toString(),
            "--hosts",
            file("hosts", "192.0.2.10\tout.example\n192.0.2.99\n10.0.0.1\n").toString(),
            "--dns",
            "zone:" + file("all.zone", ZONE),
            "--reports",
            reports());

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.outLines())
        .containsExactly("DNS: 1 snapshot of 3 domains and 2 hosts", "Reports in " + reports());
    assertThat(
            rows(
                "dns_domains",
                "domain, domain_unicode, domain_exists, can_receive, mx_verdict, spf_verdict,"
                    + " dmarc_verdict, dkim[1].verdict, snapshot_date, resolver"))
        .containsExactly(
            "good.example good.example yes yes ok valid valid revoked 2026-11-22 zone:all.zone",
            "missing.example missing.example no no none none none 2026-11-22 zone:all.zone",
            "xn--bcher-kva.example bücher.example yes no none valid none 2026-11-22 zone:all.zone");
    assertThat(rows("dns_hosts", "ip, fcrdns_verdict, helo, helo_verdict"))
        .containsExactly("192.0.2.10 pass out.example ok", "192.0.2.99 no_ptr unknown");
    assertThat(rows("dns_domains", "spf.status, soa.status, soa.ttl, mx.ttl"))
        .contains("ok nodata 60 600");
  }

  @Test
  void a_later_snapshot_tells_what_has_changed_and_a_failed_one_is_no_change()
      throws IOException, SQLException {
    String domains = file("domains", "good.example\n").toString();
    String later =
        ZONE.replace("as of 2026-11-22", "as of 2026-11-24")
            .replace("p=reject", "p=none")
            .replace("good   MX   10 mx.good\n", "");
    for (String dns :
        List.of(
            "zone:" + file("all.zone", ZONE), "127.0.0.1:1", "zone:" + file("new.zone", later))) {
      Outcome.of("snapshot", "--domains", domains, "--dns", dns, "--reports", reports());
    }

    assertThat(
            rows(
                "dns_changes",
                "day, domain, fact, coalesce(before, '-'), '→', coalesce(after, '-'),"
                    + " strftime(last_seen_before AT TIME ZONE 'UTC', '%d')"))
        .containsExactly(
            "2026-11-24 good.example dmarc v=DMARC1; p=reject → v=DMARC1; p=none 22",
            "2026-11-24 good.example dmarc_policy reject → none 22",
            "2026-11-24 good.example mx 10 mx.good.example → - 22");
  }

  @Test
  void a_resolver_that_is_not_there_leaves_all_unknown_and_is_told()
      throws IOException, SQLException {
    Outcome outcome =
        Outcome.of(
            "snapshot",
            "--domains",
            file("domains", "good.example\nother.example\n").toString(),
            "--dns",
            "127.0.0.1:1",
            "--reports",
            reports());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains(
            "DNS: no answer about 2 names: good.example, other.example; evidence on them is open");
    assertThat(
            rows(
                "dns_domains",
                "domain_exists, can_receive, mx_verdict, spf_verdict, dmarc_verdict"))
        .containsExactly(
            "unknown unknown unknown temperror unknown",
            "unknown unknown unknown temperror unknown");
    assertThat(rows("dns_domains", "spf.status"))
        .allMatch(status -> status.equals("network_error") || status.equals("not_asked"));
  }

  @Test
  void without_reports_there_is_nothing_to_ask_about() {
    Outcome outcome = Outcome.of("snapshot", "--dns", "none", "--reports", reports());

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("fivefifty: There is nothing to ask DNS about: ")
        .contains("run nightly first, or name some with --domains");
  }

  @Test
  void without_files_the_stored_tables_names_are_asked_about() throws IOException, SQLException {
    Path log = folder.resolve("mail.log");
    MailLogs.write(log, MailLogs.day("2026-11-22"));
    String zone = "zone:" + file("all.zone", ZONE);
    Outcome.of(
        "nightly", "--logs", log.toString(), "--all-days", "--dns", "none", "--reports", reports());

    Outcome outcome = Outcome.of("snapshot", "--dns", zone, "--reports", reports());

    assertThat(outcome.outLines()).startsWith("DNS: 1 snapshot of 3 domains and 0 hosts");
    assertThat(rows("dns_domains", "domain"))
        .containsExactly("corp.example", "news.example.net", "shop.example");
    Outcome ranked = Outcome.of("rank", "--reports", reports(), "--day", "2026-11-22");
    assertThat(ranked.out())
        .contains("DNS confirms: corp.example did not exist on 22 November")
        .contains("22 November: DNS confirms 1 rejection, contradicts 0, leaves 0 open;");
  }

  @Test
  void a_night_without_DNS_ranks_and_says_so() {
    Path log = folder.resolve("mail.log");
    MailLogs.write(log, MailLogs.day("2026-11-22"));
    Outcome outcome =
        Outcome.of(
            "nightly",
            "--logs",
            log.toString(),
            "--all-days",
            "--dns",
            "127.0.0.1:1",
            "--reports",
            reports());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("   2  relay-denied ")
        .contains("DNS leaves it open: ")
        .contains(
            "22 November: DNS confirms 0 rejections, contradicts 0, leaves 1 open; it has no say")
        .contains("evidence on them is open");
  }

  @Test
  void zone_files_beside_the_logs_answer_unless_another_is_named() throws IOException {
    Path log = folder.resolve("logs/mail.log");
    MailLogs.write(log, MailLogs.day("2026-11-22"));
    Files.createDirectories(folder.resolve("logs/dns"));
    file("logs/dns/all.zone", ZONE);

    Outcome outcome =
        Outcome.of(
            "nightly",
            "--logs",
            folder.resolve("logs").toString(),
            "--all-days",
            "--reports",
            reports());

    assertThat(outcome.out()).contains("DNS confirms: corp.example did not exist on 22 November");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--domains | two words here\\n | domains:1: found \"two words here\"; expected a domain",
        "--domains | a\\tb\\n | domains:1: found",
        "--selectors | good.example\\n | domains:1: found \"good.example\"; expected a domain, a tab",
        "--hosts | mx.example\\n | domains:1: found \"mx.example\"; expected an internet address",
      })
  void a_bad_line_is_named_with_what_was_expected(String option, String text, String told)
      throws IOException {
    Path bad = file("domains", text.replace("\\n", "\n").replace("\\t", "\t"));
    Outcome outcome = Outcome.of("snapshot", option, bad.toString(), "--reports", reports());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("fivefifty: ").contains(told);
    assertThat(outcome.errLines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dns | zone:/no/such/file | There is no zone file '/no/such/file'",
        "--dns | 127.0.0.1:0 | '127.0.0.1:0' names no DNS server; expected system, HOST[:PORT]",
        "--dns | 127.0.0.1:99999 | names no DNS server",
        "--blocklist | no zone | 'no zone' is no zone; expected a name such as bl.spamcop.net",
        "--sending-ip | mx.example | 'mx.example' is no internet address",
        "--sending-ip | 10.0.0.1 | is an address inside a house",
        "--dns-deadline | 0 | 0 s is no time to ask anything",
        "--domains | /no/such/file | There is no file /no/such/file",
      })
  void wrong_use_is_told_in_one_line(String option, String value, String told) {
    Outcome outcome = Outcome.of("snapshot", option, value, "--reports", reports());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.errLines()).hasSize(1);
    assertThat(outcome.err()).startsWith("fivefifty: ").contains(told);
  }

  @Test
  void a_zone_file_with_a_mistake_is_named_with_its_line() throws IOException {
    Path zone =
        file("bad.zone", "good.example. 60 IN A 192.0.2.1\ngood.example. 60 IN A nonsense\n");
    Outcome outcome = Outcome.of("snapshot", "--dns", "zone:" + zone, "--reports", reports());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("bad.zone:2: ", "; expected a master file");
  }
}
