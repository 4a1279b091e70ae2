package io.fivefifty.logs.format.exim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Lines;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of deliveries. */
final class EximDeliveryTest {

  private static final String START = "2026-11-23 18:23:44 1xVYhc-00000T-24 ";
  private static final String HOST = "H=gmail-smtp-in.l.google.com [198.51.100.21]";
  private static final String VIA = " R=dnslookup T=remote_smtp " + HOST;
  private static final String ERROR = ": SMTP error from remote mail server after ";
  private static final String NO = "RCPT TO:<r@gmail.com>: 550 5.1.1 No such user";

  private static Attempt attempt(String text) {
    RecordingEvents events = new RecordingEvents(new EximLog());
    LineKind kind = events.read(START + text);
    assertThat(kind).as(text).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts).hasSize(1);
    return events.attempts.get(0);
  }

  private static LineKind kind(String text) {
    RecordingEvents events = new RecordingEvents(new EximLog());
    LineKind kind = events.read(START + text);
    assertThat(events.attempts).hasSize(kind == LineKind.ATTEMPT ? 1 : 0);
    return kind;
  }

  @Test
  void a_refusal_is_read_whole() {
    assertThat(
            attempt(
                "** inactive.box@gmail.com R=dnslookup T=remote_smtp H=gmail-smtp-in.l.google.com"
                    + " [2001:db8:2::21] X=TLS1.3:ECDHE_X25519:256 CV=no: SMTP error from remote"
                    + " mail server after RCPT TO:<inactive.box@gmail.com>: 550-5.2.1 The email"
                    + " account that you tried to reach is inactive.\\n550 5.2.1  https://… -"
                    + " gsmtp"))
        .isEqualTo(
            new Attempt(
                "1xVYhc-00000T-24",
                null,
                "inactive.box@gmail.com",
                "gmail-smtp-in.l.google.com",
                "2001:db8:2::21",
                -1,
                false,
                true,
                550,
                "550-5.2.1 The email account that you tried to reach is inactive.\\n550 5.2.1 "
                    + " https://… - gsmtp",
                Stage.RCPT));
  }

  @Test
  void every_log_selector_may_be_set() {
    assertThat(
            attempt(
                "** r@gmail.com F=<orders@shop.example> P=<back@shop.example> R=dnslookup"
                    + " T=remote_smtp H=gmail-smtp-in.l.google.com DS [198.51.100.21]:25*"
                    + " PRX=[192.0.2.7]:1080 I=[192.0.2.14]:56970 TFO PS=E-T-MRD-Q"
                    + " X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes"
                    + " DN=\"CN=mx.google.com, O=x: y\" : SMTP error from remote mail server after"
                    + " pipelined RCPT TO:<r@gmail.com>: 550 5.1.1 No DT=0.009s"))
        .isEqualTo(
            new Attempt(
                "1xVYhc-00000T-24",
                "orders@shop.example",
                "r@gmail.com",
                "gmail-smtp-in.l.google.com",
                "198.51.100.21",
                -1,
                false,
                true,
                550,
                "550 5.1.1 No",
                Stage.RCPT));
  }

  @Test
  void a_deferral_with_every_log_selector_is_read() {
    Attempt attempt =
        attempt(
            "== r@gmail.com R=dnslookup T=remote_smtp defer (-44) H=gmail-smtp-in.l.google.com"
                + " [198.51.100.23]:25 I=[192.0.2.14]:45282 DT=0.000s: SMTP error from remote mail"
                + " server after RCPT TO:<r@gmail.com>: 450-4.2.1 Later\\n450 4.2.1 please");
    assertThat(attempt.replyCode()).isEqualTo(450);
    assertThat(attempt.reply()).isEqualTo("450-4.2.1 Later\\n450 4.2.1 please");
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.delivered()).isFalse();
    assertThat(attempt.ip()).isEqualTo("198.51.100.23");
  }

  @Test
  void a_550_that_is_tried_again_is_not_given_up() {
    Attempt attempt =
        attempt("== r@gmail.com R=d T=t defer (0) " + HOST + ERROR + "initial connection: 550 no");
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.givenUp()).isFalse();
    assertThat(attempt.stage()).isEqualTo(Stage.CONNECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=>", "->", ">>"})
  void what_was_delivered_is_told(String marks) {
    Attempt attempt =
        attempt(
            marks
                + " r@gmail.com F=<> P=<> R=dnslookup T=remote_smtp S=2508 "
                + HOST
                + ":25 I=[192.0.2.14]:58052 L K C=\"250 2.0.0 Ok: \\\" H=x [192.0.2.9] QT=9w\""
                + " QT=1m3s DT=2s");
    assertThat(attempt.delivered()).isTrue();
    assertThat(attempt.sender()).isEmpty();
    assertThat(attempt.relay()).isEqualTo("gmail-smtp-in.l.google.com");
    assertThat(attempt.ip()).isEqualTo("198.51.100.21");
    assertThat(attempt.ageMicros()).isEqualTo(63_000_000);
    assertThat(attempt.replyCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "QT=0s,0",
    "QT=0.130s,130000",
    "QT=39m18s,2358000000",
    "QT=1w2d3h4m5s,788645000000",
    "QT=2m DT=0.002s,120000000",
    "QT=x,-1",
    "QT=1,-1",
    "QT=1y,-1",
    "C=\"250 QT=3s\",-1",
    "DT=3s,-1",
  })
  void the_time_on_the_queue_is_the_age(String tail, long micros) {
    assertThat(attempt("=> r@gmail.com" + VIA + " " + tail).ageMicros()).isEqualTo(micros);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r@gmail.com|r@gmail.com",
        "R.Upper@gmail.com <r.upper@Gmail.com>|R.Upper@gmail.com",
        "r@gmail.com <alias@shop.example>|r@gmail.com",
        "r@gmail.com (list@shop.example, other@shop.example) <all@shop.example>|r@gmail.com",
        "odd local@gmail.com <\"odd local\"@gmail.com>|odd local@gmail.com",
        "odd \"local@gmail.com <\"odd \\\"local\"@gmail.com>|odd \"local@gmail.com",
        "a <b@gmail.com <\"a <b\"@gmail.com>|a <b@gmail.com",
        "a> b: c@gmail.com <\"a> b: c\"@gmail.com>|a> b: c@gmail.com",
        "fred flint@gmail.com <\"Fred Flint\"@Gmail.com>|fred flint@gmail.com",
        "\"kept quotes\"@gmail.com|\"kept quotes\"@gmail.com",
        "r@[IPv6:2001:db8::9]|r@[IPv6:2001:db8::9]",
      })
  void the_recipient_ends_where_it_does(String text, String recipient) {
    assertThat(attempt("** " + text + VIA + ERROR + NO).recipient()).isEqualTo(recipient);
    assertThat(attempt("=> " + text + VIA).recipient()).isEqualTo(recipient);
  }

  @Test
  void a_recipient_that_imitates_a_refusal_is_a_recipient() {
    String local =
        "x@bank.example R=dnslookup T=remote_smtp H=mx.bank.example [203.0.113.9]: SMTP error from"
            + " remote mail server after RCPT TO:<x@bank.example>: 550 5.1.1 fake <\"z\"@z>";
    String quoted = "\"" + local.replace("\"", "\\\"") + "\"@evil.example";
    Attempt refused =
        attempt("** " + local + "@evil.example <" + quoted + ">" + VIA + ERROR + "DATA: 554 real");
    assertThat(refused.replyCode()).isEqualTo(554);
    assertThat(refused.relay()).isEqualTo("gmail-smtp-in.l.google.com");
    assertThat(refused.recipient()).isEqualTo(local + "@evil.example");

    assertThat(kind("** " + local + "@evil.example <" + quoted + ">: Unrouteable address"))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(kind("=> " + local + "@evil.example <" + quoted + "> R=local T=mail_spool"))
        .isEqualTo(LineKind.LOCAL);
  }

  @Test
  void a_sender_in_the_command_that_imitates_a_reply_is_no_reply() {
    Attempt attempt =
        attempt(
            "** r@gmail.com F=<\"> H=x [192.0.2.1]: SMTP error\"@evil.example>"
                + VIA
                + ERROR
                + "pipelined MAIL FROM:<\">: 550 5.1.1 fake\"@evil.example> SIZE=1391: 553 real");
    assertThat(attempt.replyCode()).isEqualTo(553);
    assertThat(attempt.stage()).isEqualTo(Stage.MAIL);
    assertThat(attempt.sender()).isEqualTo("\"> H=x [192.0.2.1]: SMTP error\"@evil.example");
  }

  @Test
  void a_reply_that_imitates_a_line_is_a_reply() {
    String text =
        "554 no\\n2026-11-23 18:23:44 1xVYhc-00000T-25 ** a@b R=r T=t H=x [203.0.113.9]: SMTP"
            + " error from remote mail server after RCPT TO:<a@b>: 550 fake";
    Attempt attempt = attempt("** r@gmail.com" + VIA + ERROR + "end of data: " + text);
    assertThat(attempt.replyCode()).isEqualTo(554);
    assertThat(attempt.reply()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initial connection|CONNECT",
        "EHLO mx-1.shop.example|EHLO",
        "EHLO [IPv6:2001:db8::1]|EHLO",
        "HELO mx-1.shop.example|EHLO",
        "MAIL FROM:<a@shop.example> SIZE=1483|MAIL",
        "pipelined MAIL FROM:<> SIZE=1483 BODY=8BITMIME|MAIL",
        "RCPT TO:<r@gmail.com>|RCPT",
        "pipelined RCPT TO:<r@gmail.com>|RCPT",
        "DATA|DATA",
        "pipelined DATA|DATA",
        "end of data|END_OF_DATA",
        "sending data block|END_OF_DATA",
        "pipelined end of data|",
        "STARTTLS|",
        "AUTH PLAIN ****|",
      })
  void every_stage_is_told(String command, @Nullable Stage stage) {
    Attempt attempt = attempt("** r@gmail.com" + VIA + ERROR + command + ": 550 5.7.1 No");
    assertThat(attempt.stage()).isEqualTo(stage);
    assertThat(attempt.reply()).isEqualTo("550 5.7.1 No");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ": SMTP error from remote mail server after RCPT TO:<r@gmail.com>: 550 5.1.1 No",
        " : SMTP error from remote mail server after RCPT TO:<r@gmail.com>: 550 5.1.1 No",
        ": SMTP error from remote host after RCPT TO:<r@gmail.com>: 550 5.1.1 No",
        ": SMTP error from remote mailer after RCPT TO:<r@gmail.com>: host"
            + " gmail-smtp-in.l.google.com [198.51.100.21]: 550 5.1.1 No",
        " : PRDR error after DATA: 550 5.1.1 No",
        " : Malformed SMTP reply in response to RCPT TO:<r@gmail.com>: 550 5.1.1 No",
        ": Remote host closed connection in response to HELO me (EHLO response was: 550 5.1.1 No)",
      })
  void a_reply_is_found_however_it_is_told(String message) {
    Attempt attempt = attempt("** r@gmail.com" + VIA + message);
    assertThat(attempt.replyCode()).isEqualTo(550);
    assertThat(attempt.reply()).isEqualTo("550 5.1.1 No");
    assertThat(attempt.relay()).isEqualTo("gmail-smtp-in.l.google.com");
  }

  @Test
  void until_exim_4_82_the_host_stands_in_the_message() {
    Attempt attempt =
        attempt(
            "== r@gmail.com R=dnslookup T=remote_smtp defer (-44): SMTP error from remote mail"
                + " server after RCPT TO:<r@gmail.com>: host gmail-smtp-in.l.google.com"
                + " [198.51.100.21]: 450 4.2.1 Later");
    assertThat(attempt.relay()).isEqualTo("gmail-smtp-in.l.google.com");
    assertThat(attempt.ip()).isEqualTo("198.51.100.21");
    assertThat(attempt.replyCode()).isEqualTo(450);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "== r@gmail.com R=d T=t defer (-18) "
            + HOST
            + ": Remote host closed connection in response to initial connection",
        "== r@gmail.com R=d T=t defer (110): Connection timed out "
            + HOST
            + ": SMTP timeout after end of data (1000 bytes written)",
        "** r@gmail.com R=d T=t "
            + HOST
            + " : Connection timed out : SMTP timeout after RCPT TO:<r@gmail.com>",
        "== r@gmail.com R=d T=t defer (-37) " + HOST + ": TLS session: (handshake): no",
        "== r@gmail.com R=d T=t defer (-38) "
            + HOST
            + ": a TLS session is required, but the server did not offer TLS support",
        "== r@gmail.com R=d T=t defer (-19) "
            + HOST
            + ": Malformed SMTP reply (an empty line) in response to pipelined DATA",
        "** r@gmail.com R=d T=t " + HOST + ERROR + "RCPT TO:<r@gmail.com>: no code",
      })
  void a_host_that_was_reached_and_said_nothing_is_an_attempt_without_reply(String text) {
    Attempt attempt = attempt(text);
    assertThat(attempt.replyCode()).isZero();
    assertThat(attempt.ip()).isEqualTo("198.51.100.21");
    assertThat(attempt.stage()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "** x@no-such.example: Unrouteable address",
        "** x@no-such.example : Unrouteable address",
        "** x@alpine.example: retry timeout exceeded",
        "** x@alpine.example R=dnslookup T=remote_smtp: retry timeout exceeded",
        "** x@nullmx.example <X@nullmx.example>: an MX or SRV record indicated no SMTP service",
        "** x@a.example R=r1 T=t1 : all hosts for 'a.example' have been failing for a long time"
            + " (and retry time not reached)",
        "** x@a.example R=dnslookup: all relevant MX records point to non-existent hosts",
        "** x@a.example R=r9 T=t1 : Connection refused",
        "== x@a.example R=dnslookup T=remote_smtp defer (111): Connection refused",
        "== x@a.example R=dnslookup T=remote_smtp defer (111): Connection refused DT=0.000s",
        "== x@a.example R=dnslookup T=remote_smtp defer (110): Connection timed out " + HOST,
        "== x@a.example R=dnslookup T=remote_smtp defer (-53): retry time not reached for any host",
        "== x@a.example routing defer (-51): retry time not reached",
        "== x@a.example R=dnslookup defer (-1): host lookup did not complete",
        "** x@a.example R=r3 : SMTP error, it says, 550 5.1.1",
      })
  void where_no_host_was_reached_there_was_no_attempt(String text) {
    assertThat(kind(text)).isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=> jane <jane@shop.example> R=local_user T=mail_spool",
        "=> /home/jane/Mail/inbox <jane@shop.example> R=userforward T=address_file",
        "=> |/usr/bin/vacation -a jane <jane@shop.example> R=f T=address_pipe",
        "=> jane@shop.example R=dovecot T=lmtp C=\"250 2.0.0 H=x [198.51.100.9] Saved\"",
        "=> jane@shop.example R=lists T=mailman H=localhost",
        "=> blackhole (DATA ACL discarded recipients): no",
        "=> discarded (system filter)",
        "** jane@shop.example R=smartuser T=lmtp : LMTP error after RCPT TO:<jane@shop.example>:"
            + " 550 unknown",
        "== |/bin/false <jane@shop.example> R=f T=address_pipe defer (0): pipe failed",
      })
  void mailboxes_of_this_host_are_local(String text) {
    assertThat(kind(text)).isEqualTo(LineKind.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=> r@gmail.com R=filter T=filter_smtp H=127.0.0.1 [127.0.0.1] C=\"250 OK id=1\"",
        "** r@gmail.com R=filter T=filter_smtp H=127.0.0.1 [127.0.0.1]"
            + ERROR
            + "end of data: 550 5.7.1 Virus",
        "== r@gmail.com R=s T=t defer (-44) H=relay.internal.test [10.0.0.7]"
            + ERROR
            + "RCPT TO:<r@gmail.com>: 450 no",
        "** r@gmail.com R=s T=t H=relay.internal.test [fd00::7]: SMTP error from remote mail server"
            + " after end of data: 550 no",
      })
  void a_hop_inside_the_house_is_no_attempt(String text) {
    assertThat(kind(text)).isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void bytes_that_are_not_ascii_are_decoded() {
    Attempt attempt =
        attempt(
            "** r@gmail.com F=<a@shop.example>"
                + VIA
                + ERROR
                + "RCPT TO:<r@gmail.com>: 550-5.1.1 Bo\\303\\256te pleine\\n550 5.1.1 \\342\\202"
                + "\\254 \\033 \\3 \\38 C:\\new");
    assertThat(attempt.reply())
        .isEqualTo("550-5.1.1 Boîte pleine\\n550 5.1.1 € \\033 \\3 \\38 C:\\new");
    assertThat(attempt.id()).isEqualTo("1xVYhc-00000T-24");
    assertThat(attempt.sender()).isEqualTo("a@shop.example");
    assertThat(attempt.recipient()).isEqualTo("r@gmail.com");
    assertThat(attempt.relay()).isEqualTo("gmail-smtp-in.l.google.com");
    assertThat(attempt.ip()).isEqualTo("198.51.100.21");
  }

  @Test
  void every_cut_is_survived() {
    String line =
        START
            + "** a b@gmail.com (p@x.example) <\"a b\"@gmail.com> F=<\"q\\\"\"@shop.example> P=<>"
            + " R=d T=t H=mx.example DS [198.51.100.21]:25* I=[192.0.2.1]:9 DN=\"CN=x\" : SMTP"
            + " error from remote mail server after pipelined MAIL FROM:<\"q\\\"\"@shop.example>"
            + " SIZE=1: host mx.example [198.51.100.21]: 550-5.1.1 \\303\\251 (x)\\n550 5 DT=1m3s";
    String deferred =
        START
            + "== a@b R=d T=t defer (110): Connection timed out H=mx.example [198.51.100.21]:"
            + " Remote host closed connection in response to HELO x (EHLO response was: 550 x)";
    String delivered = START + "=> a@b R=d T=t H=mx.example [198.51.100.21] DKIM=d:s:e:t QT=1s";
    for (String whole : List.of(line, deferred, delivered)) {
      for (int end = 0; end <= whole.length(); end++) {
        new RecordingEvents(new EximLog()).read(whole.substring(0, end));
      }
    }
  }

  private static String signed(String text) {
    List<String> signed = new ArrayList<>();
    Line line = Lines.of(START + text);
    EximLog format = new EximLog();
    assertThat(format.frame(line, Lines.dress())).isTrue();
    format.read(
        line,
        new MailEvents() {
          @Override
          public void opened(Line l, int idStart, int idEnd, int start, int end) {}

          @Override
          public void closed(Line l, int idStart, int idEnd) {}

          @Override
          public void attempted(Line l, Delivery delivery) {}

          @Override
          public void signed(Line l, int domain, int domainEnd, int selector, int selectorEnd) {
            signed.add(l.text(domain, domainEnd) + " " + l.text(selector, selectorEnd));
          }
        });
    return String.join(",", signed);
  }

  @Test
  void keys_that_exim_signs_with_are_told() {
    assertThat(signed("=> r@gmail.com" + VIA + " X=TLS1.3:x:256 CV=no K DKIM=shop.example:s1"))
        .isEqualTo("shop.example s1");
    assertThat(signed("=> r@gmail.com" + VIA + " DKIM=shop.example:s1:shop.example:s2 C=\"250\""))
        .isEqualTo("shop.example s1,shop.example s2");
  }

  @Test
  void a_recipient_behind_the_first_is_no_further_signature() {
    assertThat(signed("-> r@gmail.com" + VIA + " DKIM=shop.example:s1")).isEmpty();
  }

  @Test
  void what_others_write_is_no_signature() {
    assertThat(signed("=> r@gmail.com" + VIA + " DN=\"CN=x DKIM=evil.example:s1\" K")).isEmpty();
    assertThat(signed("=> r@gmail.com" + VIA + " C=\"250 DKIM=evil.example:s1\"")).isEmpty();
    assertThat(signed("** r@gmail.com" + VIA + ERROR + "DATA: 550 DKIM=evil.example:s1")).isEmpty();
  }

  @Test
  void a_list_of_keys_that_was_cut_loses_its_last() {
    String first = "shop.example:" + "s".repeat(60);
    String second = "shop.example:" + "t".repeat(128 - first.length() - 14);
    assertThat(signed("=> r@gmail.com" + VIA + " DKIM=" + first + ":" + second))
        .isEqualTo(first.replace(':', ' '));
  }

  @Test
  void an_address_that_is_too_long_to_be_one_is_not_searched_for_its_end() {
    String open = " H=a [" + "1".repeat(100);

    assertThat(attempt("** r@gmail.com" + open + "]" + VIA + ERROR + NO).ip())
        .isEqualTo("198.51.100.21");
  }

  @Test
  void several_deferrals_on_a_line_are_read_up_to_the_message_behind_the_last() {
    String deferred = " defer (110):Timed out H=a";

    assertThat(attempt("== r@gmail.com" + deferred.repeat(3) + VIA + ERROR + NO).reply())
        .isEqualTo("550 5.1.1 No such user");
  }
}
