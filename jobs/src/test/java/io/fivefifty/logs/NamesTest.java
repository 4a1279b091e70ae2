package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fivefifty.names.Domains;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** {@link Names} must agree with a list. */
final class NamesTest {
  private static final String CLEAR = "(clear)";

  @Test
  void namesAreNumberedInTheOrderOfTheirFirstUse() {
    Names names = names(10);
    assertThat(number(names, "b.example")).isZero();
    assertThat(number(names, "a.example")).isEqualTo(1);
    assertThat(number(names, "b.example")).isZero();
    assertThat(names.size()).isEqualTo(2);
  }

  @Test
  void capitalsAreFolded() {
    Names names = names(10);
    assertThat(number(names, "MX.Example")).isEqualTo(number(names, "mx.example"));
    assertThat(names.name(0)).isEqualTo("mx.example");
  }

  @Test
  void aNameMayBeEmpty() {
    Names names = names(10);
    assertThat(names.name(number(names, ""))).isEmpty();
  }

  @Test
  void aNewNameIsWrittenInItsSpelling() {
    Names names = new Names(10, Domains::aLabels);
    assertThat(names.name(number(names, "MÜNCHEN.example."))).isEqualTo("xn--mnchen-3ya.example");
  }

  @Test
  void onlyTheFirst256BytesOfANameCount() {
    Names names = names(10);
    String longest = "x".repeat(256);
    assertThat(number(names, longest + "a")).isEqualTo(number(names, longest + "b"));
    assertThat(names.name(0)).isEqualTo(longest);
  }

  @Test
  void theNameIsReadWhereItStands() {
    Names names = names(10);
    byte[] line = Bytes.ascii("relay=mx.example[");
    assertThat(names.name(names.number(line, 6, 16))).isEqualTo("mx.example");
  }

  @Test
  void itTellsWhenItIsFull() {
    Names names = names(2);
    number(names, "a");
    assertThat(names.isFull()).isFalse();
    number(names, "b");
    assertThat(names.isFull()).isTrue();
    names.clear();
    assertThat(names.isFull()).isFalse();
  }

  @Test
  void aNumberThatNobodyHasIsRefused() {
    Names names = names(2);
    number(names, "a");
    names.clear();
    assertThatThrownBy(() -> names.name(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no name has the number 0");
  }

  @Test
  void itGrowsAsFarAsIsNeeded() {
    Names names = names(100_000);
    for (int i = 0; i < 20_000; i++) {
      assertThat(number(names, "host" + i)).isEqualTo(i);
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(number(names, "HOST" + i)).isEqualTo(i);
      assertThat(names.name(i)).isEqualTo("host" + i);
    }
  }

  @Property(tries = 200)
  void itAgreesWithAList(@ForAll("uses") List<String> uses) {
    Names names = names(1_000);
    List<String> twin = new ArrayList<>();
    for (String use : uses) {
      if (use.equals(CLEAR)) {
        names.clear();
        twin.clear();
        continue;
      }
      String name = use.toLowerCase(Locale.ROOT);
      if (!twin.contains(name)) {
        twin.add(name);
      }
      assertThat(number(names, use)).isEqualTo(twin.indexOf(name));
      assertThat(names.size()).isEqualTo(twin.size());
    }
    for (int i = 0; i < twin.size(); i++) {
      assertThat(names.name(i)).isEqualTo(twin.get(i));
    }
  }

  @Provide
  Arbitrary<List<String>> uses() {
    Arbitrary<String> name = Arbitraries.strings().withChars("abAB.").ofMaxLength(4);
    return Arbitraries.frequencyOf(Tuple.of(50, name), Tuple.of(1, Arbitraries.just(CLEAR)))
        .list()
        .ofMaxSize(200);
  }

  private static Names names(int most) {
    return new Names(most, UnaryOperator.identity());
  }

  private static int number(Names names, String name) {
    byte[] bytes = Bytes.utf8(name);
    return names.number(bytes, 0, bytes.length);
  }
}
