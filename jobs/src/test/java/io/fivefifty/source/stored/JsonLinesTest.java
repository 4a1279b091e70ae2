package io.fivefifty.source.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

  @Test
  void an_array_on_one_line() {
    assertThat(lines("[{\"a\":1},{\"b\":[{\"c\":2}]}]"))
        .isEqualTo("{\"a\":1}\n{\"b\":[{\"c\":2}]}\n");
  }

  @Test
  void an_array_over_many_lines_with_a_byte_order_mark() {
    assertThat(lines("\uFEFF[\r\n  {\"a\":1\r\n},\n  {\"b\":2}\n]\n"))
        .isEqualTo("{\"a\":1  }\n{\"b\":2}\n");
  }

  @Test
  void an_array_a_line() {
    assertThat(lines("[{\"a\":1},{\"b\":2}]\n[{\"c\":3}]\n"))
        .isEqualTo("{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n");
  }

  @Test
  void objects_behind_one_another() {
    assertThat(lines("{\"a\":\"}{\"}{\"b\":2} {\"c\":3}"))
        .isEqualTo("{\"a\":\"}{\"}\n{\"b\":2}\n{\"c\":3}\n");
  }

  @Test
  void objects_over_many_lines() {
    assertThat(lines("{\n  \"a\": \"x\\\"{\\\\\",\n  \"b\": [\n    1\n  ]\n}\n{\n\"c\":3}\n"))
        .isEqualTo("{   \"a\": \"x\\\"{\\\\\",   \"b\": [     1   ] }\n{ \"c\":3}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"items", "Records", "results", "events"})
  void a_page_gives_its_objects(String name) {
    String page =
        "{\"total\": 2, \"links\": [{\"x\":1}], \"NAME\" : [ {\"a\":{\"items\":[{}]}} ,\n{\"b\":2}],"
            + " \"paging\": {\"next\": \"http://x.example/]}{\"}}\n";
    String text = page.replace("NAME", name);
    assertThat(lines(text + text)).isEqualTo("{\"a\":{\"items\":[{}]}}\n{\"b\":2}\n".repeat(2));
  }

  @Test
  void an_empty_page_gives_nothing() {
    assertThat(lines("{\"items\":[],\"paging\":{\"next\":\"…\"}}\n{\"a\":1}"))
        .isEqualTo("{\"a\":1}\n");
  }

  @Test
  void names_and_values_that_only_look_like_pages_are_left() {
    String text =
        "{\"x\":\"items\",\"y\":[{\"items\":[{}]}],\"results\":{\"items\":[{}]},\"events\":[1,{}]}\n";
    assertThat(lines(text)).isEqualTo(text);
  }

  @Test
  void a_cut_object_does_not_take_the_next_ones_with_it() {
    assertThat(lines("{\"a\":\"cut\n{\"b\":2}\n{\"c\":3}\n"))
        .isEqualTo("{\"a\":\"cut\n{\"b\":2}\n{\"c\":3}\n");
  }

  @Test
  void what_is_no_json_is_a_line_of_its_own() {
    assertThat(lines("hello\n[null,{\"a\":1}]\nbye")).isEqualTo("hello\nnull,\n{\"a\":1}\nbye");
    assertThat(lines("{\"items\":[{\"a\":1},null]}{\"b\":2}"))
        .isEqualTo("{\"a\":1}\nnull\n{\"b\":2}\n");
  }

  @Test
  void long_objects_pass_through_without_being_held() {
    String text = "{\"a\":\"" + "x".repeat(1_000_000) + "\",\"items\":[{}]}\n";
    assertThat(lines(text + "{\"b\":2}\n")).isEqualTo(text + "{\"b\":2}\n");
  }

  @Test
  void damage_is_told_behind_what_came_before_it() throws IOException {
    InputStream damaged =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("ends too early");
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            return read();
          }
        };
    InputStream lines =
        new JsonLines(new SequenceInputStream(bytes("[{\"a\":1},{\"b\":"), damaged));
    assertThat(new String(lines.readNBytes(13), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":1}\n{\"b\":");
    assertThatThrownBy(lines::read).isInstanceOf(EOFException.class).hasMessage("ends too early");
  }

  @Test
  void chunks_do_not_matter() throws IOException {
    String text =
        "[{\"a\":\"\\\\\\\"é}\"},\n{\"b\":2}] {\"paging\":{},\"items\":[{\"c\":3},{\"d\":[]}],\"e\":\"]\"}{\"f\":6}";
    String expected = lines(text);
    Random random = new Random(550);
    for (int round = 0; round < 200; round++) {
      JsonLines lines = new JsonLines(new Trickle(bytes(text), random));
      byte[] target = new byte[1 + random.nextInt(7)];
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int n = lines.read(target, 0, target.length); n >= 0; ) {
        out.write(target, 0, n);
        n = lines.read(target, 0, target.length);
      }
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
    }
  }

  @Test
  void any_bytes_are_taken() throws IOException {
    byte[] letters = "{}[]\",:\\\n xitems0".getBytes(StandardCharsets.UTF_8);
    Random random = new Random(551);
    for (int round = 0; round < 5_000; round++) {
      byte[] content = new byte[random.nextInt(60)];
      for (int i = 0; i < content.length; i++) {
        content[i] = letters[random.nextInt(letters.length)];
      }
      JsonLines.isNeeded(content, content.length);
      assertThat(new JsonLines(new ByteArrayInputStream(content)).readAllBytes().length)
          .isLessThanOrEqualTo(2 * content.length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1}]",
        " \n[\n{\"a\":1}",
        "\uFEFF[{",
        "{\"a\":1}{\"b\":2}",
        "{\"a\":1} {\"b\"",
        "{\"a\":1},\n{\"b\":2}",
        "{\n  \"a\": 1\n}",
        "{\"a\": 1,\n\"b\": 2}",
        "{\"a\":[{\"b\":1},\n{\"c\":2}]}",
        "{\"items\":[{\"a\":1}]}\n",
        "{\"paging\":{},\"items\" : [{\"a\":1}]}\n",
        "{\"total_count\":2,\"results\":[",
        "{\"cut\":\"…\n{\n\"a\":1}",
      })
  void json_in_another_layout_is_told(String head) {
    assertThat(isNeeded(head)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "Nov 23 17:51:42 host postfix/smtp[1]: x",
        "{\"a\":1}\n{\"b\":2}\n",
        "{\"a\":1}",
        "{\"a\":{\"items\":[{}]},\"x\":\"items\",\"b\":[{}]}\r\n{\n",
        "{\"a\":\"unfinished",
        "{\"a\":\"cut\n{\"b\":2}\n",
        "{\"a\":{\"cut\":1,\n{\"b\":2}\n{\"c\":3}\n",
        "{braces} and text",
        "{\"a\"} \"and\" text",
      })
  void one_object_a_line_and_what_is_no_json_stay(String head) {
    assertThat(isNeeded(head)).isFalse();
  }

  private static boolean isNeeded(String head) {
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    return JsonLines.isNeeded(bytes, bytes.length);
  }

  private static String lines(String content) {
    try (InputStream in = new JsonLines(bytes(content))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives a few bytes at a time. */
  private static final class Trickle extends InputStream {
    private final InputStream in;
    private final Random random;

    Trickle(InputStream in, Random random) {
      this.in = in;
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      return in.read(target, from, Math.min(length, 1 + random.nextInt(5)));
    }
  }
}
