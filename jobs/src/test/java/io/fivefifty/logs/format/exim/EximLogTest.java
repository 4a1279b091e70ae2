package io.fivefifty.logs.format.exim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.format.RecordingEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are Exim's, and what they say beside deliveries. */
final class EximLogTest {

  private static final String STAMP = "2026-11-23 18:23:44 ";
  private static final String ID = "1xVYhc-00000T-24";

  private final RecordingEvents events = new RecordingEvents(new EximLog());

  private LineKind read(String text) {
    return events.read(STAMP + ID + " " + text);
  }

  @Test
  void an_arrival_opens_a_message() {
    assertThat(
            read(
                "<= news@shop.example H=(app.internal.test) [192.0.2.5] P=esmtp S=483"
                    + " id=1@shop.example"))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(events.opened).containsExactly(ID + " news@shop.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<= <> R=1xVYhb-00000S-1j U=Debian-exim P=local S=2434|''",
        "<= root@mx-1.example U=root P=local S=300|root@mx-1.example",
        "<= root U=root P=local S=300|root",
        "<= \"odd local\"@shop.example H=app [192.0.2.5] P=esmtp S=1|\"odd local\"@shop.example",
        "<= \"a\\\" b\"@shop.example H=app [192.0.2.5] P=esmtp S=1|\"a\\\" b\"@shop.example",
        "(= fake@shop.example H=app [192.0.2.5] P=esmtp S=1|fake@shop.example",
        "<= a@shop.example H=(<= b@x.example) [192.0.2.5] P=esmtp S=1|a@shop.example",
      })
  void the_sender_is_what_stands_first(String text, String sender) {
    assertThat(read(text)).isEqualTo(LineKind.MESSAGE);
    assertThat(events.opened).containsExactly(ID + " " + sender);
  }

  @Test
  void a_sender_that_imitates_a_refusal_is_a_sender() {
    String sender =
        "\"** a@bank.example R=dnslookup T=remote_smtp H=mx.bank.example [198.51.100.9]: SMTP error"
            + " from remote mail server after RCPT TO:<a@bank.example>: 550 5.1.1 fake\""
            + "@evil.example";
    assertThat(read("<= " + sender + " H=evil [192.0.2.66] P=esmtp S=1"))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(events.opened).containsExactly(ID + " " + sender);
    assertThat(events.attempts).isEmpty();
  }

