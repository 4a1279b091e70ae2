package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A log is written by strangers: whatever stands in it, a line is dressed or it is not. */
final class DressPropertyTest {
  private static final List<String> DRESSED =
      List.of(
          "Nov 23 17:51:42 mx-out1 postfix/qmgr[120]: DB72F293311: removed",
          "<22>1 2026-11-23T17:51:42Z mx-out1 postfix 120 - [a b=\"c\\\"\"] DB72F293311: removed",
          "2026-11-23T17:51:42.604458123Z stdout F postfix/qmgr[120]: DB72F293311: removed",
          "2026-11-23T17:51:42Z stdout F {\"log\":\"Nov 23 17:51:42 mx a[1]: b\\n\",\"c\":[1]}",
          "{\"__REALTIME_TIMESTAMP\":\"1795456302604458\",\"_HOSTNAME\":\"mx-out1\","
              + "\"SYSLOG_IDENTIFIER\":\"postfix/qmgr\",\"MESSAGE\":[68,66,55]}",
          "{\"@timestamp\":\"2026-11-23T17:51:42.604458+00:00\",\"host\":\"mx-out1\","
              + "\"x\":{\"y\":[]},\"tag\":\"postfix/qmgr[120]:\",\"message\":\" DB\\u00e97\"}");

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "\\u",
    ":",
    ",",
    " ",
    "<22>",
    "1 ",
    "0",
    "255",
    "null",
    "-",
    "\"MESSAGE\":",
    "\"log\":",
    "\"tag\":\"a\"",
    "\"time\":\"2026-11-23T17:51:42Z\"",
    "\"host\":",
    "Nov 23 17:51:42 ",
    "2026-11-23T17:51:42Z ",
    "stdout F ",
    "mx ",
    "a[1]: ",
    "\0",
    "é",
  };

  @Property(tries = 1_000)
  void randomBytesNeverThrow(@ForAll @Size(max = 200) byte[] bytes) {
    assertStaysInside(bytes);
  }

  @Property(tries = 3_000)
  void randomSyntaxNeverThrows(@ForAll("syntax") String text) {
    assertStaysInside(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 2_000)
  void aDressedLineWithBytesChangedNeverThrows(
      @ForAll("dressed") String line,
      @ForAll @Size(max = 4) List<@IntRange(max = 300) Integer> places,
      @ForAll byte change) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    for (int place : places) {
      bytes[place % bytes.length] = change;
    }
    assertStaysInside(bytes);
  }

  @Property(tries = 500)
  void aDressedLineCutAnywhereNeverThrows(
      @ForAll("dressed") String line,
      @ForAll @IntRange(max = 300) int from,
      @ForAll @IntRange(max = 300) int to) {
    int start = Math.min(Math.min(from, to), line.length());
    int end = Math.min(Math.max(from, to), line.length());
    assertStaysInside(line.substring(start, end).getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> dressed() {
    return Arbitraries.of(DRESSED);
  }

  @Provide
  Arbitrary<String> syntax() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  private static void assertStaysInside(byte[] bytes) {
    Line line = Lines.of(bytes);
    if (line.start < line.end && Lines.dress().read(line)) {
      assertThat(line.hostStart).isBetween(0, line.hostEnd);
      assertThat(line.hostEnd).isLessThanOrEqualTo(line.bytes.length);
      assertThat(line.tagStart).isBetween(0, line.tagEnd - 1);
      assertThat(line.tagEnd).isLessThanOrEqualTo(line.bytes.length);
      assertThat(line.textStart).isBetween(line.start, line.end);
      assertThat(line.end).isLessThanOrEqualTo(line.bytes.length);
    }
  }
}
