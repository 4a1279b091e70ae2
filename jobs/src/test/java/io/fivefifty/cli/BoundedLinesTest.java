package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

  private static List<String> lines(String text, int longest) throws IOException {
    BoundedLines lines = new BoundedLines(new StringReader(text), longest);
    List<String> read = new ArrayList<>();
    for (String line; (line = lines.next()) != null; ) {
      read.add(line);
    }
    return read;
  }

  @Test
  void lines_end_as_on_Unix_and_as_on_Windows() throws IOException {
    assertThat(lines("a\nb\r\n\nc", 10)).containsExactly("a", "b", "", "c");
    assertThat(lines("a\n", 10)).containsExactly("a");
    assertThat(lines("", 10)).isEmpty();
  }

  @Test
  void a_carriage_return_inside_a_line_does_not_end_it() throws IOException {
    assertThat(lines("a\rb\nc", 10)).containsExactly("a\rb", "c");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
    assertThat(lines("\uFEFFa\n\uFEFFb", 10)).containsExactly("a", "\uFEFFb");
  }

  @Test
  void of_a_line_without_end_only_the_beginning_is_kept() throws IOException {
    assertThat(lines("x".repeat(1_000_000) + "\nb", 5)).containsExactly("xxxxx", "b");
  }
}
