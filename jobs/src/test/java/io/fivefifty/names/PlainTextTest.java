package io.fivefifty.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void what_a_stranger_wrote_commands_nothing() {
    assertThat(PlainText.harmless("550 \u001b[2Jno\r\nsuch\tuser\u0007 \u202e \u2028 \u009b1m"))
        .isEqualTo("550  [2Jno  such user       1m");
  }

  @Test
  void letters_of_any_script_stay() {
    assertThat(PlainText.harmless("Postfach voll · 邮箱已满 😀")).isEqualTo("Postfach voll · 邮箱已满 😀");
  }

  @Property(tries = 300)
  void no_control_character_is_left(@ForAll String text) {
    assertThat(PlainText.harmless(text).codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT);
  }
}
