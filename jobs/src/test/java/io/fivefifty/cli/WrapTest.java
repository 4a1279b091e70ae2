package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.names.PlainText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WrapTest {

  @Test
  void further_lines_begin_under_the_first() {
    String wrapped = Wrap.indented("  says  ", "word ".repeat(40));

    assertThat(wrapped.lines().toList())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100))
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("  says  word word"))
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("        word word"));
  }

  @Test
  void a_word_longer_than_a_line_is_broken() {
    String wrapped = Wrap.indented("→ ", "see " + "x".repeat(250) + " now");

    assertThat(wrapped.lines().toList())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100))
        .last()
        .isEqualTo("  " + "x".repeat(54) + " now");
    assertThat(wrapped.replaceAll("[\\s→]", "")).isEqualTo("see" + "x".repeat(250) + "now");
  }

  @Test
  void no_text_leaves_only_the_head() {
    assertThat(Wrap.indented("→ ", "  ")).isEqualTo("→ \n");
  }

  @Test
  void what_fits_is_not_cut() {
    assertThat(Wrap.cut("550 no", 6)).isEqualTo("550 no");
    assertThat(Wrap.cut("550 nob", 6)).isEqualTo("550 n…");
    assertThat(Wrap.cut("", 0)).isEmpty();
  }

  @Test
  void Chinese_takes_two_columns_and_an_accent_none() {
    assertThat(Wrap.columns("邮箱 550")).isEqualTo(8);
    assertThat(Wrap.columns("e\u0301")).isEqualTo(1);
    assertThat(Wrap.cut("邮箱不存在", 6)).isEqualTo("邮箱…");
  }

  @Test
  void a_character_of_two_units_is_not_cut_in_half() {
    assertThat(Wrap.cut("😀😀😀", 4)).isEqualTo("😀…");
  }

  @Property(tries = 300)
  void no_text_outgrows_its_width(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 80) int width) {
    assertThat(Wrap.columns(Wrap.cut(text, width))).isLessThanOrEqualTo(width);
    assertThat(Wrap.indented("  ", PlainText.harmless(text)).lines())
        .allSatisfy(line -> assertThat(Wrap.columns(line)).isLessThanOrEqualTo(100));
  }
}
