package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** {@link Bytes} must agree with {@link String} in ISO 8859-1, where a byte is a character. */
final class BytesTest {
  @Property(tries = 500)
  void aByteIsFoundWhereStringFindsIt(
      @ForAll @Size(max = 60) byte[] bytes,
      @ForAll byte wanted,
      @ForAll @IntRange(max = 60) int first,
      @ForAll @IntRange(max = 60) int second) {
    int from = Math.min(Math.min(first, second), bytes.length);
    int to = Math.min(Math.max(first, second), bytes.length);
    String text = latin(bytes).substring(0, to);
    assertThat(Bytes.indexOf(bytes, from, to, wanted))
        .isEqualTo(text.indexOf((char) (wanted & 0xFF), from));
    int last = text.lastIndexOf((char) (wanted & 0xFF));
    assertThat(Bytes.lastIndexOf(bytes, from, to, wanted)).isEqualTo(last < from ? -1 : last);
  }

  @Property(tries = 500)
  void aTextIsFoundWhereStringFindsIt(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String text,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 4) String wanted,
      @ForAll @IntRange(max = 40) int from) {
    byte[] bytes = Bytes.ascii(text);
    int start = Math.min(from, bytes.length);
    assertThat(Bytes.indexOf(bytes, start, bytes.length, Bytes.ascii(wanted)))
        .isEqualTo(text.indexOf(wanted, start));
    assertThat(Bytes.startsWith(bytes, start, bytes.length, Bytes.ascii(wanted)))
        .isEqualTo(text.startsWith(wanted, start));
    assertThat(Bytes.equal(bytes, start, bytes.length, Bytes.ascii(wanted)))
        .isEqualTo(text.substring(start).equals(wanted));
  }

  @Property(tries = 300)
  void theHashIsThatOfTheBytesWhereverTheyStand(
      @ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(max = 9) int shift) {
    byte[] moved = new byte[bytes.length + 20];
    System.arraycopy(bytes, 0, moved, shift, bytes.length);
    assertThat(Bytes.hash(moved, shift, shift + bytes.length, 7))
        .isEqualTo(Bytes.hash(bytes, 0, bytes.length, 7));
  }

  @Test
  void zerosOfAnotherNumberHashOtherwise() {
    assertThat(Bytes.hash(new byte[8], 0, 3, 0)).isNotEqualTo(Bytes.hash(new byte[8], 0, 4, 0));
  }

  /** It stands in stored tables, so a change would part a message from its sender. */
  @Test
  void theHashNeverChanges() {
    byte[] id = Bytes.ascii("DB72F293311");
    assertThat(Bytes.hash(id, 0, id.length, 0)).isEqualTo(5252518866420427375L);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
