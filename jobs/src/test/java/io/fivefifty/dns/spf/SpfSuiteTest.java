package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fivefifty.dns.spf.Rfc7208Suite.Case;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every test of the RFC 7208 suite, by DNS and by the stored tree. */
final class SpfSuiteTest {

  private static final int TESTS = 193;

  @TestFactory
  Stream<DynamicTest> theOutcomeIsOneThatTheSuiteAccepts() {
    return forEachCase(test -> assertThat(test.accepted()).contains(test.check().outcome().id()));
  }

  @TestFactory
  Stream<DynamicTest> theStoredTreeGivesTheSameUnlessItHangsOnTheSender() {
    return forEachCase(
        test -> {
          SpfFacts facts = test.survey();
          SpfResult full = test.check();
          SpfResult stored =
              SpfCheck.of(test.ip(), test.sender(), test.helo(), StoredTree.of(facts.tree()));
          boolean hangsOnSender =
              facts.hasMacro() || facts.problems().contains(SpfProblem.PTR_MECHANISM.id());
          if (hangsOnSender && stored.outcome() == SpfOutcome.UNKNOWN) {
            return;
          }
          assertThat(stored).isEqualTo(full);
        });
  }

  @TestFactory
  Stream<DynamicTest> aFailedLookupIsNeverAVerdictOfNone() {
    return forEachCase(
        test -> {
          SpfFacts facts = test.survey();
          assertThat(facts.verdict() == SpfVerdict.NONE)
              .isEqualTo(facts.lookup().status().isAnswer() && facts.records().isEmpty());
        });
  }

  @Test
  void noTestIsLeftOut() {
    assumeTrue(Rfc7208Suite.isThere());
    assertThat(Rfc7208Suite.cases()).hasSize(TESTS);
  }

  private static Stream<DynamicTest> forEachCase(Consumer<Case> check) {
    assumeTrue(Rfc7208Suite.isThere());
    return Rfc7208Suite.cases().stream()
        .map(test -> dynamicTest(test.name(), () -> check.accept(test)));
  }
}