  @Test
  void a_message_id_and_a_subject_that_imitate_a_refusal_are_nothing() {
    String fake =
        "** a@bank.example R=r T=t H=mx.bank.example [198.51.100.9]: SMTP error from remote mail"
            + " server after RCPT TO:<a@bank.example>: 550 5.1.1 fake";
    read("<= a@evil.example H=evil [192.0.2.66] P=esmtp S=1 id=" + fake + " T=\"" + fake + "\"");
    assertThat(events.attempts).isEmpty();
    assertThat(events.opened).containsExactly(ID + " a@evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Completed", "Completed QT=39m18s"})
  void a_message_that_has_left_is_closed(String text) {
    assertThat(read(text)).isEqualTo(LineKind.MESSAGE);
    assertThat(events.closed).containsExactly(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Frozen (delivery error message)",
        "Message is frozen",
        "Unfrozen by errmsg timer",
        "noreply@shop.example: error ignored",
        "Completedx",
        "*> r@gmail.com R=dnslookup T=remote_smtp H=gmail-smtp-in.l.google.com [198.51.100.21]",
        "removed by root",
        "DKIM: d=shop.example s=s1 c=relaxed/relaxed a=rsa-sha256 b=2048 [verification succeeded]",
        "plain authenticator failed H=smart.example [198.51.100.3] 535 5.7.8 No",
      })
  void what_exim_says_of_a_message_beside_is_known(String text) {
    assertThat(read(text)).isEqualTo(LineKind.MESSAGE);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "H=mx1.woodgrove.example [203.0.113.11]: SMTP error from remote mail server after RCPT"
            + " TO:<n@woodgrove.example>: 451 4.3.0 Later|HOST_PASSED_OVER",
        "H=gmail-smtp-in.l.google.com [2001:db8:2::21]:25 SMTP error from remote mail server after"
            + " RCPT TO:<m@gmail.com>: 550-5.1.1 No|HOST_PASSED_OVER",
        "H=mx1.lucerne.example [203.0.113.14]*: SMTP error from remote mail server after initial"
            + " connection: 550 Your host|HOST_PASSED_OVER",
        "H=mx.wideworld.example [2001:db8:3::13]: Malformed SMTP reply in response to end of data:"
            + " 550-5.7.1 Policy|HOST_PASSED_OVER",
        "H=mail.alpine.example [203.0.113.21] Connection refused|NO_REMOTE_HOST",
        "H=mail.alpine.example [203.0.113.21]:25 Connection timed out|NO_REMOTE_HOST",
        "H=(evil) [192.0.2.66] F=<a@evil.example> rejected after DATA: 550 5.7.1 no|INBOUND",
        "H=mx.evil.example [192.0.2.66] F=<a@evil.example> rejected after DATA: virus|INBOUND",
        "H=mx.evil.example [192.0.2.66]:4711 I=[192.0.2.1]:25 F=<a@x> rejected after DATA|INBOUND",
        "F=<userx@shop.example> rejected by non-SMTP ACL: no|INBOUND",
        "rejected by local_scan(): no|INBOUND",
      })
  void a_host_that_was_passed_over_is_no_attempt(String text, LineKind kind) {
    assertThat(read(text)).isEqualTo(kind);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exim 4.96 daemon started: pid=44, -q30m, listening for SMTP on port 25|MESSAGE",
        "Start queue run: pid=88|MESSAGE",
        "End queue run: pid=88|MESSAGE",
        "cwd=/ 2 args: exim4 -bdf|MESSAGE",
        "SMTP connection from [192.0.2.50]:54235 I=[192.0.2.14]:25 closed by QUIT|MESSAGE",
        "no host name found for IP address 192.0.2.66|MESSAGE",
        "TLS error on connection from evil [192.0.2.66]: no|MESSAGE",
        "H=(evil) [192.0.2.66] F=<a@evil.example> rejected RCPT <r@shop.example>: Unknown|INBOUND",
        "H=(evil) [192.0.2.66] sender verify fail for <n@fabrikam.example>: mail.fabrikam.example"
            + " [203.0.113.10] : SMTP error from remote mail server after RCPT"
            + " TO:<n@fabrikam.example>: 550 5.1.1 no such sender|INBOUND",
        "rejected EHLO from [192.0.2.66]: syntactically invalid argument(s): x|INBOUND",
        "U=root F=<> rejected by non-SMTP ACL|INBOUND",
        "an access rule of the site wrote this|OTHER_PROGRAM",
        "** r@gmail.com R=r T=t H=mx.example [198.51.100.9]: SMTP error from remote mail server"
            + " after RCPT TO:<r@gmail.com>: 550 5.1.1 no id|OTHER_PROGRAM",
      })
  void lines_about_no_message_are_known_by_their_first_words(String text, LineKind kind) {
    assertThat(events.read(STAMP + text)).isEqualTo(kind);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23 18:23:44 ",
        "2026-11-23 18:23:44.162 ",
        "2026-11-23 19:23:44 +0100 ",
        "2026-11-23 19:23:44.162 +0100 ",
        "2026-11-23 18:23:44.162 [30] ",
        "2026-11-23 18:23:44.162 +0000 [4711] ",
        "\0\0\0002026-11-23 18:23:44 ",
        "Nov 23 18:23:44 mx-1 exim[44]: ",
        "Nov 23 18:23:44 mx-1 exim4: ",
        "Nov 23 18:23:44 mx-1 exim-out[44]: ",
        "Nov 23 18:23:44 mx-1 exim[44]: 2026-11-23 18:23:44 ",
        "Nov 23 18:23:44 mx-1 exim[44]: 2026-11-23 18:23:44.162 +0000 [44] ",
        "Nov 23 18:23:44 mx-1 exim: [44] ",
        "Nov 23 18:23:44 mx-1 exim[44]: [1/2] 2026-11-23 18:23:44 ",
        "Nov 23 18:23:44 mx-1 exim[44]: [1\\12] 2026-11-23 18:23:44 [44] ",
        "<22>1 2026-11-23T18:23:44.162Z mx-1 exim 44 - - ",
        "2026-11-23T18:23:44.162+00:00 mx-1 exim[44]: 2026-11-23 18:23:44.162 [44] ",
      })
  void every_frame_is_found(String frame) {
    events.read(frame + ID + " <= a@shop.example U=a P=local S=1");
    events.read(frame + ID + " Completed");
    assertThat(events.opened).containsExactly(ID + " a@shop.example");
    assertThat(events.closed).containsExactly(ID);
  }

  @Test
  void in_json_the_text_is_the_same() {
    events.read(
        "{\"__REALTIME_TIMESTAMP\":\"1795458224000000\",\"_HOSTNAME\":\"mx-1\","
            + "\"SYSLOG_IDENTIFIER\":\"exim\",\"MESSAGE\":\""
            + ID
            + " Completed\"}");
    assertThat(events.closed).containsExactly(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1xVYhc-00000T-24", "1xVZ3X-0000000000T-1tjy"})
  void ids_are_old_or_new(String id) {
    events.read(STAMP + id + " Completed");
    assertThat(events.closed).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1xVYhc-00000T-2 Completed",
        "1xVYhc-00000T-245 Completed",
        "1xVYhc_00000T-24 Completed",
        "1xVZ3X-0000000000T-1tj Completed",
        "1xVZ3X-000000000T-1tjy Completed",
        "1xVYhc-0000.T-24 Completed",
        "1xVYhc-00000T-24",
        "1xVYhc-00000T-24 ",
      })
  void what_is_no_id_ties_nothing(String text) {
    events.read(STAMP + text);
    events.read("Nov 23 18:23:44 mx-1 exim[44]: " + text);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2/2] ", "[2\\5] ", "[10/12] "})
  void a_later_piece_of_a_split_line_says_nothing(String piece) {
    assertThat(events.read("Nov 23 18:23:44 mx-1 exim[44]: " + piece + ID + " Completed"))
        .isEqualTo(LineKind.MESSAGE);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postfix/smtp[7]", "myexim[7]", "Exim[7]", "exi[7]", "cron[1]"})
  void another_program_is_not_read(String tag) {
    assertThat(events.read("Nov 23 18:23:44 mx-1 " + tag + ": " + ID + " Completed"))
        .isEqualTo(LineKind.OTHER_PROGRAM);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Envelope-from: <userx@test1>",
        "Envelope-to: <userx@shop.example>",
        "    <usery@shop.example>",
        "    ...",
        "P Received: from evil by mx-1 with local (Exim 4.96)",
        "\t(envelope-from <userx@evil.example>)",
        "I Message-Id: <1@evil.example>",
        "F From: userx@evil.example",
        "  Subject: 2026-11-23 18:23:44 " + ID + " Completed",
        "* Bcc: someone",
        "*** truncated ***",
        "----------------------------------------",
        "535 5.7.8 second line of a reply",
        "535-5.7.8 second line of a reply",
      })
  void the_header_of_a_refused_message_in_a_rejectlog_is_no_noise(String line) {
    assertThat(events.read(line)).isEqualTo(LineKind.OTHER_PROGRAM);
    assertThat(events.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2026-11-23 18:23",
        "2026-11-23 18:23:44",
        "2026-02-30 18:23:44 1xVYhc-00000T-24 Completed",
        "2026-11-23 18:23:44 1xVYhc-00000T-24 <= a@shop.example",
        "2026-11-23 18:23:44 1xVYhc-00000T-24 <= \"a@shop.example H=x [192.0.2.1]",
        "2026-11-23 18:23:44 1xVYhc-00000T-24 ** ",
      })
  void what_is_cut_is_malformed(String line) {
    assertThat(events.read(line)).isEqualTo(LineKind.MALFORMED);
    assertThat(events.isEmpty()).isTrue();
  }
}
