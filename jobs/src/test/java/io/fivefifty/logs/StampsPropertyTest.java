package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** {@link Stamps} must agree with java.time. */
final class StampsPropertyTest {
  private static final DateTimeFormatter BSD =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  /** Half a minute past midnight on 1 January 2010, UTC. */
  private static final Instant FIRST = Instant.parse("2010-01-01T00:00:30Z");

  @Property(tries = 400)
  void yearlessStampsAreWhatJavaTimeSays(
      @ForAll @IntRange(max = 20 * 365 * 24) int hours,
      @ForAll @Size(max = 6) List<@IntRange(min = -7_200, max = 7_200) Integer> seconds,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = -12, max = 362 * 24) int hoursToLastWritten) {
    Instant middle = FIRST.plus(Duration.ofHours(hours));
    Stamps stamps = new Stamps(zone, middle.plus(Duration.ofHours(hoursToLastWritten)));
    for (int offset : seconds) {
      LocalDateTime local = middle.plusSeconds(offset).atZone(zone).toLocalDateTime();
      byte[] text = Bytes.ascii(BSD.format(local));
      assertThat(stamps.readBsd(text, 0, text.length)).isTrue();
      assertThat(Lines.instant(stamps.micros()))
          .isEqualTo(local.atZone(zone).toInstant().truncatedTo(ChronoUnit.SECONDS));
      assertThat(stamps.end()).isEqualTo(text.length);
    }
  }

  @Property(tries = 400)
  void stampsWithoutAZoneAreWhatJavaTimeSays(
      @ForAll @LongRange(max = 40L * 365 * 86_400 * 1_000_000) long micros,
      @ForAll @Size(max = 6) List<@IntRange(min = -7_200, max = 7_200) Integer> seconds,
      @ForAll("zones") ZoneId zone) {
    Stamps stamps = new Stamps(zone, FIRST);
    for (int offset : seconds) {
      LocalDateTime local =
          FIRST.plus(micros, ChronoUnit.MICROS).plusSeconds(offset).atZone(zone).toLocalDateTime();
      byte[] text = Bytes.ascii(ISO.format(local));
      assertThat(stamps.readIso(text, 0, text.length)).isTrue();
      assertThat(Lines.instant(stamps.micros())).isEqualTo(local.atZone(zone).toInstant());
      assertThat(stamps.end()).isEqualTo(text.length);
    }
  }

  @Property(tries = 400)
  void stampsWithAZoneAreWhatJavaTimeSays(
      @ForAll @LongRange(min = 86_400_000_000L, max = 32_000_000_000_000_000L) long micros,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int zoneMinutes,
      @ForAll boolean colon) {
    Stamps stamps = new Stamps(ZoneOffset.UTC, FIRST);
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(zoneMinutes * 60);
    DateTimeFormatter zone = DateTimeFormatter.ofPattern(colon ? "xxx" : "xx", Locale.ROOT);
    Instant instant = Lines.instant(micros);
    byte[] text =
        Bytes.ascii(ISO.format(instant.atOffset(offset)) + zone.format(instant.atOffset(offset)));
    assertThat(stamps.readIso(text, 0, text.length)).isTrue();
    assertThat(Lines.instant(stamps.micros())).isEqualTo(instant);
    assertThat(stamps.end()).isEqualTo(text.length);
  }

  @Property(tries = 500)
  void noTextMakesItThrow(@ForAll @Size(max = 40) byte[] text) {
    Stamps stamps = new Stamps(ZoneOffset.UTC, FIRST);
    assertThat(
            stamps.readBsd(text, 0, text.length)
                && stamps.readIso(text, 0, text.length)
                && stamps.readMicros(text, 0, text.length))
        .isFalse();
  }

  @Property(tries = 500)
  void aStampWithOneByteChangedIsReadInsideItsBytesOrRejected(
      @ForAll("stamps") String stamp, @ForAll @IntRange(max = 31) int place, @ForAll byte change) {
    Stamps stamps = new Stamps(ZoneOffset.UTC, FIRST);
    byte[] text = Bytes.ascii(stamp);
    text[place % text.length] = change;
    if (stamps.readBsd(text, 0, text.length) || stamps.readIso(text, 0, text.length)) {
      assertThat(stamps.end()).isBetween(15, text.length);
    }
  }

  /** Zones of all kinds: no summer time, an hour of it, half an hour of it, both hemispheres. */
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "America/Sao_Paulo",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Auckland",
            "Pacific/Kiritimati")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<String> stamps() {
    return Arbitraries.of(
        "Nov 23 17:51:42",
        "Nov  3 17:51:42.604458",
        "2026-11-23T17:51:42.604458+00:00",
        "2026-11-23 17:51:42",
        "2026-11-23T17:51:42+0000",
        "2026-11-23T17:51:42Z");
  }
}
