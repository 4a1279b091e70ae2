package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class LineScannerTest {
  private static final int LONGEST = LineScanner.LONGEST_LINE;

  @Test
  void linesAreParted() {
    assertThat(texts("a\nb\nc\n")).containsExactly("a", "b", "c");
  }

  @Test
  void theLastLineMayHaveNoEnd() {
    assertThat(texts("a\nb")).containsExactly("a", "b");
  }

  @Test
  void aCarriageReturnBelongsToTheLinesEnd() {
    assertThat(texts("a\r\nb\r\n\r\nc\r")).containsExactly("a", "b", "", "c");
  }

  @Test
  void aCarriageReturnInsideALineStays() {
    assertThat(texts("a\rb\n\r\r\n")).containsExactly("a\rb", "\r");
  }

  @Test
  void emptyLinesAreLines() {
    assertThat(texts("\n\na\n\n")).containsExactly("", "", "a", "");
  }

  @Test
  void anEmptyStreamHasNoLine() {
    assertThat(texts("")).isEmpty();
  }

  @Test
  void aByteOrderMarkAtTheStartIsNoPartOfTheLine() {
    List<Read> lines = lines("\uFEFFa\n\uFEFFb\n".getBytes(StandardCharsets.UTF_8));
    assertThat(lines).containsExactly(new Read(3, "a", false), new Read(5, "\uFEFFb", false));
  }

  @Test
  void offsetsAreThoseOfTheLinesFirstBytes() {
    assertThat(lines(Bytes.ascii("ab\r\n\nc")))
        .containsExactly(new Read(0, "ab", false), new Read(4, "", false), new Read(5, "c", false));
  }

  @Test
  void aLineOfTheGreatestLengthIsWhole() {
    String longest = "x".repeat(LONGEST);
    assertThat(lines(Bytes.ascii(longest + "\nnext\n")))
        .containsExactly(new Read(0, longest, false), new Read(LONGEST + 1L, "next", false));
  }

  @Test
  void aLongerLineIsMarkedAndTheNextIsWhole() {
    for (int length : new int[] {LONGEST + 1, LONGEST * 3 / 2, LONGEST * 2, LONGEST * 5}) {
      assertThat(lines(Bytes.ascii("before\n" + "x".repeat(length) + "\nnext\n")))
          .containsExactly(
              new Read(0, "before", false),
              new Read(7, "x".repeat(LONGEST), true),
              new Read(length + 8L, "next", false));
    }
  }

  @Test
  void aLongerLineMayBeTheLast() {
    assertThat(lines(Bytes.ascii("x".repeat(LONGEST * 5))))
        .containsExactly(new Read(0, "x".repeat(LONGEST), true));
  }

  @Test
  void whetherALineIsTooLongDoesNotDependOnWhereThePartBegins() throws IOException {
    byte[] bytes =
        Bytes.ascii("a".repeat(LONGEST - 10) + "\n" + "x".repeat(LONGEST + 10) + "\nnext\n");
    List<Read> whole = part(bytes, 0, bytes.length, LONGEST);
    List<Read> parts = part(bytes, 0, LONGEST - 20L, LONGEST);
    parts.addAll(part(bytes, LONGEST - 20L, bytes.length, LONGEST));
    assertThat(parts)
        .isEqualTo(whole)
        .extracting(Read::tooLong)
        .containsExactly(false, true, false);
  }

  @Test
  void linesMayLieAcrossManyBuffers() {
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 10 * LONGEST; i++) {
      String line = i + "-".repeat((i * 37) % 1_999);
      expected.add(line);
      text.append(line).append('\n');
    }
    assertThat(texts(text.toString())).isEqualTo(expected);
  }

  @Test
  void thePositionIsBehindTheLine() throws IOException {
    byte[] bytes = Bytes.ascii("ab\ncd\n");
    LineScanner scanner = new LineScanner(new ByteArrayInputStream(bytes), 0, bytes.length);
    assertThat(scanner.position()).isZero();
    assertThat(scanner.next(new Line())).isTrue();
    assertThat(scanner.position()).isEqualTo(3);
  }

  @Test
  void aWholeStreamIsNotDamaged() throws IOException {
    byte[] bytes = Bytes.ascii("a\nb\n");
    LineScanner scanner = new LineScanner(new ByteArrayInputStream(bytes), 0, Long.MAX_VALUE);
    assertThat(read(scanner)).extracting(Read::text).containsExactly("a", "b");
    assertThat(scanner.damage()).isNull();
  }

  @Test
  void ofDamagedContentWhatIsThereIsReadAndTheDamageTold() throws IOException {
    InputStream damaged = failing("a\nb\nc", new DamagedContentException("it is torn"));
    LineScanner scanner = new LineScanner(damaged, 0, Long.MAX_VALUE);
    assertThat(read(scanner)).extracting(Read::text).containsExactly("a", "b", "c");
    assertThat(scanner.damage()).isEqualTo("it is torn");
  }

  @Test
  void aFileSystemThatFailsIsNoDamage() {
    assertThatThrownBy(
            () ->
                read(new LineScanner(failing("a\n", new EOFException("gone")), 0, Long.MAX_VALUE)))
        .isInstanceOf(EOFException.class);
  }

  @Property(tries = 500)
  void partsThatMeetReadEveryLineOnce(
      @ForAll("texts") String text,
      @ForAll @Size(max = 5) List<@IntRange(max = 60) Integer> cuts,
      @ForAll @IntRange(min = 1, max = 9) int most)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TreeSet<Integer> ends = new TreeSet<>(cuts);
    ends.removeIf(end -> end == 0 || end >= bytes.length);
    ends.add(bytes.length);
    List<Read> parts = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      parts.addAll(part(bytes, start, end, most));
      start = end;
    }
    assertThat(parts).isEqualTo(plainLines(text));
  }

  @Test
  void everySingleCutReadsEveryLineOnce() throws IOException {
    String text = "\uFEFFab\r\n\n\ncde\r\r\nf\n\r\ng";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int cut = 1; cut < bytes.length; cut++) {
      List<Read> parts = part(bytes, 0, cut, 3);
      parts.addAll(part(bytes, cut, bytes.length, 3));
      assertThat(parts).as("cut at %s", cut).isEqualTo(plainLines(text));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab\r\n\n\uFEFF").ofMaxLength(50);
  }

  private record Read(long offset, String text, boolean tooLong) {}

  /** The plain twin: the whole text at once. */
  private static List<Read> plainLines(String text) {
    List<Read> lines = new ArrayList<>();
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(start, end);
      String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      long offset = text.substring(0, start).getBytes(StandardCharsets.UTF_8).length;
      lines.add(new Read(offset, bare, false));
      start = end + 1;
    }
    return lines;
  }

  /** Reads one part from a stream that gives at most so many bytes at a time. */
  private static List<Read> part(byte[] bytes, long start, long end, int most) throws IOException {
    int from = (int) Math.max(0, start - 1);
    InputStream slow =
        new ByteArrayInputStream(bytes, from, bytes.length - from) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, most));
          }
        };
    return read(new LineScanner(slow, start, end));
  }

  private static List<Read> read(LineScanner scanner) throws IOException {
    List<Read> lines = new ArrayList<>();
    Line line = new Line();
    while (scanner.next(line)) {
      lines.add(new Read(line.offset, line.toString(), line.tooLong));
    }
    return lines;
  }

  private static List<Read> lines(byte[] bytes) {
    try {
      return part(bytes, 0, bytes.length, Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(String text) {
    return lines(text.getBytes(StandardCharsets.UTF_8)).stream().map(Read::text).toList();
  }

  private static InputStream failing(String text, IOException failure) {
    InputStream fails =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            throw failure;
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(Bytes.ascii(text)), fails);
  }
}
