package io.fivefifty.bench;

import io.fivefifty.logs.Days;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.Observation;
import io.fivefifty.logs.Observer;
import io.fivefifty.logs.ReplyCodes;
import io.fivefifty.logs.ScanSettings;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.Formats;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to read a format's longest attempt, blown up at many of its places with what
 * divides the fields of logs: where a line costs in proportion to its length, that of four times
 * the size costs four times as much.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
public class LongLines {

  private static final Instant LAST_WRITTEN = Instant.parse("2026-11-24T06:25:00Z");

  /** Of a line. */
  private static final int PLACES = 8;

  /** Lines before the attempt, that a session needs. */
  private static final int BEFORE = 40;

  private static final String[] STUFFING = {
    "\"",
    "\\",
    "\\\"",
    "[",
    "]",
    "{",
    "<",
    ">",
    " <",
    "\\n",
    "#",
    "_",
    "@",
    ": ",
    ", ",
    ";",
    "\t",
    "=",
    "/",
    ")",
    " H=a [b",
    " defer (1):x H=a",
    "SMTP error from remote mail server after ",
    ", stat=",
    " stat=\"",
    "};{FQDN=",
    "}];[{LED=",
    "\u00e9\u4e2d",
    "\\u00e9",
    "<a@b>,",
  };

  /** As {@link Reading#sample}. */
  @Param({
    "postfix mx-out1/mail.log",
    "exim exim",
    "sendmail sendmail",
    "opensmtpd opensmtpd",
    "qmail documented/qmail",
    "haraka documented/haraka",
    "powermta documented/powermta",
    "kumomta documented/kumomta",
    "momentum documented/momentum",
    "halon documented/halon",
    "exchange-smtp documented/exchange-smtp",
    "exchange-tracking documented/exchange-tracking",
    "m365-trace documented/m365-trace",
    "mailenable documented/mailenable",
    "ses documented/ses",
    "sendgrid documented/sendgrid",
    "mailgun documented/mailgun",
    "sparkpost documented/sparkpost"
  })
  public String sample;

  /** Of the line, in bytes. */
  @Param({"16384", "65536"})
  public int size;

  private final Providers providers = RuleSet.bundled().providers();
  private final Line line = new Line();
  private final List<byte[]> before = new ArrayList<>();
  private final List<byte[]> blown = new ArrayList<>();
  private long attempts;

  /** Finds the longest attempt and blows it up. */
  @Setup
  public void blowUp() throws IOException {
    List<byte[]> lines =
        new String(Reading.content(sample), StandardCharsets.ISO_8859_1)
            .lines()
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    Observer observer = observer();
    int longest = 0;
    int length = 0;
    for (int i = 0; i < lines.size(); i++) {
      long told = attempts;
      read(observer, lines.get(i));
      if (attempts > told && lines.get(i).length > length) {
        longest = i;
        length = lines.get(i).length;
      }
    }
    int from = Math.max(0, longest - BEFORE);
    before.addAll(lines.subList(0, Math.min(BEFORE, from))); // a header
    before.addAll(lines.subList(from, longest));
    byte[] attempt = lines.get(longest);
    for (int place = 1; place <= PLACES; place++) {
      for (String stuffing : STUFFING) {
        blown.add(
            blownUp(
                attempt,
                attempt.length * place / (PLACES + 1),
                stuffing.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private byte[] blownUp(byte[] attempt, int at, byte[] stuffing) {
    byte[] text = Arrays.copyOf(attempt, size);
    int end = size - (attempt.length - at);
    for (int i = at; i < end; i++) {
      text[i] = stuffing[(i - at) % stuffing.length];
    }
    System.arraycopy(attempt, at, text, end, attempt.length - at);
    return text;
  }

  private Observer observer() {
    return new Observer(
        new ScanSettings(ReplyCodes.parse("550"), Days.ALL, ZoneOffset.UTC),
        providers,
        Formats.found(sample.substring(0, sample.indexOf(' '))),
        new Dress(new Stamps(ZoneOffset.UTC, LAST_WRITTEN)),
        0,
        observation -> attempts += observation instanceof Observation.Attempt ? 1 : 0);
  }

  private void read(Observer observer, byte[] text) {
    line.set(text, 0, text.length);
    observer.read(line);
    line.offset++;
  }

  /** All of the blown-up lines. */
  @Benchmark
  public long read() {
    Observer observer = observer();
    for (byte[] text : before) {
      read(observer, text);
    }
    for (byte[] text : blown) {
      read(observer, text);
    }
    return attempts;
  }
}
