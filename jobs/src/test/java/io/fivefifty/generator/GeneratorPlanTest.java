package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class GeneratorPlanTest {
  private final GeneratorPlan plan = GeneratorPlan.ofSeed(1);

  @Test
  void aPlanWithoutDaysIsRefused() {
    assertThatThrownBy(() -> plan.withDays(LocalDate.EPOCH, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("days is 0, expected 1 to 366");
  }

  @Test
  void sharesAreParts() {
    assertThatThrownBy(() -> plan.withShares(0.1, 0.1, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("contentFilterShare is 1.5, expected 0 to 1");
    assertThatThrownBy(() -> plan.withShares(0.6, 0.6, 0))
        .hasMessage("refusalShare + deferralShare is 1.2, expected 0 to 1");
  }

  @Test
  void aPlanWithoutHostsIsRefused() {
    assertThatThrownBy(() -> plan.withHosts(0)).hasMessage("hosts is 0, expected 1 to 200");
  }
}
