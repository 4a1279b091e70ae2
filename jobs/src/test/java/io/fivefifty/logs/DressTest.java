package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.format.Formats;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DressTest {
  private static final Instant TIME = Instant.parse("2026-11-23T17:51:42Z");
  private static final Dressed PLAIN =
      new Dressed(TIME, "mx-out1", "postfix/qmgr", "DB72F293311: removed");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "Nov 23 17:51:42.000 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "Nov 23 17:51:42  mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "2026-11-23T17:51:42+00:00 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "2026-11-23T17:51:42.000000+00:00 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "2026-11-23T17:51:42+0000 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "2026-11-23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "<22>Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "<191>Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "<0>2026-11-23T17:51:42+00:00 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "Nov 23 17:51:42 mx-out1 postfix/qmgr: DB72F293311: removed",
        "Nov 23 17:51:42 mx-out1 postfix/qmgr[120] DB72F293311: removed",
        "Nov 23 17:51:42 mx-out1 postfix/qmgr[120]:DB72F293311: removed",
        "<22>1 2026-11-23T17:51:42Z mx-out1 postfix/qmgr 120 - - DB72F293311: removed",
        "1 2026-11-23T17:51:42Z mx-out1 postfix/qmgr 120 - - DB72F293311: removed",
      })
  void everyDressTellsTheSame(String line) {
    assertThat(Dressed.of(line)).contains(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T17:51:42.604458123Z stdout F ",
        "2026-11-23T17:51:42.604458123Z stderr F ",
        "2026-11-23T17:51:42.604458123+00:00 stdout P ",
      })
  void kubernetesStandsAroundAnyOfThem(String around) {
    assertThat(
            Dressed.of(around + "Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed"))
        .contains(PLAIN);
    assertThat(
            Dressed.of(
                around
                    + "<22>1 2026-11-23T17:51:42Z mx-out1 postfix/qmgr 120 - -"
                    + " DB72F293311: removed"))
        .contains(PLAIN);
    assertThat(
            Dressed.of(
                around
                    + "{\"timestamp\":\"2026-11-23T17:51:42Z\",\"host\":\"mx-out1\","
                    + "\"tag\":\"postfix/qmgr[120]:\",\"message\":\"DB72F293311: removed\"}"))
        .contains(PLAIN);
  }

  @Test
  void aContainersProgramMayWriteNoDressOfItsOwn() {
    assertThat(
            Dressed.of(
                "2026-11-23T17:51:42.604458123Z stdout F postfix/qmgr[120]: DB72F293311: removed"))
        .contains(
            new Dressed(
                Instant.parse("2026-11-23T17:51:42.604458Z"),
                "",
                "postfix/qmgr",
                "DB72F293311: removed"));
  }

  @Test
  void whatFailsAsJsonInAContainerIsReadWhereItStands() {
    String json =
        "{\"log\":\"" + "x".repeat(60) + " postfix/qmgr[120]: DB72F293311: removed\",\"a\":1}";
    assertThat(Dressed.of("2026-11-23T17:51:42Z stdout F " + json + " and more"))
        .hasValueSatisfying(
            dressed -> {
              assertThat(dressed.host()).startsWith("{\"log\":\"xxx");
              assertThat(dressed.text()).endsWith("and more");
            });
  }

  @Test
  void noContainerStandsInAContainer() {
    assertThat(
            Dressed.of(
                "2026-11-23T17:51:42Z stdout F 2026-11-23T17:51:43Z stdout F"
                    + " postfix/qmgr[120]: DB72F293311: removed"))
        .hasValueSatisfying(dressed -> assertThat(dressed.host()).isEqualTo("stdout"));
  }

  @Test
  void aHostMayBeMissing() {
    assertThat(Dressed.of("Nov 23 17:51:42 postfix/qmgr[120]: DB72F293311: removed"))
        .contains(new Dressed(TIME, "", "postfix/qmgr", "DB72F293311: removed"));
  }

  @Test
  void aTextMayBeEmpty() {
    assertThat(Dressed.of("Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: "))
        .contains(new Dressed(TIME, "mx-out1", "postfix/qmgr", ""));
  }

  @Test
  void nulBytesInFrontArePassedOver() {
    assertThat(
            Dressed.of("\0\0\0\0Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed"))
        .contains(PLAIN);
  }

  @Test
  void aFileMayChangeItsDress() {
    Dress dress = Lines.dress();
    Line bsd = Lines.of("Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed");
    Line iso = Lines.of("2026-11-23T17:51:42Z mx-out1 postfix/qmgr[120]: DB72F293311: removed");
    assertThat(dress.read(bsd)).isTrue();
    assertThat(dress.read(iso)).isTrue();
    assertThat(iso.timeMicros).isEqualTo(bsd.timeMicros);
  }

  @Test
  void rsyslogsRfc5424KeepsABlankBeforeTheText() {
    assertThat(
            Dressed.of("<22>1 2026-11-23T17:51:42Z mx-out1 postfix 131 - -  DB72F293311: removed"))
        .contains(new Dressed(TIME, "mx-out1", "postfix", "DB72F293311: removed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[id@32473 a=\"1\"]",
        "[id@32473 a=\"1\" b=\"x ] y\"]",
        "[id@32473 a=\"say \\\"no\\\" ] \\\\\"]",
        "[id@32473 a=\"1\"][other@32473 b=\"2\"]",
        "[id@32473]",
      })
  void structuredDataIsPassedOver(String data) {
    assertThat(
            Dressed.of(
                "<22>1 2026-11-23T17:51:42Z mx-out1 postfix/qmgr 120 ID47 "
                    + data
                    + " DB72F293311: removed"))
        .contains(PLAIN);
  }

  @Test
  void aByteOrderMarkMayStandBeforeTheTextOfRfc5424() {
    assertThat(
            Dressed.of(
                "<22>1 2026-11-23T17:51:42Z mx-out1 postfix/qmgr 120 - -"
                    + " \uFEFFDB72F293311: removed"))
        .contains(PLAIN);
  }

  @Test
  void rfc5424MayHaveNoText() {
    assertThat(Dressed.of("<22>1 2026-11-23T17:51:42Z mx-out1 postfix/qmgr 120 - -"))
        .contains(new Dressed(TIME, "mx-out1", "postfix/qmgr", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\0\0",
        "DB72F293311: removed",
        "Nov 23 17:51:42",
        "Nov 23 17:51:42 ",
        "Nov 23 17:51:42 mx-out1",
        "Nov 23 17:51:42 mx-out1 postfix/qmgr[120",
        "Nov 23 17:51:42 mx-out1 : text",
        "Nov 23 17:51:42x mx-out1 postfix/qmgr[120]: text",
        "2026-11-23T17:51:42+0x:00 mx-out1 postfix/qmgr[120]: text",
        "<22>",
        "<22",
        "<22222>Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: text",
        "<22>1 ",
        "<22>1 2026-11-23T17:51:42Z",
        "<22>1 2026-11-23T17:51:42Z mx-out1 postfix 120 -",
        "<22>1 2026-11-23T17:51:42Z mx-out1 postfix 120 - [id a=\"1] text",
        "<22>1 - mx-out1 postfix 120 - - text",
        "2026-11-23T17:51:42Z stdout",
        "2026-11-23T17:51:42Z stdout F ",
        "2026-11-23T17:51:42Z stdout F",
      })
  void whatNoDressFitsIsRejected(String line) {
    assertThat(Dressed.of(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 23 17:51:59 relayhost Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
        "Nov 23 17:51:59 192.0.2.7 <22>Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311:"
            + " removed",
        "2026-11-23T17:51:59+00:00 relayhost Nov 23 17:51:42 mx-out1 postfix/qmgr[120]:"
            + " DB72F293311: removed",
        "Nov 23 17:51:59 relayhost 2026-11-23T17:51:42.000000+00:00 mx-out1 postfix/qmgr[120]:"
            + " DB72F293311: removed",
        "Nov 23 17:51:59 relayhost <22>1 2026-11-23T17:51:42Z mx-out1 postfix/qmgr 120 - -"
            + " DB72F293311: removed",
        "<13>Nov 23 17:51:59 relay2 <13>Nov 23 17:51:58 relay1 <22>Nov 23 17:51:42 mx-out1"
            + " postfix/qmgr[120]: DB72F293311: removed",
        "2026-11-23T17:51:59Z stdout F Nov 23 17:51:58 relay1 Nov 23 17:51:42 mx-out1"
            + " postfix/qmgr[120]: DB72F293311: removed",
      })
  void theInnerDressOfARelayedLineCounts(String line) {
    assertThat(Dressed.of(line)).contains(PLAIN);
  }

  @Test
  void whatOnlyLooksLikeARelayedLineIsReadAsItStands() {
    assertThat(Dressed.of("Nov 23 17:51:42 mx-out1 dma Nov 23 17:51 was an hour ago"))
        .contains(new Dressed(TIME, "mx-out1", "dma", "Nov 23 17:51 was an hour ago"));
    assertThat(Dressed.of("Nov 23 17:51:42 mx-out1 2026-11-23T17:51:40Z"))
        .hasValueSatisfying(dressed -> assertThat(dressed.time()).isEqualTo(TIME));
    assertThat(Dressed.of("Nov 23 17:51:42 mx-out1 a: Nov 23 17:51:40 host2 postfix/qmgr: x"))
        .contains(new Dressed(TIME, "mx-out1", "a", "Nov 23 17:51:40 host2 postfix/qmgr: x"));
  }

  @Test
  void relaysAreReadToABoundedDepth() {
    String line = "Nov 23 17:51:42 r ".repeat(5_000) + "postfix/qmgr[120]: DB72F293311: removed";
    assertThat(Dressed.of(line)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 23 17:51:42 mx-out1 last message repeated 3 times",
        "Nov 23 17:51:42 last message repeated 3 times",
        "Nov 23 17:51:42 mx-out1 --- last message repeated 3 times ---",
        "Nov 23 17:51:42 mx-out1 postfix/smtp[1]: message repeated 2 times: [ DB72F293311:"
            + " to=<r@gmail.com>, relay=mx.example[198.51.100.21]:25, delay=0.1, dsn=5.1.1,"
            + " status=bounced (host mx.example[198.51.100.21] said: 550 5.1.1 no)]",
        "Nov 23 17:51:42 mx-out1 sendmail[1]: message repeated 2 times: [ 6ANIusdU000063:"
            + " to=<r@x.example>, delay=00:00:00, mailer=esmtp, relay=mx. [198.51.100.2],"
            + " dsn=5.1.1, reply=550 5.1.1 no, stat=User unknown]",
        "Nov 23 17:51:42 mx-out1 smtpd[1]: message repeated 2 times: [ db6b226d7c0fd905 mta"
            + " delivery evpid=3bdbcd15f516d48b from=<s@x> to=<r@y> rcpt=<-> source=\"-\""
            + " relay=\"198.51.100.2 (mx)\" delay=0s result=\"PermFail\" stat=\"550 no\"]",
      })
  void aRepetitionIsKnownAndNoAttempt(String line) {
    for (LogFormat format : Formats.all().stream().filter(LogFormat::sharesFiles).toList()) {
      RecordedKinds kinds = new RecordedKinds();
      assertThat(kinds.read(format, line)).isNotIn(LineKind.MALFORMED, LineKind.ATTEMPT);
      assertThat(kinds.attempts).isZero();
    }
  }

  /** Counts what must not be. */
  private static final class RecordedKinds implements MailEvents {
    private int attempts;

    LineKind read(LogFormat format, String text) {
      Line line = Lines.of(text);
      return format.frame(line, Lines.dress()) ? format.read(line, this) : LineKind.MALFORMED;
    }

    @Override
    public void opened(Line line, int idStart, int idEnd, int addressStart, int addressEnd) {}

    @Override
    public void closed(Line line, int idStart, int idEnd) {}

    @Override
    public void attempted(Line line, Delivery delivery) {
      attempts++;
    }
  }
}
