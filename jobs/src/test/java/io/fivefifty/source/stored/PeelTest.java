package io.fivefifty.source.stored;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fivefifty.source.stored.Stored.Codec;
import io.fivefifty.source.stored.Stored.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeelTest {

  private static final byte[] LOG = Stored.log(300_000, 1);
  private static final byte[] MORE = Stored.log(50_000, 2);

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void content_is_decoded(Codec codec) {
    Content content = Stored.peeled(codec.of(LOG));

    assertThat(content.damage()).isNull();
    assertThat(content.bytes()).isEqualTo(LOG);
  }

  @ParameterizedTest
  @EnumSource
  void members_that_follow_each_other_are_one_content(Codec codec) {
    Content content = Stored.peeled(codec.of(LOG, new byte[0], MORE));

    assertThat(content.damage()).isNull();
    assertThat(content.bytes()).isEqualTo(joined(LOG, MORE));
  }

  @ParameterizedTest
  @EnumSource
  void empty_content_is_empty(Codec codec) {
    assertThat(Stored.peeled(codec.of(new byte[0]))).extracting(Content::text).isEqualTo("");
  }

  @Test
  void layers_are_taken_off_up_to_four() throws IOException {
    byte[] four = MORE;
    for (Codec codec : List.of(Codec.XZ, Codec.ZSTD, Codec.LZ4, Codec.BZIP2)) {
      four = codec.of(four);
    }
    byte[] five = Codec.GZIP.of(four);

    assertThat(Stored.peeled(four).bytes()).isEqualTo(MORE);
    assertThatThrownBy(() -> Peel.off(new ByteArrayInputStream(five), 0))
        .hasMessage("it is compressed more than 4 times over");
  }

  @Test
  void text_stays_as_it_is_and_may_be_split() throws IOException {
    Peel text = Peel.off(new ByteArrayInputStream(LOG), 5);

    assertThat(text).extracting(Peel::splittable, Peel::writtenMillis).containsExactly(true, 5L);
    assertThat(text.content().readAllBytes()).isEqualTo(LOG);
  }

  @Test
  void only_text_in_bzip2_is_split_by_its_blocks() throws IOException {
    assertThat(Peel.off(new ByteArrayInputStream(Codec.BZIP2.of(LOG)), 0).splittable()).isTrue();
    for (byte[] stored :
        List.of(
            Codec.BZIP2.of(Codec.GZIP.of(LOG)),
            Codec.GZIP.of(Codec.BZIP2.of(LOG)),
            Codec.BZIP2.of("\uFEFFa".getBytes(UTF_16LE)),
            Codec.GZIP.of(LOG))) {
      assertThat(Peel.off(new ByteArrayInputStream(stored), 0).splittable()).isFalse();
    }
  }

  @Test
  void gzip_remembers_when_its_content_was_written() throws IOException {
    byte[] gzip = Codec.GZIP.of(LOG);
    assertThat(Peel.off(new ByteArrayInputStream(gzip), 7).writtenMillis()).isEqualTo(7);
    gzip[4] = 100;
    assertThat(Peel.off(new ByteArrayInputStream(gzip), 7).writtenMillis()).isEqualTo(100_000);
  }

  @Test
  void what_follows_gzip_is_passed_over() {
    byte[] gzip = Codec.GZIP.of(LOG);
    byte[] padded = joined(gzip, new byte[700], Codec.GZIP.of(MORE), "garbage".getBytes(UTF_8));
    Content content = Stored.peeled(padded);

    assertThat(content.damage()).isNull();
    assertThat(content.bytes()).isEqualTo(joined(LOG, MORE));
  }

  @Test
  void gzip_may_have_every_field_in_its_head() {
    byte[] plain = Codec.GZIP.of(LOG);
    byte[] head = Arrays.copyOf(plain, 10);
    head[3] = 2 | 4 | 8 | 16;
    byte[] fields = joined(new byte[] {3, 0, 1, 2, 3}, "a\0b\0".getBytes(UTF_8), new byte[2]);
    byte[] full = joined(head, fields, Arrays.copyOfRange(plain, 10, plain.length));

    isLog(Stored.peeled(full));
  }

  private static void isLog(Content content) {
    assertThat(content.damage()).isNull();
    assertThat(content.bytes()).isEqualTo(LOG);
  }

  @Test
  void frames_of_zstd_that_hold_something_else_are_passed_over() {
    byte[] skippable = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9};
    isLog(Stored.peeled(joined(skippable, Codec.ZSTD.of(LOG), skippable)));
  }

  @Test
  void streams_of_xz_may_be_padded() {
    isLog(Stored.peeled(joined(Codec.XZ.of(LOG), new byte[8])));
  }

  @ParameterizedTest
  @EnumSource
  void of_what_is_cut_its_beginning_is_given_and_the_damage_told(Codec codec) {
    byte[] stored = codec.of(LOG);
    int given = 0;
    for (int i = 1; i <= 50; i++) {
      int length = i < 45 ? stored.length / 45 * i : stored.length - (51 - i);
      if (length < Storage.HEAD) {
        continue;
      }
      Content content = Stored.peeled(Arrays.copyOf(stored, length));
      assertThat(content.damage()).as("cut at %s", length).isEqualTo("it ends too early");
      assertThat(content.bytes().length).isBetween(given, LOG.length);
      assertThat(content.bytes()).isEqualTo(Arrays.copyOf(LOG, content.bytes().length));
      given = content.bytes().length;
    }
    assertThat(given).isEqualTo(LOG.length);
  }

  @ParameterizedTest
  @EnumSource
  void the_less_is_missing_the_more_is_given(Codec codec) {
    byte[] stored = codec.of(LOG, MORE);
    Content cut = Stored.peeled(Arrays.copyOf(stored, codec.of(LOG).length + 20));

    assertThat(cut.damage()).isNotNull();
    assertThat(cut.bytes().length).isGreaterThanOrEqualTo(LOG.length);
  }

  @ParameterizedTest
  @EnumSource
  void corrupt_bytes_are_damage_and_nothing_else(Codec codec) {
    byte[] stored = codec.of(Stored.log(120_000, 3), MORE);
    byte[] whole = joined(Stored.log(120_000, 3), MORE);
    Random random = new Random(550);
    for (int i = 0; i < 150; i++) {
      byte[] corrupt = stored.clone();
      for (int j = 0; j <= i % 3; j++) {
        corrupt[10 + random.nextInt(corrupt.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      Content content = Stored.peeled(corrupt);
      if (content.damage() == null && codec != Codec.GZIP) {
        assertThat(content.bytes()).as("try %s", i).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_checksum_that_is_wrong_is_told_at_the_end(Codec codec) {
    assumeThat(codec).isNotEqualTo(Codec.XZ); // its last bytes are an index
    byte[] stored = codec.of(LOG);
    stored[stored.length - (codec == Codec.GZIP ? 6 : 2)] ^= 1;
    Content content = Stored.peeled(stored);

    assertThat(content.damage()).isNotNull();
    assertThat(content.bytes()).isEqualTo(LOG);
  }

  @Test
  void of_damaged_gzip_all_is_given_up_to_the_damage() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(stored, 512, true)) {
      gzip.write(LOG);
      gzip.flush();
      // Bits of which no block of deflate begins.
      stored.writeBytes(filled(0xFF, 2_000));
      Content content = Stored.peeled(stored.toByteArray());

      assertThat(content.damage()).startsWith("its compressed data are damaged");
      assertThat(content.bytes()).isEqualTo(LOG);
    }
  }

  static byte[] filled(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static final List<byte[]> HEADS =
      Arrays.stream(Codec.values()).map(codec -> Arrays.copyOf(codec.of(MORE), 30)).toList();

  @Property(tries = 300)
  void bytes_of_any_kind_are_read_or_damage(@ForAll @Size(max = 700) byte[] bytes) {
    for (byte[] head : HEADS) {
      Stored.peeled(joined(head, bytes));
    }
    Stored.peeled(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void a_file_system_that_fails_is_no_damage(Codec codec) throws IOException {
    byte[] stored = Arrays.copyOf(codec.of(LOG), codec.of(LOG).length - 700);
    InputStream fails =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("the disk is gone");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw new EOFException("the disk is gone");
          }
        };
    RawStream raw = new RawStream(new SequenceInputStream(new ByteArrayInputStream(stored), fails));

    assertThatThrownBy(() -> Stored.drained(raw.guard(Peel.off(raw, 0).content())))
        .isInstanceOf(EOFException.class)
        .hasMessage("the disk is gone");
  }

  @Test
  void a_dictionary_of_xz_that_is_too_large_is_refused() {
    byte[] stored = Codec.XZ.of(MORE);
    // The size of the dictionary, in the filter's properties of the first block's header.
    int block = 12;
    stored[block + 4] = 37;
    CRC32 crc = new CRC32();
    crc.update(stored, block, (stored[block] + 1) * 4 - 4);
    for (int i = 0; i < 4; i++) {
      stored[block + (stored[block] + 1) * 4 - 4 + i] = (byte) (crc.getValue() >> (8 * i));
    }

    assertThat(Stored.peeled(stored))
        .isEqualTo(new Content("", "its xz dictionary is larger than 128 MB"));
  }

  @Test
  void a_window_of_zstd_that_is_too_large_is_refused() {
    byte[] stored = Codec.ZSTD.of(MORE);
    stored[5] = (byte) 0xFF;

    assertThat(Stored.peeled(stored).damage())
        .isEqualTo("its zstd window is larger than 128 MB; compress it again without --long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip -c",
        "pigz -c",
        "zstd -q -c",
        "zstd -q -c -19 --long=27",
        "zstd -q -c --no-check",
        "bzip2 -c",
        "bzip2 -c -1",
        "xz -c",
        "xz -c -9 --block-size=50000",
        "xz -c --check=crc32",
        "lz4 -q -c",
        "lz4 -q -c -BD -B4",
        "lz4 -q -c -9 -BX"
      })
  void what_the_commands_write_is_read(String command, @TempDir Path folder)
      throws IOException, InterruptedException {
    String program = "/usr/bin/" + command.split(" ")[0];
    assumeThat(Files.isExecutable(Path.of(program))).as(program).isTrue();
    Path file = Files.write(folder.resolve("log"), LOG);
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder((command + " " + file).split(" "))
            .redirectOutput(out.toFile())
            .redirectErrorStream(false)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    isLog(Stored.peeled(Files.readAllBytes(out)));
  }

  @Test
  void UTF_16_becomes_UTF_8_without_its_mark() {
    String text = "\uFEFFx\u00E4\u20AC\uD83D\uDE00\r\n".repeat(5_000);
    String read = text.substring(1);
    for (byte[] utf16 : List.of(text.getBytes(UTF_16LE), text.getBytes(UTF_16BE))) {
      assertThat(Stored.peeled(utf16)).extracting(Content::text).isEqualTo(read);
      assertThat(Stored.peeled(Codec.GZIP.of(utf16))).extracting(Content::text).isEqualTo(read);
    }
  }

  @Test
  void UTF_16_that_is_cut_or_garbled_is_read_as_far_as_it_goes() {
    byte[] cut = Arrays.copyOf("\uFEFFab".getBytes(UTF_16LE), 5);
    assertThat(Stored.peeled(cut))
        .extracting(Content::text, Content::damage)
        .containsExactly("a", "it ends within a character");
    assertThat(Stored.peeled("\uFEFFa\uD83D!\uDE00".getBytes(UTF_16BE)).bytes()).isNotEmpty();
    byte[] lone = {(byte) 0xFE, (byte) 0xFF, 0, 'a', (byte) 0xD8, 0x3D, 0, '!'};
    assertThat(Stored.peeled(lone)).extracting(Content::text).isEqualTo("a\uFFFD!");
  }
}
