package io.fivefifty.bench;

import io.fivefifty.logs.Days;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineScanner;
import io.fivefifty.logs.Observer;
import io.fivefifty.logs.ReplyCodes;
import io.fivefifty.logs.ScanSettings;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.Formats;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.source.stored.Peel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * How fast one core reads the logs of each format, from bytes in memory to observations: the sample
 * logs over and over. Decompression, Spark and classification are not in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Reading {

  private static final int BYTES = 8 << 20;
  private static final Instant LAST_WRITTEN = Instant.parse("2026-11-24T06:25:00Z");

  /** The format, and the folder or file of {@code sample-logs} that has it. */
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

  private final Providers providers = RuleSet.bundled().providers();
  private byte[] log = new byte[0];
  private long told;

  /** Megabytes a second, beside the time. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Speed {
    /** Of content, in units of a million bytes. */
    public double megabytes;
  }

  /** Lays the sample end to end. */
  @Setup
  public void fill() throws IOException {
    byte[] once = content(sample);
    ByteArrayOutputStream filled = new ByteArrayOutputStream(BYTES + once.length);
    while (filled.size() < BYTES) {
      filled.writeBytes(once);
    }
    log = filled.toByteArray();
  }

  /** What the logs of a sample hold, one behind the other. */
  static byte[] content(String sample) throws IOException {
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    Path folder = Path.of("sample-logs", sample.substring(sample.indexOf(' ') + 1));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Reading::isLog).sorted().toList()) {
        try (InputStream content = Peel.off(Files.newInputStream(file), 0).content()) {
          content.transferTo(once);
        }
      }
    }
    return once.toByteArray();
  }

  private static boolean isLog(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file) && !name.endsWith(".tsv") && !name.endsWith(".md");
  }

  /** One pass over the log. */
  @Benchmark
  public long read(Speed speed) throws IOException {
    Observer observer =
        new Observer(
            new ScanSettings(ReplyCodes.parse("550"), Days.ALL, ZoneOffset.UTC),
            providers,
            Formats.found(sample.substring(0, sample.indexOf(' '))),
            new Dress(new Stamps(ZoneOffset.UTC, LAST_WRITTEN)),
            0,
            observation -> told++);
    LineScanner scanner = new LineScanner(new ByteArrayInputStream(log), 0, Long.MAX_VALUE);
    Line line = new Line();
    while (scanner.next(line)) {
      observer.read(line);
    }
    observer.finish(log.length, null);
    speed.megabytes += log.length / 1e6;
    return told;
  }
}
