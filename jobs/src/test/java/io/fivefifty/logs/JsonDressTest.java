package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonDressTest {
  private static final Instant TIME = Instant.parse("2026-11-23T17:51:42.604458Z");
  private static final Dressed PLAIN =
      new Dressed(TIME, "mx-out1", "postfix/qmgr", "DB72F293311: removed");
  private static final String JOURNALD =
      "{\"__REALTIME_TIMESTAMP\":\"1795456302604458\",\"_HOSTNAME\":\"mx-out1\","
          + "\"SYSLOG_IDENTIFIER\":\"postfix/qmgr\",\"_PID\":\"120\",\"MESSAGE\":%s}";

  @Test
  void journaldIsRead() {
    assertThat(Dressed.of(journald("\"DB72F293311: removed\""))).contains(PLAIN);
  }

  @Test
  void membersMayStandInAnyOrder() {
    assertThat(
            Dressed.of(
                "{\"MESSAGE\":\"DB72F293311: removed\",\"SYSLOG_IDENTIFIER\":\"postfix/qmgr\","
                    + "\"_HOSTNAME\":\"mx-out1\",\"__REALTIME_TIMESTAMP\":\"1795456302604458\"}"))
        .contains(PLAIN);
  }

  @Test
  void journaldsMessageMayBeAnArrayOfBytes() {
    assertThat(Dressed.of(journald(array("DB72F293311: removed")))).contains(PLAIN);
    assertThat(Dressed.of(journald(array("DB72F293311: removed").replace(",", " , "))))
        .contains(PLAIN);
  }

  @Test
  void bytesThatAreNotUtf8AreKept() {
    Line line = Lines.of(journald("[97,255,195,188,0]"));
    assertThat(Lines.dress().read(line)).isTrue();
    assertThat(line.bytes).contains((byte) 'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xBC, (byte) 0);
    assertThat(line.end - line.textStart).isEqualTo(5);
  }

  @Test
  void rsyslogsTagHasAPidAndAColonAndItsMessageALeadingBlank() {
    assertThat(
            Dressed.of(
                "{\"@timestamp\":\"2026-11-23T17:51:42.604458+00:00\",\"host\":\"mx-out1\","
                    + "\"severity\":\"info\",\"facility\":\"mail\","
                    + "\"tag\":\"postfix/qmgr[120]:\",\"message\":\" DB72F293311: removed\"}"))
        .contains(PLAIN);
  }

  @Test
  void rsyslogsOwnNamesAreKnown() {
    assertThat(
            Dressed.of(
                "{\"timereported\":\"2026-11-23T17:51:42.604458+00:00\",\"hostname\":\"mx-out1\","
                    + "\"syslogtag\":\"postfix/qmgr[120]:\",\"msg\":\" DB72F293311: removed\"}"))
        .contains(PLAIN);
  }

  @Test
  void aStampInJsonMayBeYearless() {
    assertThat(
            Dressed.of(
                "{\"timestamp\":\"Nov 23 17:51:42.604458\",\"host\":\"mx-out1\","
                    + "\"tag\":\"postfix/qmgr\",\"message\":\"DB72F293311: removed\"}"))
        .contains(PLAIN);
  }

  @Test
  void dockerHasADressedLineInside() {
    assertThat(
            Dressed.of(
                "{\"log\":\"2026-11-23T17:51:42.604458+00:00 mx-out1 postfix/qmgr[120]:"
                    + " DB72F293311: removed\\r\\n\",\"stream\":\"stdout\","
                    + "\"time\":\"2026-11-23T17:51:43.1Z\"}"))
        .contains(PLAIN);
  }

  @Test
  void aHostMayBeMissing() {
    assertThat(
            Dressed.of(
                "{\"__REALTIME_TIMESTAMP\":\"1795456302604458\","
                    + "\"SYSLOG_IDENTIFIER\":\"postfix/qmgr\",\"MESSAGE\":\"x\"}"))
        .contains(new Dressed(TIME, "", "postfix/qmgr", "x"));
  }

  @Test
  void blanksAndTabsMayStandBetween() {
    assertThat(
            Dressed.of(
                journald("\"DB72F293311: removed\"")
                    .replace(":\"", "\t:  \"")
                    .replace(",\"", " , \t\"")
                    .replace("}", " } ")
                    .replace("DB72F293311\t:  ", "DB72F293311: ")))
        .contains(PLAIN);
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void escapesAreDecoded(String escaped, String expected) {
    assertThat(Dressed.of(journald("\"a" + escaped + "b\"")))
        .hasValueSatisfying(dressed -> assertThat(dressed.text()).isEqualTo("a" + expected + "b"));
  }

  static List<Arguments> escapes() {
    return List.of(
        arguments("\\n", "\n"),
        arguments("\\t", "\t"),
        arguments("\\r", "\r"),
        arguments("\\\"", "\""),
        arguments("\\\\", "\\"),
        arguments("\\/", "/"),
        arguments("\\b\\f", "  "),
        arguments("\\u0041", "A"),
        arguments("\\u00e9", "é"),
        arguments("\\u00E9", "é"),
        arguments("\\u20ac", "€"),
        arguments("\\u0000", "\0"),
        arguments("\\ud83d\\ude00", "\ud83d\ude00"),
        arguments("\\ud83d", "?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u", "\\u0", "\\u004", "\\uzzzz", "\\x", "a\\u00"})
  void aBrokenEscapeIsNoEndOfTheLine(String message) {
    assertThat(Dressed.of(journald("\"" + message + "\"")))
        .hasValueSatisfying(dressed -> assertThat(dressed.tag()).isEqualTo("postfix/qmgr"));
  }

  @Test
  void rawUtf8StaysAsItIs() {
    assertThat(Dressed.of(journald("\"to=<jürgen@straße.example>, 😀\"")))
        .hasValueSatisfying(
            dressed -> assertThat(dressed.text()).isEqualTo("to=<jürgen@straße.example>, 😀"));
  }

  @Test
  void nestedObjectsArePassedOver() {
    String nested =
        "\"x\":{\"MESSAGE\":\"fake\",\"y\":[{\"MESSAGE\":\"fake\"},\"}\",1,true,null]},";
    assertThat(
            Dressed.of(
                journald("\"DB72F293311: removed\"").replace("\"_PID\"", nested + "\"_PID\"")))
        .contains(PLAIN);
  }

  @Test
  void ofAMemberThatComesTwiceTheFirstCounts() {
    assertThat(
            Dressed.of(journald("\"DB72F293311: removed\"").replace("}", ",\"MESSAGE\":\"fake\"}")))
        .contains(PLAIN);
  }

  @Test
  void aMemberWhoseNameOnlyLooksLikeOneIsPassedOver() {
    assertThat(
            Dressed.of(
                journald("\"DB72F293311: removed\"")
                    .replace("{\"__", "{\"MESSAGE_ID\":\"a\",\"MESS\\\"AGE\":\"b\",\"__")))
        .contains(PLAIN);
  }

  @Test
  void textThatImitatesAMemberIsText() {
    String imitation = "x\\\",\\\"SYSLOG_IDENTIFIER\\\":\\\"postfix/smtp";
    assertThat(
            Dressed.of(
                journald("\"DB72F293311: removed\"")
                    .replace("{\"__", "{\"SUBJECT\":\"" + imitation + "\",\"__")))
        .contains(PLAIN);
  }

  @Test
  void veryDeepNestingIsPassedOver() {
    int depth = 50_000;
    String nested = "\"x\":" + "[".repeat(depth) + "]".repeat(depth) + ",";
    assertThat(
            Dressed.of(
                journald("\"DB72F293311: removed\"").replace("\"_PID\"", nested + "\"_PID\"")))
        .contains(PLAIN);
    assertThat(Dressed.of("{\"x\":" + "{\"x\":".repeat(depth))).isEmpty();
  }

  @Test
  void jsonInDockersJsonIsNobodysDress() {
    assertThat(Dressed.of("{\"log\":\"{\\\"log\\\":\\\"x\\\"}\\n\"}")).isEmpty();
  }

  @Test
  void everyCutOfAnObjectIsRejected() {
    String whole = journald("\"DB72F\\u00e9293311: removed\"");
    for (int length = 1; length < whole.length(); length++) {
      assertThat(Dressed.of(whole.substring(0, length))).as(whole.substring(0, length)).isEmpty();
    }
    String array = journald(array("DB72F293311: removed"));
    for (int length = 1; length < array.length(); length++) {
      assertThat(Dressed.of(array.substring(0, length))).as(array.substring(0, length)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{]",
        "{\"MESSAGE\"}",
        "{\"log\":\"\"}",
        "{\"log\":\"\\n\"}",
        "{\"log\":{\"a\":1}}",
        "{\"log\":\"no dress\\n\"}",
        "{MESSAGE:\"x\"}",
        "{\"__REALTIME_TIMESTAMP\":\"1795456302604458\",\"SYSLOG_IDENTIFIER\":\"postfix/qmgr\"}",
        "{\"__REALTIME_TIMESTAMP\":\"1795456302604458\",\"MESSAGE\":\"x\"}",
        "{\"__REALTIME_TIMESTAMP\":\"soon\",\"SYSLOG_IDENTIFIER\":\"a\",\"MESSAGE\":\"x\"}",
        "{\"SYSLOG_IDENTIFIER\":\"postfix/qmgr\",\"MESSAGE\":\"x\"}",
        "{\"time\":\"soon\",\"SYSLOG_IDENTIFIER\":\"a\",\"MESSAGE\":\"x\"}",
        "{\"time\":\"2026-11-23T17:51:42Z\",\"tag\":\"\",\"message\":\"x\"}",
        "{\"time\":\"2026-11-23T17:51:42Z\",\"tag\":\"a[1\",\"message\":\"x\"}",
      })
  void whatIsNoLogLineIsRejected(String json) {
    assertThat(Dressed.of(json)).isEmpty();
  }

  @Test
  void aLongLineIsReadAfterAShortOne() {
    Dress dress = Lines.dress();
    Line line = Lines.of(journald("\"short\""));
    assertThat(dress.read(line)).isTrue();
    String text = "x".repeat(100_000);
    Line next = Lines.of(journald("\"" + text + "\""));
    assertThat(dress.read(next)).isTrue();
    assertThat(next.text(next.textStart, next.end)).isEqualTo(text);
  }

  private static String journald(String message) {
    return JOURNALD.replace("%s", message);
  }

  private static String array(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> Integer.toString(bytes[i] & 0xFF))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
