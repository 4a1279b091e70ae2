package io.fivefifty.dns.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.dns.blocklist.ListingVerdict;
import io.fivefifty.dns.dkim.DkimKey;
import io.fivefifty.dns.dmarc.DmarcFacts;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.FcrdnsVerdict;
import io.fivefifty.dns.snapshot.HeloVerdict;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.MxHost;
import io.fivefifty.dns.snapshot.MxVerdict;
import io.fivefifty.dns.spf.SpfSurvey;
import io.fivefifty.names.IpAddress;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever strangers write into DNS, a text stays a line that a terminal shows as it is. */
final class HostileTextsTest {

  private static final Lookup OK = Lookup.of(LookupStatus.OK);

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> start =
        Arbitraries.of(
            "",
            "v=spf1 ",
            "v=spf1 include:",
            "v=DMARC1; p=reject; ",
            "v=DMARC1; p=",
            "v=DKIM1; p=");
    Arbitrary<String> piece =
        Arbitraries.of(
            "\u001b[31m",
            "\u001b]0;title\u0007",
            "\u202e",
            "\u2066",
            "\u200f",
            "\u0000",
            "\r\n",
            "\t",
            "\u007f",
            "\u009b",
            "\u2028",
            "\ufeff",
            "\ud83d",
            "\ud83d\ude00",
            "é",
            "a:b.example ",
            "-all",
            "x".repeat(64));
    Arbitrary<String> body = piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    Arbitrary<Integer> times = Arbitraries.frequency(Tuple.of(9, 1), Tuple.of(1, 400));
    return Combinators.combine(start, body, times).as((s, b, t) -> s + b.repeat(t));
  }

  private static DomainSnapshot domain(String text) {
    Answers answers = question -> new Answer(OK, List.of(text));
    List<String> names = List.of(text);
    return new DomainSnapshot(
        "example.com",
        text,
        Known.YES,
        Known.NO,
        OK,
        OK,
        OK,
        OK,
        List.of(new MxHost(10, text, names)),
        MxVerdict.BROKEN,
        SpfSurvey.of("example.com", answers),
        DmarcFacts.of("example.com", Known.YES, answers),
        List.of(DkimKey.of("s1", "example.com", answers)),
        List.of(new Listing("dbl.example", "ok", names, ListingVerdict.LISTED)));
  }

  private static HostSnapshot host(String text) {
    HostSubject subject =
        new HostSubject(
            IpAddress.parse("192.0.2.10").orElseThrow(), text, HostSubject.NamedBy.USER);
    return new HostSnapshot(
        subject,
        OK,
        List.of(text, text),
        FcrdnsVerdict.FAIL,
        text,
        HeloVerdict.UNRESOLVABLE,
        List.of(new Listing("dbl.example", "ok", List.of(text), ListingVerdict.ERROR)));
  }

  private static void assertShowable(Said said) {
    String text = said.evidence().text();
    assertThat(text).matches("[ -~→…]+").hasSizeLessThanOrEqualTo(Texts.LONGEST_SENTENCE);
  }

  @Property(tries = 200)
  void texts_are_short_and_printable(@ForAll("hostile") String text) {
    for (String cause : Claims.TESTABLE) {
      assertShowable(
          Said.that(cause)
              .naming("192.0.2.10")
              .namingLists("dbl.example")
              .to("example.com")
              .with(domain(text))
              .with(host(text)));
    }
  }

  @Property(tries = 100)
  void names_in_logs_are_made_showable_too(@ForAll("hostile") String text) {
    assertShowable(Said.that("spf-fail").of(text));
    assertShowable(Said.that("relay-denied").to(text));
    assertShowable(Said.that("dmarc-fail").namingDomains(text));
    assertShowable(Said.that("dkim-fail").of(text).with(domain(text)));
  }

  @Example
  void a_record_is_cut_where_it_is_long_and_the_time_stays() {
    TextZone zone =
        new TextZone().with("_dmarc.example.com", "v=DMARC1; p=reject; rua=" + "x".repeat(64_000));
    DomainSnapshot row =
        FailedSnapshots.with(domain("v=spf1 -all"), DmarcFacts.of("example.com", Known.YES, zone));

    assertThat(Said.that("dmarc-fail").with(row).evidence().text())
        .startsWith("example.com asked receivers to reject")
        .contains("on " + Said.WHEN, "rua=xxx", "x…; its DKIM key")
        .hasSizeLessThan(330);
  }
}
