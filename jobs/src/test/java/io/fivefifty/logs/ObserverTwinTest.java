package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.generator.GeneratorPlan;
import io.fivefifty.generator.LogGenerator;
import io.fivefifty.generator.QueueIdStyle;
import io.fivefifty.generator.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Observer} must agree with its plain twin on logs that hold every trap. */
final class ObserverTwinTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 550})
  void itAgreesWithRegularExpressionsAndAMap(long seed) throws IOException {
    assertAgrees(plan(seed));
  }

  @ParameterizedTest
  @EnumSource(QueueIdStyle.class)
  void itAgreesForEveryKindOfIds(QueueIdStyle style) throws IOException {
    assertAgrees(plan(7).withQueueIds(style));
  }

  @ParameterizedTest
  @EnumSource(io.fivefifty.generator.Dress.class)
  void everyDressTellsTheSame(io.fivefifty.generator.Dress dress) throws IOException {
    PlainAnswer plain = answer(plan(11));
    PlainAnswer dressed = answer(plan(11).withDress(dress));
    assertThat(dressed.tallies()).isEqualTo(plain.tallies());
    assertThat(dressed.attemptsByDay()).isEqualTo(plain.attemptsByDay());
    assertThat(dressed.rejectionsByDay()).isEqualTo(plain.rejectionsByDay());
    assertThat(dressed.rejections())
        .extracting(ObserverTwinTest::withoutPlaceAndFraction)
        .isEqualTo(
            plain.rejections().stream().map(ObserverTwinTest::withoutPlaceAndFraction).toList());
  }

  private void assertAgrees(GeneratorPlan plan) throws IOException {
    byte[] log = write(plan);
    List<Observation> told = Scans.whole(log, Instant.EPOCH);
    PlainPostfix twin = new PlainPostfix(log);
    PlainAnswer answer = PlainAnswer.of(List.of(told));

    List<Observation.Attempt> attempts = Scans.only(Observation.Attempt.class, told);
    for (int i = 0; i < Math.min(attempts.size(), twin.told.size()); i++) {
      assertThat(PlainPostfix.Told.of(attempts.get(i))).isEqualTo(twin.told.get(i));
    }
    assertThat(attempts).hasSameSizeAs(twin.told).hasSizeGreaterThan(50);
    assertThat(
            PlainAnswer.of(
                    List.of(
                        Scans.only(Observation.Tally.class, told).stream()
                            .map(Observation.class::cast)
                            .toList()))
                .tallies())
        .isEqualTo(twin.tallies);
    assertThat(Scans.account(told).lines()).isEqualTo(twin.lines);
    assertThat(
            Scans.only(Observation.Signature.class, told).stream()
                .collect(
                    Collectors.groupingBy(
                        s -> s.domain() + " " + s.selector(),
                        Collectors.summingLong(Observation.Signature::signatures))))
        .isEqualTo(twin.signatures)
        .isNotEmpty();
    assertThat(Scans.only(Observation.Opened.class, told))
        .extracting(o -> new PlainPostfix.Open(o.offset(), o.timeMicros(), o.sendingDomain()))
        .containsExactlyInAnyOrderElementsOf(twin.open())
        .isNotEmpty();
    assertThat(answer.attempts()).isEqualTo(twin.lines.get(LineKind.ATTEMPT));
  }

  private PlainAnswer answer(GeneratorPlan plan) throws IOException {
    byte[] log = write(plan);
    return PlainAnswer.of(List.of(Scans.whole(log, Instant.parse("2026-12-02T00:00:00Z"))));
  }

  private byte[] write(GeneratorPlan plan) throws IOException {
    Truth truth = LogGenerator.write(plan, folder);
    byte[] log = Files.readAllBytes(folder.resolve("mail.log"));
    assertThat(truth.bytes()).isEqualTo(log.length);
    return log;
  }

  private static GeneratorPlan plan(long seed) {
    return Generated.plan(seed).withDress(io.fivefifty.generator.Dress.RFC3339);
  }

  /** Some dresses have whole seconds, one has no daemon's name, and all have other lengths. */
  private static PlainPostfix.Told withoutPlaceAndFraction(Observation.Attempt attempt) {
    PlainPostfix.Told told = PlainPostfix.Told.of(attempt);
    return new PlainPostfix.Told(
        0,
        Math.floorDiv(told.timeMicros(), 1_000_000L),
        0,
        told.day(),
        told.mtaHost(),
        told.queueId(),
        told.sendingDomain(),
        told.recipientDomain(),
        told.relayHost(),
        told.relayIp(),
        told.provider(),
        told.fate(),
        told.replyCode(),
        told.enhancedCode(),
        told.stage(),
        told.permanent(),
        told.reply());
  }
}
