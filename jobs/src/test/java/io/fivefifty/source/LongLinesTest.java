package io.fivefifty.source;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.fivefifty.logs.LineScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lines as long as a reader keeps them, made of what divides a format's fields: nothing throws, and
 * the ledger adds up. That the work is linear, {@code bench/run LongLines} shows.
 */
class LongLinesTest {

  private static final int PLACES = 6;
  private static final int LINES_BEFORE = 40;

  /** {@code U+FDFA} has 18 letters when it is normalised. */
  private static final List<String> STUFFING =
      List.of(
          "\"",
          "\\",
          "\\\"",
          "[",
          "{",
          "}",
          "<",
          ">",
          " <",
          "\\n",
          "#012",
          "_",
          "@",
          ": ",
          ", ",
          ";",
          "\t",
          "=",
          ") ",
          " H=a [b",
          " defer (1):x H=a",
          ", stat=",
          " stat=\"",
          "};{FQDN=",
          "}];[{LED=",
          "SMTP error from remote mail server after ",
          "<a@b>,",
          "\u4e2d\u6587",
          "\ufdfa",
          "@\ufdfa\ufdfa\ufdfa\ufdfa");

  static List<String> formats() {
    return SampleLines.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void the_longest_lines_are_read(String format) {
    List<byte[]> sample = SampleLines.of(format);
    int longest = longestAttempt(format, sample);
    int from = Math.max(0, longest - LINES_BEFORE);
    List<byte[]> log = new ArrayList<>(sample.subList(0, Math.min(LINES_BEFORE, from)));
    log.addAll(sample.subList(from, longest));
    byte[] attempt = sample.get(longest);
    for (int place = 1; place <= PLACES; place++) {
      for (String stuffing : STUFFING) {
        int at = attempt.length * place / (PLACES + 1);
        log.add(blownUp(attempt, at, stuffing, LineScanner.LONGEST_LINE));
        log.add(blownUp(attempt, at, stuffing, attempt.length + 240));
        log.add(blownUp(attempt, at, stuffing, attempt.length + 1000));
      }
    }

    assertThatCode(() -> AnyLog.read(format, log)).doesNotThrowAnyException();
  }

  private static int longestAttempt(String format, List<byte[]> sample) {
    List<byte[]> read = new ArrayList<>();
    int longest = 0;
    int attempts = 0;
    for (int i = 0; i < Math.min(sample.size(), 100); i++) {
      read.add(sample.get(i));
      int now = AnyLog.attempts(AnyLog.read(format, read)).size();
      if (now > attempts && (attempts == 0 || sample.get(i).length > sample.get(longest).length)) {
        longest = i;
      }
      attempts = now;
    }
    return longest;
  }

  private static byte[] blownUp(byte[] attempt, int at, String stuffing, int size) {
    byte[] stuff = stuffing.getBytes(StandardCharsets.UTF_8);
    byte[] text = Arrays.copyOf(attempt, size);
    int end = size - (attempt.length - at);
    for (int i = at; i < end; i++) {
      text[i] = stuff[(i - at) % stuff.length];
    }
    System.arraycopy(attempt, at, text, end, attempt.length - at);
    return text;
  }
}
