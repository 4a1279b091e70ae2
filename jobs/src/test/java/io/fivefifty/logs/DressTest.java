package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

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
}
