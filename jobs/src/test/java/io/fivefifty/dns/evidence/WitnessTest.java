package io.fivefifty.dns.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fivefifty.dns.FailedSnapshots;
import io.fivefifty.dns.LookupStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for claims with any cause. */
final class WitnessTest {

  private static final List<String> CAUSES = Claims.TESTABLE.stream().sorted().toList();

  private static Stream<Arguments> failures() {
    return CAUSES.stream()
        .flatMap(
            cause ->
                Stream.of(LookupStatus.values())
                    .filter(status -> !status.isAnswer())
                    .map(status -> Arguments.of(cause, status)));
  }

  private static Said claim(String cause) {
    return Said.that(cause)
        .by("yahoo")
        .code("5.7.515")
        .naming("192.0.2.10")
        .namingLists("bl.example")
        .to("example.com");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failed_lookups_show_nothing(String cause, LookupStatus status) {
    Evidence evidence =
        claim(cause)
            .with(FailedSnapshots.domain("example.com", status, "bl.example"))
            .with(FailedSnapshots.host("192.0.2.10", status, "bl.example"))
            .evidence();

    assertThat(evidence.isOpen()).as(evidence.text()).isTrue();
    assertThat(evidence.text()).doesNotContain(" no ").contains(Said.WHEN);
    assertThat(evidence.snapshotId()).isEqualTo("taken");
  }

  @ParameterizedTest
  @FieldSource("CAUSES")
  void without_a_snapshot_nothing_is_shown(String cause) {
    assertThat(claim(cause).evidence().text()).startsWith("DNS was not asked about ");
    assertThat(claim(cause).evidence().isOpen()).isTrue();
  }

  @Test
  void a_cause_that_dns_has_no_say_in_is_a_mistake() {
    Said full = claim("mailbox-full");

    assertThatThrownBy(full::evidence)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DNS has no say in mailbox-full");
  }

  @Test
  void the_domains_that_a_claim_may_need_are_those_above_the_sender_and_the_named() {
    assertThat(
            Subjects.domainNames(
                "a.b.example.com", List.of("author.example"), List.of("shop.example")))
        .containsExactly(
            "a.b.example.com", "b.example.com", "example.com", "author.example", "shop.example");
    assertThat(Subjects.domainNames("<>", List.of(), List.of())).containsExactly("<>");
  }

  @Test
  void a_deep_name_does_not_lead_to_many_domains() {
    assertThat(Subjects.domainNames("a.".repeat(100) + "example", List.of(), List.of())).hasSize(5);
  }
}
