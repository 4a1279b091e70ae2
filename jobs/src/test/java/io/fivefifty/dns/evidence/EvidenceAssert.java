package io.fivefifty.dns.evidence;

import static org.assertj.core.api.Assertions.assertThat;

/** What a test expects of evidence: its verdict and its words. */
final class EvidenceAssert {

  private final Evidence evidence;

  private EvidenceAssert(Evidence evidence) {
    this.evidence = evidence;
  }

  static EvidenceAssert assertSaid(Said said) {
    return new EvidenceAssert(said.evidence());
  }

  EvidenceAssert confirms(String text) {
    return is(Evidence.Verdict.CONFIRMS, text);
  }

  EvidenceAssert contradicts(String text) {
    return is(Evidence.Verdict.CONTRADICTS, text);
  }

  EvidenceAssert open(String text) {
    return is(Evidence.Verdict.OPEN, text);
  }

  private EvidenceAssert is(Evidence.Verdict verdict, String text) {
    assertThat(evidence.verdict()).as(evidence.text()).isEqualTo(verdict);
    assertThat(evidence.text()).isEqualTo(text);
    return this;
  }

  /** Which snapshot decided. */
  EvidenceAssert bySnapshot() {
    assertThat(evidence.snapshotId()).isEqualTo("taken");
    return this;
  }

  /** That none did. */
  EvidenceAssert byNone() {
    assertThat(evidence.snapshotId()).isNull();
    return this;
  }
}
