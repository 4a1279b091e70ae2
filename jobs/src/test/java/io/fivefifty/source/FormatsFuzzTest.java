package io.fivefifty.source;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.fivefifty.logs.format.Formats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzz targets, one a format: whatever bytes a log holds, nothing throws and the ledger adds up.
 * Seeds are the sample logs. {@code mvn test -Pfuzz -Dtest=FormatsFuzzTest#exim}
 */
@Tag("fuzz")
class FormatsFuzzTest {

  private static final int SEED_LINES = 40;

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void postfix(byte[] log) {
    read("postfix", log);
  }

  static Stream<Arguments> postfix() {
    return seeds("postfix");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void exim(byte[] log) {
    read("exim", log);
  }

  static Stream<Arguments> exim() {
    return seeds("exim");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void sendmail(byte[] log) {
    read("sendmail", log);
  }

  static Stream<Arguments> sendmail() {
    return seeds("sendmail");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void opensmtpd(byte[] log) {
    read("opensmtpd", log);
  }

  static Stream<Arguments> opensmtpd() {
    return seeds("opensmtpd");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void qmail(byte[] log) {
    read("qmail", log);
  }

  static Stream<Arguments> qmail() {
    return seeds("qmail");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void haraka(byte[] log) {
    read("haraka", log);
  }

  static Stream<Arguments> haraka() {
    return seeds("haraka");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void powermta(byte[] log) {
    read("powermta", log);
  }

  static Stream<Arguments> powermta() {
    return seeds("powermta");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void kumomta(byte[] log) {
    read("kumomta", log);
  }

  static Stream<Arguments> kumomta() {
    return seeds("kumomta");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void momentum(byte[] log) {
    read("momentum", log);
  }

  static Stream<Arguments> momentum() {
    return seeds("momentum");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void halon(byte[] log) {
    read("halon", log);
  }

  static Stream<Arguments> halon() {
    return seeds("halon");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void exchangeSmtp(byte[] log) {
    read("exchange-smtp", log);
  }

  static Stream<Arguments> exchangeSmtp() {
    return seeds("exchange-smtp");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void exchangeTracking(byte[] log) {
    read("exchange-tracking", log);
  }

  static Stream<Arguments> exchangeTracking() {
    return seeds("exchange-tracking");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void m365Trace(byte[] log) {
    read("m365-trace", log);
  }

  static Stream<Arguments> m365Trace() {
    return seeds("m365-trace");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void mailenable(byte[] log) {
    read("mailenable", log);
  }

  static Stream<Arguments> mailenable() {
    return seeds("mailenable");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void ses(byte[] log) {
    read("ses", log);
  }

  static Stream<Arguments> ses() {
    return seeds("ses");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void sendgrid(byte[] log) {
    read("sendgrid", log);
  }

  static Stream<Arguments> sendgrid() {
    return seeds("sendgrid");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void mailgun(byte[] log) {
    read("mailgun", log);
  }

  static Stream<Arguments> mailgun() {
    return seeds("mailgun");
  }

  @MethodSource
  @FuzzTest(maxDuration = "60s")
  void sparkpost(byte[] log) {
    read("sparkpost", log);
  }

  static Stream<Arguments> sparkpost() {
    return seeds("sparkpost");
  }

  private static void read(String format, byte[] log) {
    if (Formats.isKnown(format)) {
      List<byte[]> lines = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= log.length; i++) {
        if (i == log.length || log[i] == '\n') {
          lines.add(Arrays.copyOfRange(log, start, i));
          start = i + 1;
        }
      }
      AnyLog.read(format, lines);
    }
  }

  private static Stream<Arguments> seeds(String format) {
    List<String> lines =
        SampleLines.of(format).stream()
            .map(line -> new String(line, StandardCharsets.ISO_8859_1))
            .toList();
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += SEED_LINES) {
      String seed = String.join("\n", lines.subList(i, Math.min(i + SEED_LINES, lines.size())));
      seeds.add(seed.getBytes(StandardCharsets.ISO_8859_1));
    }
    return seeds.stream().map(seed -> Arguments.of((Object) seed));
  }
}
