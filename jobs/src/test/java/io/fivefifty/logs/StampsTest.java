package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StampsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Stamps stamps = new Stamps(ZoneOffset.UTC, Instant.parse("2026-12-31T23:59:59Z"));

  @ParameterizedTest
  @CsvSource({
    "Jan, 01", "Feb, 02", "Mar, 03", "Apr, 04", "May, 05", "Jun, 06",
    "Jul, 07", "Aug, 08", "Sep, 09", "Oct, 10", "Nov, 11", "Dec, 12",
  })
  void everyMonthIsRead(String name, String number) {
    assertThat(bsd(stamps, name + " 23 17:51:42")).contains(at("2026-" + number + "-23T17:51:42Z"));
  }

  @Test
  void aDayOfOneDigitHasABlankInFront() {
    assertThat(bsd(stamps, "Nov  3 00:00:00")).contains(at("2026-11-03T00:00:00Z"));
  }

  @Test
  void aDayOfOneDigitMayHaveAZeroInFront() {
    assertThat(bsd(stamps, "Nov 03 00:00:00")).contains(at("2026-11-03T00:00:00Z"));
  }

  @Test
  void aYearlessStampMayHaveAFraction() {
    assertThat(bsd(stamps, "Nov 23 17:51:42.604458")).contains(at("2026-11-23T17:51:42.604458Z"));
  }

  @Test
  void whatIsFinerThanMicrosecondsIsDropped() {
    assertThat(iso(stamps, "2026-11-23T17:51:42.604458999Z"))
        .contains(at("2026-11-23T17:51:42.604458Z"));
  }

  @Test
  void aStampEndsBehindItsFraction() {
    assertThat(bsd(stamps, "Nov 23 17:51:42.5 mx")).isPresent();
    assertThat(stamps.end()).isEqualTo(17);
  }

  @Test
  void aPointThatNoDigitFollowsIsNoFraction() {
    assertThat(bsd(stamps, "Nov 23 17:51:42. mx")).contains(at("2026-11-23T17:51:42Z"));
    assertThat(stamps.end()).isEqualTo(15);
  }

  @Test
  void aLeapSecondIsTheNextMinute() {
    assertThat(bsd(stamps, "Jun 30 23:59:60")).contains(at("2026-07-01T00:00:00Z"));
  }

  @Test
  void aLeapDayIsReadInALeapYear() {
    Stamps inMarch = new Stamps(ZoneOffset.UTC, Instant.parse("2028-03-01T06:25:00Z"));
    assertThat(bsd(inMarch, "Feb 29 12:00:00")).contains(at("2028-02-29T12:00:00Z"));
  }

  @Test
  void aLeapDayInAnOldLogIsThatOfTheLastLeapYear() {
    assertThat(bsd(stamps, "Feb 29 12:00:00")).contains(at("2024-02-29T12:00:00Z"));
  }

  @Test
  void aLeapDayMayBeEightYearsBack() {
    Stamps stamps2103 = new Stamps(ZoneOffset.UTC, Instant.parse("2103-06-01T00:00:00Z"));
    assertThat(bsd(stamps2103, "Feb 29 12:00:00")).contains(at("2096-02-29T12:00:00Z"));
  }

  @Test
  void aDecemberInAFileWrittenInJanuaryIsOfTheOldYear() {
    Stamps inJanuary = new Stamps(ZoneOffset.UTC, Instant.parse("2027-01-01T06:25:00Z"));
    assertThat(bsd(inJanuary, "Dec 31 23:59:59")).contains(at("2026-12-31T23:59:59Z"));
    assertThat(bsd(inJanuary, "Jan  1 00:00:00")).contains(at("2027-01-01T00:00:00Z"));
  }

  @Test
  void aStampMayLieADayAfterTheFileWasLastWritten() {
    Stamps written = new Stamps(ZoneOffset.UTC, Instant.parse("2026-11-23T12:00:00Z"));
    assertThat(bsd(written, "Nov 24 12:00:00")).contains(at("2026-11-24T12:00:00Z"));
  }

  @Test
  void aStampMoreThanADayAfterTheFileWasLastWrittenIsOfTheYearBefore() {
    Stamps written = new Stamps(ZoneOffset.UTC, Instant.parse("2026-11-23T12:00:00Z"));
    assertThat(bsd(written, "Nov 24 13:00:00")).contains(at("2025-11-24T13:00:00Z"));
  }

  @Test
  void aFileWrittenOnNewYearsEveMayHoldTheFirstOfJanuary() {
    assertThat(bsd(stamps, "Jan  1 01:00:00")).contains(at("2027-01-01T01:00:00Z"));
  }

  @Test
  void theHourThatIsRememberedIsThatOfItsDay() {
    assertThat(bsd(stamps, "Nov 23 17:51:42")).contains(at("2026-11-23T17:51:42Z"));
    assertThat(bsd(stamps, "Nov 23 17:02:03")).contains(at("2026-11-23T17:02:03Z"));
    assertThat(bsd(stamps, "Nov 24 17:51:42")).contains(at("2026-11-24T17:51:42Z"));
    assertThat(bsd(stamps, "Oct 24 17:51:42")).contains(at("2026-10-24T17:51:42Z"));
    assertThat(iso(stamps, "2024-10-24T17:51:42")).contains(at("2024-10-24T17:51:42Z"));
    assertThat(bsd(stamps, "Oct 24 17:51:43")).contains(at("2026-10-24T17:51:43Z"));
  }

  @Test
  void stampsWithoutAZoneAreThoseOfTheRunsZone() {
    Stamps inBerlin = new Stamps(BERLIN, Instant.parse("2026-12-31T00:00:00Z"));
    assertThat(bsd(inBerlin, "Jul  1 12:00:00")).contains(at("2026-07-01T10:00:00Z"));
    assertThat(bsd(inBerlin, "Nov 23 12:00:00")).contains(at("2026-11-23T11:00:00Z"));
    assertThat(iso(inBerlin, "2026-11-23T12:00:00")).contains(at("2026-11-23T11:00:00Z"));
  }

  @Test
  void aZoneOfItsOwnBeatsTheRunsZone() {
    Stamps inBerlin = new Stamps(BERLIN, Instant.parse("2026-12-31T00:00:00Z"));
    assertThat(iso(inBerlin, "2026-11-23T12:00:00Z")).contains(at("2026-11-23T12:00:00Z"));
  }

  @Test
  void anHourThatSummerTimeLeavesOutIsMovedForward() {
    Stamps inBerlin = new Stamps(BERLIN, Instant.parse("2026-12-31T00:00:00Z"));
    assertThat(bsd(inBerlin, "Mar 29 02:30:00")).contains(at("2026-03-29T01:30:00Z"));
  }

  @Test
  void anHourThatComesTwiceIsTheFirst() {
    Stamps inBerlin = new Stamps(BERLIN, Instant.parse("2026-12-31T00:00:00Z"));
    assertThat(bsd(inBerlin, "Oct 25 02:30:00")).contains(at("2026-10-25T00:30:00Z"));
  }

  @Test
  void aZoneWhoseSummerIsHalfAnHourLongerIsReadToTheMinute() {
    Stamps onTheIsland =
        new Stamps(ZoneId.of("Australia/Lord_Howe"), Instant.parse("2026-12-31T00:00:00Z"));
    assertThat(bsd(onTheIsland, "Oct  4 02:45:00")).contains(at("2026-10-03T15:45:00Z"));
    assertThat(bsd(onTheIsland, "Oct  4 02:15:00")).contains(at("2026-10-03T15:45:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T17:51:42Z",
        "2026-11-23T17:51:42",
        "2026-11-23 17:51:42",
        "2026-11-23T17:51:42+00:00",
        "2026-11-23T17:51:42+0000",
        "2026-11-23T17:51:42-00:00",
        "2026-11-23T18:51:42+01:00",
        "2026-11-23T18:51:42+0100",
        "2026-11-23T12:21:42-05:30",
        "2026-11-23T17:51:42.000+00:00",
        "2026-11-23T17:51:42,000Z",
        "2026-11-24T07:51:42+14:00",
      })
  void everyWayToWriteAZoneIsRead(String stamp) {
    assertThat(iso(stamps, stamp)).contains(at("2026-11-23T17:51:42Z"));
    assertThat(stamps.end()).isEqualTo(stamp.length());
  }

  @Test
  void aFractionMayFollowAComma() {
    assertThat(iso(stamps, "2026-11-23 17:51:42,604")).contains(at("2026-11-23T17:51:42.604Z"));
  }

  @Test
  void whatIsNoZoneIsLeftBehindTheStamp() {
    assertThat(iso(stamps, "2026-11-23T17:51:42 mx")).isPresent();
    assertThat(stamps.end()).isEqualTo(19);
  }

  @Test
  void aLeapDayWithAZoneIsReadInALeapYear() {
    assertThat(iso(stamps, "2028-02-29T00:00:00Z")).contains(at("2028-02-29T00:00:00Z"));
    assertThat(iso(stamps, "2000-02-29T00:00:00Z")).contains(at("2000-02-29T00:00:00Z"));
  }

  @Test
  void microsecondsAreReadAsTheyAre() {
    assertThat(micros(stamps, "1795456302604458")).contains(at("2026-11-23T17:51:42.604458Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "17954563026044x8", "1795456302.604458", "9999999999999999999"})
  void whatIsNoCountOfMicrosecondsIsRejected(String text) {
    assertThat(micros(stamps, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Nov 23 17:51:4",
        "Nov 23 17:51",
        "Foo 23 17:51:42",
        "Nov 00 17:51:42",
        "Nov  0 17:51:42",
        "Nov 32 17:51:42",
        "Nov 31 17:51:42",
        "Feb 30 17:51:42",
        "Nov 2x 17:51:42",
        "Nov x3 17:51:42",
        "Nov 23 24:51:42",
        "Nov 23 17:60:42",
        "Nov 23 17:51:61",
        "Nov 23 1x:51:42",
        "Nov 23 17:5x:42",
        "Nov 23 17:51:x2",
        "Nov 23 17-51-42",
        "Nov-23 17:51:42",
        "Nov 23-17:51:42",
        "warning: what is this",
      })
  void whatIsNoYearlessStampIsRejected(String text) {
    assertThat(bsd(stamps, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23",
        "2026-11-23T17:51",
        "2026-11-23T17:51:4",
        "2026-11-23t17:51:42",
        "2026/11/23T17:51:42",
        "2026-13-23T17:51:42Z",
        "2026-00-23T17:51:42Z",
        "2026-11-00T17:51:42Z",
        "2026-11-31T17:51:42Z",
        "2026-11-31T17:51:42",
        "2026-02-29T17:51:42Z",
        "2100-02-29T17:51:42Z",
        "2026-02-30T17:51:42+00:00",
        "2026-11-32T17:51:42Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T17:60:00Z",
        "2026-11-23T17:51:61Z",
        "1969-12-31T23:59:59Z",
        "0026-11-23T17:51:42Z",
        "9999-11-23T17:51:42Z",
        "20x6-11-23T17:51:42Z",
        "2026-11-23T17:51:4xZ",
      })
  void whatIsNoStampWithAYearIsRejected(String text) {
    assertThat(iso(stamps, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+24:00", "+9999", "-00:60", "+1", "+0x00", "+00:0", "Y"})
  void whatIsNoZoneEndsTheStamp(String zone) {
    assertThat(iso(stamps, "2026-11-23T17:51:42" + zone)).isPresent();
    assertThat(stamps.end()).isEqualTo(19);
  }

  @ParameterizedTest
  @CsvSource({
    "11/22/2026 5:51:42 PM,2026-11-22T17:51:42Z",
    "11/22/2026 5:51:42 AM,2026-11-22T05:51:42Z",
    "11/22/2026 12:05:00 AM,2026-11-22T00:05:00Z",
    "11/22/2026 12:05:00 PM,2026-11-22T12:05:00Z",
    "11/22/26 17:51:42,2026-11-22T17:51:42Z",
    "1/2/2026 05:51:42,2026-01-02T05:51:42Z",
    "2/29/2024 05:51:42.5,2024-02-29T05:51:42.500Z",
  })
  void anAmericanStampIsRead(String text, Instant time) {
    assertThat(us(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22/11/2026 17:51:42",
        "11/31/2026 17:51:42",
        "0/1/2026 17:51:42",
        "11/22/202 17:51:42",
        "11/22/2026 24:51:42",
        "11/22/2026 13:51:42 PM",
        "11/22/2026 0:51:42 AM",
        "11/22/2026 5:51",
        "11/22/2026 5:51:42 XM",
        "11/22/2026",
        "11//2026 5:51:42",
        "11/22/2026 :51:42",
        "/22/2026 5:51:42",
      })
  void whatIsNoAmericanStampIsRejected(String text) {
    assertThat(us(text)).isEmpty();
  }

  private static Optional<Instant> us(String text) {
    Stamps stamps = new Stamps(ZoneOffset.UTC, Lines.LAST_WRITTEN);
    return read(stamps, stamps.readUs(Bytes.ascii(text), 0, text.length()));
  }

  private static Instant at(String iso) {
    return Instant.parse(iso);
  }

  private static Optional<Instant> bsd(Stamps stamps, String text) {
    return read(stamps, stamps.readBsd(Bytes.ascii(text), 0, text.length()));
  }

  private static Optional<Instant> iso(Stamps stamps, String text) {
    return read(stamps, stamps.readIso(Bytes.ascii(text), 0, text.length()));
  }

  private static Optional<Instant> micros(Stamps stamps, String text) {
    return read(stamps, stamps.readMicros(Bytes.ascii(text), 0, text.length()));
  }

  private static Optional<Instant> read(Stamps stamps, boolean isRead) {
    return isRead ? Optional.of(Lines.instant(stamps.micros())) : Optional.empty();
  }
}
