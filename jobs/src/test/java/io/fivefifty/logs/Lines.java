package io.fivefifty.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/** Lines as the code under test takes them. */
public final class Lines {
  /** When the files of the tests were last written, where a test does not say else. */
  public static final Instant LAST_WRITTEN = Instant.parse("2026-11-24T06:25:00Z");

  private Lines() {}

  /** A line that nothing surrounds, so that a read past its ends throws. */
  public static Line of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Line of(byte[] bytes) {
    Line line = new Line();
    line.set(bytes, 0, bytes.length);
    return line;
  }

  /** A line of which the dress has been found. */
  public static Line dressed(String text) {
    Line line = of(text);
    if (!dress().read(line)) {
      throw new IllegalArgumentException("no dress fits: " + text);
    }
    return line;
  }

  /** For stamps in UTC, in a file last written at {@link #LAST_WRITTEN}. */
  public static Dress dress() {
    return new Dress(new Stamps(ZoneOffset.UTC, LAST_WRITTEN));
  }

  /** Microseconds since 1970, as {@link Line#timeMicros} has them. */
  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** The time of microseconds since 1970. */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }
}
