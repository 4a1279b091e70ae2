package io.fivefifty.dns.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.names.IpAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a blocklist's answers mean. */
class ListingTest {

  private static final String ZONE = "bl.example";
  private static final IpAddress IP = IpAddress.parse("192.0.2.1").orElseThrow();
  private static final IpAddress IP6 = IpAddress.parse("2001:db8::1").orElseThrow();
  private static final String ENTRY = "1.2.0.192." + ZONE;
  private static final String ENTRY6 =
      "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2." + ZONE;
  private static final String MAPPED =
      ".0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.";

  /** Answers by name; a name that is not in it does not exist. */
  private static final class Entries implements Answers {
    private final Map<String, Answer> answers = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private Answer otherwise = Answer.of(Lookup.of(LookupStatus.NXDOMAIN));

    Entries with(String name, String... codes) {
      answers.put(name, new Answer(Lookup.of(LookupStatus.OK), List.of(codes)));
      return this;
    }

    Entries with(String name, LookupStatus status) {
      answers.put(name, Answer.of(Lookup.of(status)));
      return this;
    }

    Entries withAll(String... codes) {
      otherwise = new Answer(Lookup.of(LookupStatus.OK), List.of(codes));
      return this;
    }

    @Override
    public Answer to(Question question) {
      asked.add(question.name());
      return answers.getOrDefault(question.name(), otherwise);
    }
  }

  private static Entries works() {
    return new Entries()
        .with("2.0.0.127." + ZONE, "127.0.0.2")
        .with("2" + MAPPED + ZONE, "127.0.0.2")
        .with("test." + ZONE, "127.0.1.2");
  }

  private static ListingVerdict verdict(Entries list) {
    return Listing.ofAddress(ZONE, IP, list).verdict();
  }

  @Test
  void an_entry_is_a_listing_with_its_codes() {
    Listing listing = Listing.ofAddress(ZONE, IP, works().with(ENTRY, "127.0.0.2", "127.0.0.10"));

    assertThat(listing)
        .isEqualTo(
            new Listing(ZONE, "ok", List.of("127.0.0.2", "127.0.0.10"), ListingVerdict.LISTED));
  }

  @ParameterizedTest
  @EnumSource(names = {"NXDOMAIN", "NODATA"})
  void no_entry_is_no_listing(LookupStatus absent) {
    Listing listing = Listing.ofAddress(ZONE, IP, works().with(ENTRY, absent));

    assertThat(listing)
        .isEqualTo(new Listing(ZONE, absent.id(), List.of(), ListingVerdict.NOT_LISTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.255.255.252",
        "127.255.255.253",
        "127.255.255.254",
        "127.255.255.255",
        "127.0.0.1",
        "192.0.2.7",
        "10.0.0.1",
        "0.0.0.0",
      })
  void an_error_code_is_no_listing(String code) {
    assertThat(verdict(works().with(ENTRY, code))).isEqualTo(ListingVerdict.ERROR);
    assertThat(verdict(new Entries().withAll(code))).isEqualTo(ListingVerdict.ERROR);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.2", "127.0.0.255", "127.0.1.2", "127.1.0.1", "127.255.254.1"})
  void every_other_code_of_127_is_a_listing(String code) {
    assertThat(verdict(works().with(ENTRY, code))).isEqualTo(ListingVerdict.LISTED);
  }

  @Test
  void a_list_that_lists_everything_lists_nothing() {
    assertThat(verdict(new Entries().withAll("127.0.0.2"))).isEqualTo(ListingVerdict.UNKNOWN);
  }

  @Test
  void a_list_without_its_test_entry_cannot_clear_anybody() {
    assertThat(verdict(new Entries())).isEqualTo(ListingVerdict.UNKNOWN);
    assertThat(verdict(new Entries().with(ENTRY, "127.0.0.2"))).isEqualTo(ListingVerdict.UNKNOWN);
  }

  @Test
  void a_list_whose_test_entry_is_an_error_cannot_clear_anybody() {
    Entries list = new Entries().with("2.0.0.127." + ZONE, "127.255.255.254");

    assertThat(verdict(list)).isEqualTo(ListingVerdict.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "NODATA", "NXDOMAIN", "NOT_ASKED"})
  void a_lookup_that_fails_says_nothing(LookupStatus failure) {
    assertThat(verdict(works().with(ENTRY, failure))).isEqualTo(ListingVerdict.UNKNOWN);
    assertThat(verdict(works().with("2.0.0.127." + ZONE, failure)))
        .isEqualTo(ListingVerdict.UNKNOWN);
    assertThat(verdict(works().with("1.0.0.127." + ZONE, failure)))
        .isEqualTo(ListingVerdict.UNKNOWN);
  }

  @Test
  void what_was_not_asked_is_told_apart() {
    assertThat(verdict(works().with(ENTRY, LookupStatus.NOT_ASKED)))
        .isEqualTo(ListingVerdict.NOT_ASKED);
  }

  @Test
  void an_IPv6_address_is_asked_for_by_its_nibbles() {
    Entries list = works().with(ENTRY6, "127.0.0.3");

    assertThat(Listing.ofAddress(ZONE, IP6, list).verdict()).isEqualTo(ListingVerdict.LISTED);
    assertThat(list.asked)
        .containsExactlyInAnyOrder(ENTRY6, "2" + MAPPED + ZONE, "1" + MAPPED + ZONE);
  }

  @Test
  void a_list_of_IPv4_addresses_says_nothing_of_IPv6() {
    Entries list = new Entries().with("2.0.0.127." + ZONE, "127.0.0.2");

    assertThat(Listing.ofAddress(ZONE, IP6, list).verdict()).isEqualTo(ListingVerdict.UNKNOWN);
  }

  @Test
  void a_domain_is_asked_for_by_its_name() {
    Entries list = works().with("bad.example." + ZONE, "127.0.1.2");

    assertThat(Listing.ofDomain(ZONE, "bad.example", list).verdict())
        .isEqualTo(ListingVerdict.LISTED);
    assertThat(Listing.ofDomain(ZONE, "good.example", list).verdict())
        .isEqualTo(ListingVerdict.NOT_LISTED);
    assertThat(list.asked).contains("test." + ZONE, "invalid." + ZONE);
  }

  @Test
  void all_that_is_needed_is_asked_at_once() {
    Answers.Noting noting = new Answers.Noting(question -> null);

    Listing.ofAddress(ZONE, IP, noting);

    assertThat(noting.missing()).hasSize(3);
  }
}
