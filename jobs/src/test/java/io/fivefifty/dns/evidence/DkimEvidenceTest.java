package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DkimEvidenceTest {

  /** The key of RFC 8463 appendix A.2. */
  private static final String USABLE =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  @TempDir Path folder;

  private DomainSnapshot key(String domain, String record) {
    return new ZoneSnapshots(folder, "s1._domainkey." + domain + ". TXT \"" + record + "\"")
        .selectors("s1")
        .domain(domain);
  }

  private DomainSnapshot without(String domain, String... selectors) {
    return new ZoneSnapshots(folder, domain + ". A 192.0.2.1").selectors(selectors).domain(domain);
  }

  private static Said failed() {
    return Said.that("dkim-fail");
  }

  @Test
  void a_missing_key_confirms() {
    assertSaid(failed().with(without("example.com", "s1")))
        .confirms("there was no DKIM key s1._domainkey.example.com on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void a_revoked_key_confirms() {
    assertSaid(failed().with(key("example.com", "v=DKIM1; p=")))
        .confirms(
            "the DKIM key s1._domainkey.example.com was revoked (p= is empty) on 22 November 02:10"
                + " UTC");
  }

  @Test
  void an_invalid_key_confirms() {
    assertSaid(failed().with(key("example.com", "v=DKIM1; k=rsa; p=no")))
        .confirms(
            "the DKIM key s1._domainkey.example.com could not be used on 22 November 02:10 UTC"
                + " (key-data): v=DKIM1; k=rsa; p=no");
  }

  @Test
  void a_key_that_verifiers_must_not_use_confirms() {
    assertSaid(failed().with(key("example.com", USABLE.replace("k=", "h=sha1; k="))))
        .confirms(
            "the DKIM key s1._domainkey.example.com could not be used on 22 November 02:10 UTC"
                + " (no-sha256): v=DKIM1; h=sha1; k=ed25519;"
                + " p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
  }

  @Test
  void a_usable_key_never_contradicts() {
    assertSaid(failed().with(key("example.com", USABLE)))
        .open(
            "the DKIM key s1._domainkey.example.com could be used on 22 November 02:10 UTC, which"
                + " does not show that the signature was good")
        .bySnapshot();
  }

  @Test
  void one_bad_key_among_good_ones_confirms() {
    DomainSnapshot row =
        new ZoneSnapshots(folder, "s1._domainkey.example.com. TXT \"" + USABLE + "\"")
            .selectors("s1", "s2")
            .domain("example.com");

    assertSaid(failed().with(row))
        .confirms("there was no DKIM key s2._domainkey.example.com on 22 November 02:10 UTC");
  }

  @Test
  void a_failed_lookup_beside_a_good_key_is_open() {
    TextZone zone =
        new TextZone()
            .with("s1._domainkey.example.com", USABLE)
            .with("s2._domainkey.example.com", LookupStatus.SERVFAIL);
    List<DkimKey> keys =
        List.of(DkimKey.of("s1", "example.com", zone), DkimKey.of("s2", "example.com", zone));

    assertSaid(failed().with(FailedSnapshots.with(without("example.com"), keys)))
        .open(
            "the lookup of the DKIM key s2._domainkey.example.com failed on 22 November 02:10"
                + " UTC")
        .bySnapshot();
  }

  @Test
  void a_domain_above_may_sign() {
    assertSaid(
            failed()
                .of("a.news.example.com")
                .with(without("a.news.example.com"), without("example.com", "s1")))
        .confirms("there was no DKIM key s1._domainkey.example.com on 22 November 02:10 UTC");
  }

  @Test
  void the_nearest_domain_that_signs_counts() {
    assertSaid(
            failed()
                .of("news.example.com")
                .with(key("news.example.com", "v=DKIM1; p="), without("example.com", "s1")))
        .confirms(
            "the DKIM key s1._domainkey.news.example.com was revoked (p= is empty) on 22 November"
                + " 02:10 UTC");
  }

  @Test
  void a_domain_above_whose_snapshot_is_far_is_open() {
    assertSaid(
            failed()
                .of("news.example.com")
                .with(without("news.example.com"))
                .with(
                    without("example.com", "s1"),
                    ZoneSnapshots.TAKEN_AT.minus(Duration.ofHours(30))))
        .open(
            "DNS was asked 31 hours before the rejections (20 November 20:10 UTC), too far to tell");
  }

  @Test
  void without_a_selector_it_is_open() {
    assertSaid(failed().with(without("example.com")))
        .open(
            "no DKIM selector of example.com was seen in the logs; name one with snapshot"
                + " --selectors");
  }

  @Test
  void without_a_snapshot_it_is_open() {
    assertSaid(failed()).open("DNS was not asked about example.com").byNone();
  }

  @Test
  void the_null_sender_and_an_unknown_one_have_no_key() {
    assertSaid(failed().of("<>")).open("bounces have no sending domain");
    assertSaid(failed().of("unknown")).open("the log does not tell the sending domain");
  }
}
