package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.ZoneSnapshots.TAKEN_AT;
import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.ZoneSnapshots;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a snapshot may be from the rejections that it is held against. */
final class DistanceTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String NO_RECORD =
      "example.com had no DMARC record on 22 November 02:10 UTC";
  private static final String NOT_LISTED =
      "192.0.2.10 was not listed by bl.example on 22 November 02:10 UTC";

  @TempDir Path folder;

  private ZoneSnapshots world() {
    return new ZoneSnapshots(
            folder, "example.com. A 192.0.2.1", "2.0.0.127.bl.example. A 127.0.0.2")
        .selectors("s1")
        .lists("bl.example");
  }

  private Said claim(String cause, Instant first, Instant last) {
    return Said.that(cause)
        .to("example.com")
        .naming("192.0.2.10")
        .namingLists("bl.example")
        .from(first, last)
        .with(world().domain("example.com"))
        .with(world().host("192.0.2.10", "mail.example.com"));
  }

  private Said after(String cause, Duration distance) {
    Instant first = TAKEN_AT.plus(distance);
    return claim(cause, first, first.plus(Duration.ofHours(3)));
  }

  private Said before(String cause, Duration distance) {
    Instant last = TAKEN_AT.minus(distance);
    return claim(cause, last.minus(Duration.ofHours(3)), last);
  }

  @Test
  void rejections_around_a_snapshot_are_near_however_long_they_last() {
    Duration month = Duration.ofDays(30);

    assertSaid(claim("dmarc-fail", TAKEN_AT.minus(month), TAKEN_AT.plus(month)))
        .contradicts(NO_RECORD);
  }

  @Test
  void a_day_is_near_and_a_second_more_is_far() {
    Duration day = Duration.ofHours(24);

    assertSaid(after("dmarc-fail", day)).contradicts(NO_RECORD);
    assertSaid(before("dmarc-fail", day)).contradicts(NO_RECORD);
    assertSaid(after("dmarc-fail", day.plus(SECOND)))
        .open(
            "DNS was asked 24 hours before the rejections (22 November 02:10 UTC), too far to tell")
        .bySnapshot();
    assertSaid(before("dmarc-fail", day.plus(SECOND)))
        .open(
            "DNS was asked 24 hours after the rejections (22 November 02:10 UTC), too far to tell");
  }

  @Test
  void six_hours_are_near_for_lists_and_a_second_more_is_far() {
    Duration hours = Duration.ofHours(6);

    assertSaid(after("ip-blocklisted", hours)).contradicts(NOT_LISTED);
    assertSaid(before("ip-blocklisted", hours)).contradicts(NOT_LISTED);
    assertSaid(after("ip-blocklisted", hours.plus(SECOND)))
        .open(
            "DNS was asked 6 h 0 min before the rejections (22 November 02:10 UTC), too far to tell:"
                + " listings change within hours");
    assertSaid(before("ip-blocklisted", hours.plus(SECOND)))
        .open(
            "DNS was asked 6 h 0 min after the rejections (22 November 02:10 UTC), too far to tell:"
                + " listings change within hours");
  }

  @Test
  void many_hours_are_told_in_days() {
    assertSaid(after("dmarc-fail", Duration.ofHours(47)))
        .open(
            "DNS was asked 47 hours before the rejections (22 November 02:10 UTC), too far to tell");
    assertSaid(before("dmarc-fail", Duration.ofHours(50)))
        .open("DNS was asked 2 days after the rejections (22 November 02:10 UTC), too far to tell");
  }

  @Test
  void a_far_snapshot_is_open_whatever_the_cause() {
    for (String cause : Claims.TESTABLE) {
      String listings = Claims.isOfList(cause) ? ": listings change within hours" : "";

      assertSaid(after(cause, Duration.ofDays(3)).namingLists("bl.example"))
          .open(
              "DNS was asked 3 days before the rejections (22 November 02:10 UTC), too far to tell"
                  + listings);
    }
  }
}
