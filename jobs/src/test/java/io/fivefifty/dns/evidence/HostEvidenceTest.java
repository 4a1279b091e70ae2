package io.fivefifty.dns.evidence;

import static io.fivefifty.dns.evidence.EvidenceAssert.assertSaid;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.ZoneSnapshots;
import io.fivefifty.dns.snapshot.HostSnapshot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostEvidenceTest {

  private static final String POINTER = "10.2.0.192.in-addr.arpa. PTR mail.example.com.";
  private static final String ADDRESS = "mail.example.com. A 192.0.2.10";
  private static final String NO_ADDRESS =
      "the replies do not say which of our addresses they mean; name it with --sending-ip";

  @TempDir Path folder;

  private HostSnapshot host(String ip, String... records) {
    return new ZoneSnapshots(folder, records).host(ip, null);
  }

  private HostSnapshot greeting(@Nullable String helo, String... records) {
    return new ZoneSnapshots(folder, records).host("192.0.2.10", helo);
  }

  private static Said missing() {
    return Said.that("missing-ptr").naming("192.0.2.10");
  }

  private static Said badHelo() {
    return Said.that("invalid-helo").naming("192.0.2.10");
  }

  @Test
  void no_pointer_confirms() {
    assertSaid(missing().with(host("192.0.2.10", ADDRESS)))
        .confirms("192.0.2.10 had no PTR record on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void a_pointer_that_does_not_lead_back_confirms() {
    assertSaid(missing().with(host("192.0.2.10", POINTER, ADDRESS.replace("2.10", "2.99"))))
        .confirms(
            "the name of 192.0.2.10 did not lead back to it on 22 November 02:10 UTC:"
                + " mail.example.com");
  }

  @Test
  void a_pointer_that_leads_back_contradicts() {
    assertSaid(missing().with(host("192.0.2.10", POINTER, ADDRESS)))
        .contradicts(
            "192.0.2.10 had the name mail.example.com, which leads back to it, on 22 November 02:10"
                + " UTC")
        .bySnapshot();
  }

  @Test
  void a_failed_pointer_lookup_is_open() {
    assertSaid(
            missing().with(FailedSnapshots.host("192.0.2.10", LookupStatus.SERVFAIL, "bl.example")))
        .open("the PTR lookup of 192.0.2.10 failed on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void without_an_address_of_ours_or_a_snapshot_it_is_open() {
    assertSaid(Said.that("missing-ptr")).open(NO_ADDRESS).byNone();
    assertSaid(Said.that("invalid-helo")).open(NO_ADDRESS).byNone();
    assertSaid(missing()).open("DNS was not asked about 192.0.2.10").byNone();
  }

  @Test
  void of_named_addresses_one_without_a_pointer_confirms() {
    assertSaid(
            missing()
                .naming("192.0.2.10", "192.0.2.11")
                .with(host("192.0.2.10", POINTER, ADDRESS), host("192.0.2.11", ADDRESS)))
        .confirms("192.0.2.11 had no PTR record on 22 November 02:10 UTC");
  }

  @Test
  void addresses_that_differ_are_open_where_nobody_names_the_one_that_is_meant() {
    assertSaid(
            missing()
                .perhapsFrom("192.0.2.10", "192.0.2.11")
                .with(host("192.0.2.10", POINTER, ADDRESS), host("192.0.2.11", ADDRESS)))
        .open(
            "our addresses differ: 192.0.2.10 had the name mail.example.com, which leads back to"
                + " it, on 22 November 02:10 UTC; 192.0.2.11 had no PTR record on 22 November 02:10"
                + " UTC");
  }

  @Test
  void an_address_that_was_not_asked_keeps_the_others_from_contradicting() {
    assertSaid(
            missing().naming("192.0.2.10", "192.0.2.11").with(host("192.0.2.10", POINTER, ADDRESS)))
        .open(
            "our addresses differ: 192.0.2.10 had the name mail.example.com, which leads back to"
                + " it, on 22 November 02:10 UTC; DNS was not asked about 192.0.2.11");
  }

  @Test
  void a_malformed_helo_confirms() {
    assertSaid(badHelo().with(greeting("localhost", ADDRESS)))
        .confirms(
            "the HELO name localhost of 192.0.2.10 was no fully qualified domain name on 22"
                + " November 02:10 UTC");
  }

  @Test
  void a_helo_without_an_address_confirms() {
    assertSaid(badHelo().with(greeting("mail.example.com", POINTER)))
        .confirms("the HELO name mail.example.com had no address on 22 November 02:10 UTC")
        .bySnapshot();
  }

  @Test
  void a_helo_that_leads_to_the_address_contradicts() {
    assertSaid(badHelo().with(greeting("mail.example.com", ADDRESS)))
        .contradicts("the HELO name mail.example.com led to 192.0.2.10 on 22 November 02:10 UTC");
  }

  @Test
  void a_helo_that_leads_elsewhere_is_open() {
    assertSaid(badHelo().with(greeting("mail.example.com", ADDRESS.replace("2.10", "2.99"))))
        .open(
            "the HELO name mail.example.com led to other addresses than 192.0.2.10 on 22 November"
                + " 02:10 UTC");
  }

  @Test
  void an_address_as_helo_is_open() {
    assertSaid(badHelo().with(greeting("[192.0.2.10]", ADDRESS)))
        .open(
            "the HELO name [192.0.2.10] was an address, which the standard allows, on 22 November"
                + " 02:10 UTC");
  }

  @Test
  void a_helo_that_nobody_told_is_open() {
    assertSaid(badHelo().with(greeting(null, ADDRESS)))
        .open(
            "the HELO name of 192.0.2.10 is not known; name it with --sending-ip 192.0.2.10=NAME");
  }

  @Test
  void a_failed_helo_lookup_is_open() {
    assertSaid(
            badHelo().with(FailedSnapshots.host("192.0.2.10", LookupStatus.TIMEOUT, "bl.example")))
        .open("the lookup of the HELO name mail.example.com failed on 22 November 02:10 UTC");
  }

  @Test
  void control_bytes_of_a_name_are_not_shown() {
    assertSaid(
            missing()
                .with(host("192.0.2.10", POINTER.replace("mail.", "\\027[31m\\226\\128\\174."))))
        .confirms(
            "the name of 192.0.2.10 did not lead back to it on 22 November 02:10 UTC:"
                + " \\027[31m\\226\\128\\174.example.com");
  }

  @Test
  void a_helo_that_only_the_reply_names_is_held_against_its_own_addresses() {
    ZoneSnapshots zone = new ZoneSnapshots(folder, ADDRESS);

    assertSaid(
            badHelo()
                .namingDomains("mail.example.com")
                .with(greeting(null, ADDRESS))
                .with(zone.domain("mail.example.com")))
        .contradicts("the HELO name mail.example.com had an address on 22 November 02:10 UTC");
    assertSaid(badHelo().namingDomains("gone.example.com").with(zone.domain("gone.example.com")))
        .confirms("the HELO name gone.example.com had no address on 22 November 02:10 UTC");
    assertSaid(
            badHelo()
                .namingDomains("mail.example.com")
                .with(
                    FailedSnapshots.domain(
                        "mail.example.com", LookupStatus.SERVFAIL, "bl.example")))
        .open("the lookup of the HELO name mail.example.com failed on 22 November 02:10 UTC");
  }
}
