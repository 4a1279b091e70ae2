package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Results must not depend on how a log is cut, or on how much a reader can remember. */
final class PartsTest {
  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void aGeneratedLogInPartsTellsTheSameAsTheWhole(
      @ForAll @IntRange(min = 1, max = 4) int seed,
      @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 10_000) Integer> cuts)
      throws IOException {
    byte[] log = Generated.log(seed);
    assertThat(answer(log, cuts, Generated.LAST_WRITTEN))
        .isEqualTo(answer(log, List.of(), Generated.LAST_WRITTEN));
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void aReaderThatCanRememberLittleTellsTheSame(
      @ForAll @IntRange(min = 1, max = 4) int seed,
      @ForAll @IntRange(min = 1, max = 60) int mostOpen,
      @ForAll @IntRange(min = 1, max = 60) int mostTallies)
      throws IOException {
    byte[] log = Generated.log(seed);
    List<Observation> told =
        Scans.part(log, 0, log.length, Generated.LAST_WRITTEN, mostOpen, mostTallies);
    assertThat(PlainAnswer.of(List.of(told)))
        .isEqualTo(answer(log, List.of(), Generated.LAST_WRITTEN));
  }

  @Property(tries = 200)
  void aLogOfFewIdsThatComeBackInPartsTellsTheSameAsTheWhole(
      @ForAll long seed,
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 10_000) Integer> cuts) {
    byte[] log = new BusyLog(new Random(seed)).text().getBytes(StandardCharsets.UTF_8);
    PlainAnswer whole = answer(log, List.of(), Lines.LAST_WRITTEN);
    assertThat(answer(log, cuts, Lines.LAST_WRITTEN)).isEqualTo(whole);
    assertThat(whole.attempts()).isEqualTo(whole.lines().getOrDefault(LineKind.ATTEMPT, 0L));
  }

  /** Joins what the parts tell that meet at these ten-thousandths of the log. */
  private static PlainAnswer answer(byte[] log, List<Integer> cuts, Instant lastWritten) {
    TreeSet<Integer> ends = new TreeSet<>();
    cuts.forEach(cut -> ends.add((int) ((long) log.length * cut / 10_000)));
    ends.add(log.length);
    List<List<Observation>> parts = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      parts.add(Scans.part(log, start, end, lastWritten, 1 << 18, 1 << 18));
      start = end;
    }
    return PlainAnswer.of(parts);
  }
}
