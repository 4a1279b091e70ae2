package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Observation.Signature;
import io.fivefifty.logs.format.exim.EximLog;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignaturesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String ADDED = "DKIM-Signature field added (s=s2026a, d=shop.example)";
  private static final Signature ONE = new Signature(DAY, "shop.example", "s2026a", 1);

  private static final Signature ONE_HERE = new Signature(DAY, "shop.example", "s1", 1);

  private static List<Signature> in(String log) {
    return Scans.only(Signature.class, Scans.whole(log));
  }

  private static String line(String tag, String text) {
    return "Nov 23 10:00:00 mx-1 " + tag + ": " + text + "\n";
  }

  private static String signed(String selector, String domain) {
    return line(
        "opendkim[7]",
        "AAAA01: " + ADDED.replace("s2026a", selector).replace("shop.example", domain));
  }

  @Test
  void rfc_3164_is_read() {
    assertThat(in(line("opendkim[7]", "AAAA01: " + ADDED))).containsExactly(ONE);
    assertThat(in(line("opendkim", "4ZbcXY1zQmz9pF: " + ADDED))).containsExactly(ONE);
  }

  @Test
  void rfc_5424_is_read() {
    assertThat(in("<22>1 2026-11-23T10:00:00Z mx-1 opendkim 7 - - AAAA01: " + ADDED + "\n"))
        .containsExactly(ONE);
  }

  @Test
  void json_is_read() {
    assertThat(
            in(
                "{\"__REALTIME_TIMESTAMP\":\"1795428000000000\",\"_HOSTNAME\":\"mx-1\","
                    + "\"SYSLOG_IDENTIFIER\":\"opendkim\",\"_PID\":\"7\","
                    + "\"MESSAGE\":\"AAAA01: "
                    + ADDED
                    + "\"}\n"))
        .containsExactly(ONE);
  }

  @Test
  void an_instance_of_another_name_is_read() {
    assertThat(in(line("opendkim-customers[7]", "AAAA01: " + ADDED))).containsExactly(ONE);
  }

  @Test
  void signatures_of_a_key_are_counted_whatever_its_capitals() {
    assertThat(
            in(
                signed("s1", "shop.example")
                    + signed("S1", "SHOP.example")
                    + signed("s2", "shop.example")
                    + signed("s1", "other.example")))
        .containsExactlyInAnyOrder(
            new Signature(DAY, "shop.example", "s1", 2),
            new Signature(DAY, "shop.example", "s2", 1),
            new Signature(DAY, "other.example", "s1", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postfix/smtp[7]",
        "postfix/opendkim[7]",
        "myopendkim[7]",
        "opendkimx[7]",
        "OpenDKIM[7]",
        "opendki[7]"
      })
  void another_program_does_not_count(String tag) {
    assertThat(in(line(tag, "AAAA01: " + ADDED))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DKIM-Signature field added (s=s1, d=shop.example)",
        ": DKIM-Signature field added (s=s1, d=shop.example)",
        "AAAA01 DKIM-Signature field added (s=s1, d=shop.example)",
        "AAAA01: x: DKIM-Signature field added (s=s1, d=shop.example)",
        "AAAA01: mail of <\"AAAA02: DKIM-Signature field added (s=s1, d=shop.example)",
        "AAAA01: DKIM-Signature field added (s=s1, d=shop.example) to it",
        "AAAA01: DKIM-Signature field added (s=s1, d=shop.example",
        "AAAA01: DKIM-Signature field added (s=s1)",
        "AAAA01: DKIM-Signature field added (s=, d=shop.example)",
        "AAAA01: DKIM-Signature field added (s=s1, d=)",
        "AAAA01: DKIM-Signature field added (s=s 1, d=shop.example)",
        "AAAA01: DKIM-Signature field added (s=s1, d=shop.example, x=y)",
        "AAAA01: DKIM-Signature field added (s=s1, d=é.example)",
        "AAAA01: DKIM verification successful (s=s1, d=shop.example)",
        "AAAA01: DKIM-Signature field added (s=",
        "AAAA01",
        "",
      })
  void other_words_do_not_count(String text) {
    assertThat(in(line("opendkim[7]", text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {241, 242, 250, 256, 300, 319, 400, 5_000})
  void a_key_that_dns_cannot_hold_does_not_count(int length) {
    assertThat(in(signed("s1", "d".repeat(length - 2)))).hasSize(length == 241 ? 1 : 0);
    assertThat(in(signed("s".repeat(length - 3), "d.x"))).hasSize(length == 241 ? 1 : 0);
  }

  private static String dkimpy(String text) {
    return line("dkimpy-milter[7]", text);
  }

  @Test
  void dkimpy_milter_is_read() {
    assertThat(
            in(
                dkimpy("4ZbcXY1zQmz9pF: rsa-sha256 DKIM signature added (s=s1 d=shop.example)")
                    + dkimpy("AAAA01: ed25519-sha256 DKIM signature added (s=s2 d=shop.example)")))
        .containsExactlyInAnyOrder(ONE_HERE, new Signature(DAY, "shop.example", "s2", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa-sha256 DKIM signature added (s=s1 d=shop.example)",
        "AAAA01: DKIM signature added (s=s1 d=shop.example)",
        "AAAA01: rsa DKIM signature added (s=s1 d=shop.example)",
        "AAAA01: rsa- DKIM signature added (s=s1 d=shop.example)",
        "AAAA01: rsa-sha256 DKIM signature added (s=s1, d=shop.example)",
        "AAAA01: rsa-sha256 DKIM signature added (s=s1 d=shop.example",
        "AAAA01: rsa-sha256 DKIM signature added (s=s1)",
        "Subject: rsa-sha256: AAAA01: rsa-sha256 DKIM signature added (s=s1 d=shop.example)",
        "From: \"rsa-sha256 DKIM signature added (s=s1 d=shop.example)\" <a@evil.example>)",
        "AAAA01: rsa-sha256",
        "AAAA01: ",
        "AAAA01:",
      })
  void other_words_of_dkimpy_milter_do_not_count(String text) {
    assertThat(in(dkimpy(text))).isEmpty();
  }

  private static String rspamd(String id, String symbols) {
    return line(
        "rspamd[7]",
        "<8ebb83>; task; rspamd_task_write_log: id: <"
            + id
            + ">, qid: <4ZbcXY1zQmz9pF>, ip: 192.0.2.50, from: <news@shop.example>, (default: F (no"
            + " action): [-0.10/15.00] ["
            + symbols
            + "]), len: 1523, time: 40.100ms, dns req: 0, digest: <5f>, rcpts: <r@gmail.com>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DKIM_SIGNED(0.00){shop.example:s=s1;}",
        "MIME_GOOD(-0.10){text/plain;},DKIM_SIGNED(0.00){shop.example:s=s1;}",
        "DKIM_SIGNED(0.00){shop.example:s=s1;},MIME_TRACE(0.00){0:+;}",
        "ARC_SIGNED(0.00){shop.example:s=s9:i=1;},DKIM_SIGNED(0.00){shop.example:s=s1;}",
      })
  void rspamd_is_read(String symbols) {
    assertThat(in(rspamd("1@shop.example", symbols))).containsExactly(ONE_HERE);
  }

  @Test
  void rspamd_may_sign_with_several_keys() {
    assertThat(
            in(
                rspamd(
                    "1@shop.example",
                    "DKIM_SIGNED(0.00){shop.example:s=s1;shop.example:s=s2;esp.example:s=e;...;}")))
        .containsExactlyInAnyOrder(
            ONE_HERE,
            new Signature(DAY, "shop.example", "s2", 1),
            new Signature(DAY, "esp.example", "e", 1));
  }

  @Test
  void a_message_with_many_keys_has_its_first_eight_counted() {
    StringBuilder options = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      options.append("shop.example:s=s").append(i).append(';');
    }
    assertThat(in(rspamd("1@shop.example", "DKIM_SIGNED(0.00){" + options + "}"))).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1@x.example>, (default: F (no action): [0/15] [DKIM_SIGNED(0.00){evil.example:s=s1;}]), <",
        ",DKIM_SIGNED(0.00){evil.example:s=s1;}@x.example",
      })
  void a_message_id_that_imitates_a_signature_does_not_count(String id) {
    assertThat(in(rspamd(id, "MIME_GOOD(-0.10){text/plain;}"))).isEmpty();
  }

  @Test
  void a_symbol_that_imitates_a_signature_hides_it_but_is_not_counted() {
    String fake = "SUBJ(0.00){,DKIM_SIGNED(0.00){evil.example:s=s1;};}";
    assertThat(in(rspamd("1@x.example", fake + ",DKIM_SIGNED(0.00){shop.example:s=s1;}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<8ebb83>; task; rspamd_message_parse: loaded message; id: <[DKIM_SIGNED(0.00){a.b:s=c;}>",
        "<8ebb83>; task; rspamd_message_parse: x; rspamd_task_write_log: id: <>, (default: F (x):"
            + " [0/15] [DKIM_SIGNED(0.00){a.b:s=c;}]), len: 1",
        "rspamd_task_write_log: id: <>, (default: F (x): [0/15] [DKIM_SIGNED(0.00){a.b:s=c;}])",
        "<8ebb83>; task; rspamd_task_write_log: id: <>, (default: F (x): [0/15] [XDKIM_SIGNED(0){a"
            + ".b:s=c;}])",
        "<8ebb83>; task; rspamd_task_write_log: id: <>, (default: F (x): [0/15] [DKIM_SIGNED(0",
        "<8ebb83>; task; rspamd_task_write_log: id: <>, (default: F (x): [0/15] [DKIM_SIGNED(0){a",
        "<8ebb83>; task; rspamd_task_write_log: id: <",
        "<8ebb83>; task",
        "<",
      })
  void other_words_of_rspamd_do_not_count(String text) {
    assertThat(in(line("rspamd[7]", text))).isEmpty();
  }

  @Test
  void keys_that_exim_tells_on_its_own_lines_are_counted() {
    String delivered =
        "2026-11-23 10:00:00 1xVYhc-00000T-24 => r@gmail.com R=dnslookup T=remote_smtp"
            + " H=gmail-smtp-in.l.google.com [198.51.100.21] DKIM=shop.example:s1\n";

    assertThat(Scans.only(Signature.class, Scans.whole(delivered, new EximLog())))
        .containsExactly(ONE_HERE);
  }

  @Test
  void only_the_days_asked_for_are_told() {
    String log = signed("s1", "shop.example") + signed("s1", "shop.example").replace("23 ", "24 ");
    ScanSettings second =
        new ScanSettings(
            ReplyCodes.parse("550"), new Days(DAY.plusDays(1), DAY.plusDays(1)), ZoneOffset.UTC);

    assertThat(Scans.only(Signature.class, Scans.whole(log, second)))
        .containsExactly(new Signature(DAY.plusDays(1), "shop.example", "s1", 1));
  }

  @Test
  void a_day_is_that_of_the_runs_zone() {
    ScanSettings inNewYork =
        new ScanSettings(ReplyCodes.parse("550"), Days.ALL, ZoneId.of("America/New_York"));
    String log = "2026-11-23T00:30:00Z mx-1 opendkim[7]: AAAA01: " + ADDED + "\n";

    assertThat(Scans.only(Signature.class, Scans.whole(log, inNewYork)))
        .extracting(Signature::day)
        .containsExactly(DAY.minusDays(1));
  }

  @Test
  void days_are_counted_apart_in_whatever_order_they_come() {
    String first = signed("s1", "shop.example");
    String second = first.replace("23 ", "24 ");

    assertThat(in(first + second + first + second + second))
        .filteredOn(signature -> signature.day().equals(DAY))
        .extracting(Signature::signatures)
        .containsExactly(1L, 1L);
    assertThat(in(first + second + first + second + second))
        .filteredOn(signature -> !signature.day().equals(DAY))
        .extracting(Signature::signatures)
        .containsExactly(1L, 2L);
  }

  @Test
  void more_keys_than_the_table_holds_are_all_told() {
    int keys = (1 << 16) + 10;
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < keys; i++) {
      log.append(signed("s" + i, "shop.example"));
    }
    log.append(signed("s0", "shop.example"));

    List<Signature> told = in(log.toString());

    assertThat(told).extracting(Signature::selector).hasSize(keys + 1).contains("s" + (keys - 1));
    assertThat(told.stream().mapToLong(Signature::signatures).sum()).isEqualTo(keys + 1);
  }

  @Test
  void counts_are_told_where_other_tables_are_full() {
    byte[] log =
        (signed("s1", "shop.example")
                + line("postfix/qmgr[1]", "AAAA02: " + WrittenLog.FROM.formatted("x.example"))
                + signed("s1", "shop.example"))
            .getBytes(StandardCharsets.UTF_8);

    assertThat(
            Scans.only(Signature.class, Scans.part(log, 0, log.length, Lines.LAST_WRITTEN, 1, 1)))
        .containsExactly(ONE_HERE, ONE_HERE);
  }

  @Test
  void a_signature_is_a_line_of_mail_in_the_ledger() {
    String log = signed("s1", "shop.example") + line("opendkim[7]", "started");

    assertThat(Scans.account(Scans.whole(log)).lines())
        .isEqualTo(Map.of(LineKind.MESSAGE, 1L, LineKind.OTHER_PROGRAM, 1L));
  }
}
