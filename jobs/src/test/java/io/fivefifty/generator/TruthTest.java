package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth is what a slow reader finds that knows nothing of the model. */
final class TruthTest {

  @Property(tries = 25)
  void aPlainReaderFindsTheTruth(
      @ForAll long seed,
      @ForAll QueueIdStyle queueIds,
      @ForAll Layout layout,
      @ForAll Compression compression,
      @ForAll @IntRange(min = 1, max = 4) int hosts)
      throws IOException {
    GeneratorPlan plan =
        GeneratorPlan.ofSeed(seed)
            .withDress(Dress.RFC3339)
            .withQueueIds(queueIds)
            .withLayout(layout)
            .withCompression(compression)
            .withHosts(hosts)
            .withMessagesPerDay(400)
            .withShares(0.15, 0.15, 0.2);
    Path folder = Files.createTempDirectory("truth");
    try {
      Truth truth = LogGenerator.write(plan, folder);
      PlainReader reader = new PlainReader();
      reader.read(filesInOrderOfTime(truth, folder));
      assertThat(reader.lineCount()).isEqualTo(truth.lines());
      assertThat(reader.refusals()).isEqualTo(truth.refusals());
      assertThat(reader.deliveries()).isEqualTo(truth.deliveries());
    } finally {
      delete(folder);
    }
  }

  @Property(tries = 10)
  void theDressChangesNothingThatIsTrue(@ForAll long seed, @ForAll Dress dress) throws IOException {
    GeneratorPlan plan = GeneratorPlan.ofSeed(seed).withMessagesPerDay(300);
    Path folder = Files.createTempDirectory("truth");
    try {
      Truth plain = LogGenerator.write(plan, folder);
      Truth dressed = LogGenerator.write(plan.withDress(dress), folder);
      assertThat(dressed.refusals()).isEqualTo(plain.refusals());
      assertThat(dressed.deliveries()).isEqualTo(plain.deliveries());
      assertThat(dressed.lines()).isEqualTo(plain.lines());
    } finally {
      delete(folder);
    }
  }

  @Test
  void sumsByAnyKeyAddUp(@TempDir Path folder) throws IOException {
    Truth truth = LogGenerator.write(GeneratorPlan.ofSeed(7), folder);
    assertThat(truth.rejections()).isPositive();
    assertThat(sum(truth.refusalsWith(550).values().stream())).isEqualTo(truth.rejections());
    assertThat(sum(truth.refusalsWith(550, RefusalKey::sendingDomain).values().stream()))
        .isEqualTo(truth.rejections());
    assertThat(truth.deliveriesBy(DeliveryKey::day)).hasSize(3);
    assertThat(
            truth.deliveriesBy(DeliveryKey::relayHost).values().stream()
                .reduce(DeliveryCount.NONE, DeliveryCount::plus))
        .isEqualTo(truth.allDeliveries());
  }

  /** Hosts' files are read one after the other, whose senders are kept apart by host and id. */
  private static List<Path> filesInOrderOfTime(Truth truth, Path folder) {
    return truth.files().entrySet().stream()
        .sorted(Comparator.comparing(file -> file.getValue().firstLine()))
        .map(file -> folder.resolve(file.getKey()))
        .toList();
  }

  private static long sum(Stream<Long> counts) {
    return counts.mapToLong(Long::longValue).sum();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
