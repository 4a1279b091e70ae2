package io.fivefifty.source.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineScanner;
import io.fivefifty.source.stored.Stored.Codec;
import io.fivefifty.source.stored.Stored.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.Test;

class Bzip2StreamTest {

  /** Eight blocks of level 1. */
  private static final byte[] LOG = Stored.log(750_000, 5);

  private static final byte[] STORED = Codec.BZIP2.of(LOG);

  private record Read(long place, String text) {}

  /** A part whose first line the scanner leaves out, but for the first part's. */
  private record Part(Bzip2Stream blocks, long start) {

    LineScanner scanner() throws IOException {
      return new LineScanner(blocks, start, Long.MAX_VALUE);
    }

    long place(long offset) {
      return blocks.place(offset);
    }
  }

  private static Part part(byte[] stored, int start, int end) {
    Bzip2Stream blocks =
        new Bzip2Stream(new ByteArrayInputStream(stored, start, stored.length - start), start, end);
    return new Part(blocks, Math.min(1, start));
  }

  /** The lines of all parts of one size, in the order of the parts. */
  private static List<Read> lines(byte[] stored, int size) throws IOException {
    return lines(stored, size, new ArrayList<>());
  }

  private static List<Read> lines(byte[] stored, int size, List<String> damages)
      throws IOException {
    List<Read> lines = new ArrayList<>();
    for (int start = 0; start < stored.length; start += size) {
      Part part = part(stored, start, Math.min(start + size, stored.length));
      LineScanner scanner = part.scanner();
      Line line = new Line();
      while (scanner.next(line)) {
        lines.add(new Read(part.place(line.offset), line.toString()));
      }
      if (scanner.damage() != null) {
        damages.add(scanner.damage());
      }
    }
    return lines;
  }

  private static void assertSplits(byte[] stored, byte[] content) throws IOException {
    List<Read> whole = lines(stored, stored.length);
    assertThat(whole).extracting(Read::text).isEqualTo(new String(content, UTF_8).lines().toList());
    assertThat(whole).extracting(Read::place).isSorted().doesNotHaveDuplicates();
    for (int size : new int[] {1_000, 1_024, 5_000, 12_345, 40_000, 100_000, 1_000_000}) {
      assertThat(lines(stored, size)).as("parts of %s bytes", size).isEqualTo(whole);
    }
  }

  @Test
  void parts_of_any_size_read_every_line_once_and_in_the_same_order() throws IOException {
    assertSplits(STORED, LOG);
  }

  @Test
  void parts_may_meet_anywhere() throws IOException {
    byte[] content = Stored.log(250_000, 6);
    byte[] stored = Codec.BZIP2.of(content);
    List<Read> whole = lines(stored, stored.length);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      int cut = i < 20 ? i + 1 : 1 + random.nextInt(stored.length - 1);
      List<Read> lines = new ArrayList<>();
      for (Part part : List.of(part(stored, 0, cut), part(stored, cut, stored.length))) {
        LineScanner scanner = part.scanner();
        Line line = new Line();
        while (scanner.next(line)) {
          lines.add(new Read(part.place(line.offset), line.toString()));
        }
        assertThat(scanner.damage()).isNull();
      }
      assertThat(lines).as("cut at %s", cut).isEqualTo(whole);
    }
  }

  @Test
  void lines_may_end_where_blocks_end_and_be_longer_than_blocks() throws IOException {
    // A block of level 1 takes 99,981 bytes that don't repeat four times.
    byte[] content = Stored.log(700_000, 8);
    for (int block = 99_981; block < 400_000; block += 99_981) {
      content[block - 1] = '\n';
      content[block - 2] = 'x';
    }
    for (int i = 450_000; i < 560_000; i++) {
      content[i] = content[i] == '\n' ? (byte) ' ' : content[i];
    }
    assertSplits(Codec.BZIP2.of(content), content);
  }

  @Test
  void several_streams_are_split_as_one() throws IOException {
    byte[] other = Stored.log(150_000, 9);
    byte[] small = "one\ntwo\n".getBytes(UTF_8);
    assertSplits(
        Codec.BZIP2.of(LOG, new byte[0], small, other), PeelTest.joined(LOG, small, other));
  }

  @Test
  void what_is_decoded_is_what_the_other_decoder_decodes() throws IOException {
    Random random = new Random(10);
    for (int i = 0; i < 15; i++) {
      byte[] content = new byte[random.nextInt(300_000)];
      int symbols = 1 + random.nextInt(i % 2 == 0 ? 3 : 256);
      for (int at = 0; at < content.length; ) {
        int run = Math.min(content.length - at, 1 + random.nextInt(i % 3 == 0 ? 1_000 : 6));
        Arrays.fill(content, at, at + run, (byte) random.nextInt(symbols));
        at += run;
      }
      byte[] stored = Codec.BZIP2.of(content);
      try (BZip2CompressorInputStream twin =
          new BZip2CompressorInputStream(new ByteArrayInputStream(stored))) {
        assertThat(Stored.drained(new Bzip2Stream(new ByteArrayInputStream(stored))))
            .isEqualTo(new Content(twin.readAllBytes(), null));
      }
    }
  }

  @Test
  void a_block_of_one_byte_repeated_is_small_and_long() throws IOException {
    byte[] content = PeelTest.filled('\n', 20_000_000);
    byte[] stored = Codec.BZIP2.of(content);
    Content read = Stored.drained(new Bzip2Stream(new ByteArrayInputStream(stored)));
    assertThat(read.damage()).isNull();
    assertThat(read.bytes()).isEqualTo(content);
  }

  @Test
  void after_a_damaged_block_the_next_is_read() throws IOException {
    byte[] stored = STORED.clone();
    stored[stored.length / 2] ^= 0x10;
    Content read = Stored.drained(new Bzip2Stream(new ByteArrayInputStream(stored)));

    assertThat(read.damage()).contains("bzip2");
    assertThat(read.text()).startsWith(new String(LOG, 0, 290_000, UTF_8));
    assertThat(read.text()).endsWith(new String(LOG, 600_000, 150_000, UTF_8));
  }

  @Property(tries = 40)
  void damage_is_the_same_for_parts_of_any_size(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 14, max = 180_000) Integer> flipped,
      @ForAll @IntRange(min = 5_000, max = 200_000) int size)
      throws IOException {
    byte[] stored = STORED.clone();
    for (int at : flipped) {
      stored[Math.min(at, stored.length - 1)] ^= 1;
    }
    List<String> damages = new ArrayList<>();
    List<Read> whole = lines(stored, stored.length, damages);
    List<String> damagesOfParts = new ArrayList<>();
    // A line's end that stands for a block left out may have a place of its own.
    List<Read> parts = lines(stored, size, damagesOfParts);

    assertThat(parts)
        .filteredOn(read -> !read.text().isEmpty())
        .isEqualTo(whole.stream().filter(read -> !read.text().isEmpty()).toList());
    assertThat(damagesOfParts.isEmpty()).isEqualTo(damages.isEmpty());
  }

  @Property(tries = 20)
  void what_is_cut_is_the_same_for_parts_of_any_size(
      @ForAll @IntRange(min = 14, max = 180_000) int length,
      @ForAll @IntRange(min = 5_000, max = 200_000) int size)
      throws IOException {
    byte[] cut = Arrays.copyOf(STORED, Math.min(length, STORED.length - 1));
    List<String> damages = new ArrayList<>();

    assertThat(lines(cut, size, damages)).isEqualTo(lines(cut, cut.length));
    assertThat(damages).containsExactly("it ends too early");
  }
}
