package io.fivefifty.source;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.Observation;
import io.fivefifty.logs.format.Formats;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * What holds of every format, whatever happens to its lines: nothing throws, and the ledger adds up
 * ({@link AnyLog} sees to both).
 */
class EveryFormatTest {

  @Test
  void every_format_has_a_sample_and_is_told_by_its_content() {
    assertThat(SampleLines.formats()).containsExactlyInAnyOrderElementsOf(Formats.names());
  }

  @Property(tries = 300)
  void any_line_may_be_cut_anywhere(
      @ForAll("formats") String format,
      @ForAll @Size(50) List<@IntRange(max = 4000) Integer> cuts) {
    List<byte[]> lines = new ArrayList<>();
    List<byte[]> whole = SampleLines.of(format);
    for (int i = 0; i < Math.min(400, whole.size()); i++) {
      int cut = cuts.get(i % cuts.size());
      byte[] line = whole.get(i);
      lines.add(cut < line.length && i % 3 == 0 ? Arrays.copyOf(line, cut) : line);
    }
    AnyLog.read(format, lines);
  }

  @Test
  void each_line_may_be_cut_at_each_place() {
    for (String format : SampleLines.formats()) {
      List<byte[]> lines = new ArrayList<>();
      List<byte[]> whole = SampleLines.of(format);
      for (int i = 0; i < Math.min(60, whole.size()); i++) {
        byte[] line = whole.get(i);
        for (int length = 0; length < Math.min(line.length, 2500); length++) {
          lines.add(Arrays.copyOf(line, length));
        }
        lines.add(line);
      }
      AnyLog.read(format, lines);
    }
  }

  @Property(tries = 500)
  void any_byte_may_be_another(
      @ForAll("formats") String format,
      @ForAll @Size(20) List<@IntRange(max = 1_000_000) Integer> places,
      @ForAll @Size(min = 1, max = 4) byte[] change) {
    List<byte[]> lines = new ArrayList<>();
    for (byte[] line : SampleLines.of(format)) {
      lines.add(line.clone());
    }
    for (int place : places) {
      byte[] line = lines.get(place % lines.size());
      for (int i = 0; i < change.length && line.length > 0; i++) {
        line[(place / 7 + i) % line.length] = change[i];
      }
    }
    AnyLog.read(format, lines);
  }

  @Property(tries = 200)
  void lines_may_come_twice_and_out_of_order(
      @ForAll("formats") String format,
      @ForAll @Size(40) List<@IntRange(max = 1_000_000) Integer> places) {
    List<byte[]> lines = new ArrayList<>(SampleLines.of(format));
    for (int place : places) {
      lines.add(place % lines.size(), lines.get(place / 3 % lines.size()));
    }
    AnyLog.read(format, lines);
  }

  @Property(tries = 100)
  void the_lines_of_another_format_are_nobody_s(
      @ForAll("formats") String format, @ForAll("formats") String other) {
    List<byte[]> lines = new ArrayList<>();
    for (byte[] line : SampleLines.of(other)) {
      lines.add(line);
    }
    List<Observation> told = AnyLog.read(format, lines);
    if (!format.equals(other) && !Formats.found(format).sharesFiles()) {
      assertThat(AnyLog.attempts(told)).isEmpty();
    }
  }

  @Property(tries = 60)
  void two_hosts_in_one_file_tell_what_each_tells_alone(
      @ForAll("formats") String format, @ForAll @Size(64) List<Boolean> turns) {
    List<byte[]> one = new ArrayList<>();
    List<byte[]> other = new ArrayList<>();
    for (byte[] line : SampleLines.of(format)) {
      byte[] renamed = onAnotherHost(format, line);
      if (renamed.length > line.length) {
        one.add(line);
        other.add(renamed);
      }
    }
    boolean named = !one.isEmpty();
    if (!named) {
      one.addAll(SampleLines.of(format));
      other.addAll(one);
    }
    List<byte[]> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (int turn = 0; i < one.size() || j < other.size(); turn++) {
      boolean first = turns.get(turn % turns.size());
      if (i < one.size() && (first || j == other.size())) {
        both.add(one.get(i++));
      } else {
        both.add(other.get(j++));
      }
    }
    List<Observation> together = AnyLog.read(format, both);
    if (named) {
      Map<String, Long> alone = counts(AnyLog.read(format, one));
      counts(AnyLog.read(format, other)).forEach((key, n) -> alone.merge(key, n, Long::sum));
      assertThat(counts(together)).isEqualTo(alone);
    }
  }

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of(SampleLines.formats());
  }

  private static Map<String, Long> counts(List<Observation> told) {
    return AnyLog.attempts(told).stream()
        .map(
            attempt ->
                String.join(
                    " ",
                    attempt.mtaHost(),
                    attempt.queueId(),
                    attempt.sendingDomain(),
                    attempt.recipientDomain(),
                    attempt.fate().id(),
                    attempt.reply()))
        .collect(groupingBy(key -> key, TreeMap::new, counting()));
  }

  /**
   * The line with a letter more in its host's name; as it is where it names no host in the open.
   */
  private static byte[] onAnotherHost(String format, byte[] text) {
    LogFormat reader = Formats.found(format);
    Dress dress = AnyLog.dress();
    Line line = new Line();
    line.set(text, 0, text.length);
    if (!reader.frame(line, dress) || line.bytes != text || line.hostStart == line.hostEnd) {
      return text;
    }
    ByteArrayOutputStream renamed = new ByteArrayOutputStream();
    renamed.write(text, 0, line.hostEnd);
    renamed.write('x');
    renamed.write(text, line.hostEnd, text.length - line.hostEnd);
    return renamed.toByteArray();
  }
}
