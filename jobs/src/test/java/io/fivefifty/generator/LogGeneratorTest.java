package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogGeneratorTest {
  private static final GeneratorPlan PLAN =
      GeneratorPlan.ofSeed(550).withDress(Dress.RFC3339).withMessagesPerDay(500);

  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Truth first = LogGenerator.write(PLAN, folder.resolve("first"));
    Truth second = LogGenerator.write(PLAN, folder.resolve("second"));
    assertThat(second).isEqualTo(first);
    assertThat(content(folder.resolve("second"))).isEqualTo(content(folder.resolve("first")));
  }

  @Test
  void anotherSeedGivesOtherRefusals() throws IOException {
    Truth first = LogGenerator.write(PLAN, folder.resolve("first"));
    GeneratorPlan other =
        GeneratorPlan.ofSeed(551).withDress(Dress.RFC3339).withMessagesPerDay(500);
    assertThat(LogGenerator.write(other, folder.resolve("other")).refusals())
        .isNotEqualTo(first.refusals());
  }

  @Test
  void linesStandInOrderOfTime() throws IOException {
    LogGenerator.write(PLAN.withLayout(Layout.ONE_FILE).withHosts(5), folder);
    assertThat(PlainReader.lines(folder.resolve("mail.log")))
        .extracting(line -> line.substring(0, 26))
        .isSorted()
        .hasSizeGreaterThan(5_000);
  }

  @Test
  void aFileIsAsOldAsItsLastLine() throws IOException {
    Truth truth = LogGenerator.write(PLAN.withLayout(Layout.FILE_A_DAY), folder);
    Path file = folder.resolve("mail-2026-11-30.log");
    Instant lastLine = truth.files().get("mail-2026-11-30.log").lastLine();
    List<String> lines = PlainReader.lines(file);
    assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(lastLine);
    assertThat(lines.get(lines.size() - 1)).startsWith(lastLine.toString().replace("Z", ""));
  }

  @Test
  void aDaysFileHoldsThatDayOnly() throws IOException {
    Truth truth = LogGenerator.write(PLAN, folder);
    assertThat(truth.files())
        .hasSize(6)
        .allSatisfy(
            (name, file) -> {
              String day = name.substring(name.length() - 14, name.length() - 4);
              assertThat(file.firstLine().toString()).startsWith(day);
              assertThat(file.lastLine().toString()).startsWith(day);
            });
  }

  @Test
  void rotatedFilesPartAtTwentyFivePastSix() throws IOException {
    GeneratorPlan plan =
        PLAN.withHosts(1).withLayout(Layout.ROTATED).withCompression(Compression.SOME);
    Truth truth = LogGenerator.write(plan, folder);
    assertThat(truth.files())
        .containsOnlyKeys(
            "mx-out1/mail.log",
            "mx-out1/mail.log.1",
            "mx-out1/mail.log.2.gz",
            "mx-out1/mail.log.3.gz");
    Instant rotation = Instant.parse("2026-12-01T06:25:00Z");
    assertThat(truth.files().get("mx-out1/mail.log.1").lastLine()).isBefore(rotation);
    assertThat(truth.files().get("mx-out1/mail.log").firstLine()).isAfterOrEqualTo(rotation);
  }

  @Test
  void linesAndBytesAreThoseOfTheFiles() throws IOException {
    Truth truth = LogGenerator.write(PLAN.withCompression(Compression.SOME), folder);
    for (Map.Entry<String, FileTruth> file : truth.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      assertThat(PlainReader.lines(path)).hasSize((int) file.getValue().lines());
      if (!file.getKey().endsWith(".gz")) {
        assertThat(path).hasSize(file.getValue().bytes());
      }
    }
  }

  @Test
  void aPlanCanBeSizedInBytes() throws IOException {
    GeneratorPlan plan = LogGenerator.sized(PLAN, 20_000_000);
    assertThat(LogGenerator.write(plan, folder).bytes())
        .isCloseTo(20_000_000, Percentage.withPercentage(5));
  }

  @Test
  void theMixIsThatOfRealMail() throws IOException {
    Truth truth = LogGenerator.write(PLAN.withMessagesPerDay(5_000), folder);
    DeliveryCount all = truth.allDeliveries();
    assertThat((double) truth.lines() / 15_000).isBetween(5.0, 9.0);
    assertThat((double) truth.bytes() / truth.lines()).isBetween(140.0, 200.0);
    assertThat((double) all.rejected() / all.attempts()).isBetween(0.03, 0.06);
    assertThat((double) all.delivered() / all.attempts()).isBetween(0.8, 0.95);
  }

  @Test
  void yearlessStampsArePaddedAndSpanNewYear() throws IOException {
    GeneratorPlan plan =
        PLAN.withDays(LocalDate.of(2026, 12, 31), 2)
            .withDress(Dress.RFC3164)
            .withLayout(Layout.ONE_FILE);
    LogGenerator.write(plan, folder);
    List<String> lines = PlainReader.lines(folder.resolve("mail.log"));
    assertThat(lines.get(0)).startsWith("Dec 31 00:00:");
    assertThat(lines.get(lines.size() - 1)).startsWith("Jan  1 23:");
  }

  private static Map<String, String> content(Path root) throws IOException {
    Map<String, String> content = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      content.put(root.relativize(file).toString(), String.join("\n", PlainReader.lines(file)));
    }
    return content;
  }
}
