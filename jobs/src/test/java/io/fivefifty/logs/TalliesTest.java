package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** {@link Tallies} must agree with a {@link HashMap}. */
final class TalliesTest {
  private static final int LAST_DAY = (int) LocalDate.of(2999, 12, 31).toEpochDay();

  @Test
  void aRejectionIsNotCountedHere() {
    assertThatThrownBy(() -> new Tallies().add(1, 0, 0, 0, Fate.REJECTED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstDayAndNumberZeroAreCounted() {
    Tallies tallies = new Tallies();
    tallies.add(0, 0, 0, 0, Fate.DELIVERED);
    assertThat(drained(tallies)).isEqualTo(Map.of(new Key(0, 0, 0, 0), new Counts(1, 0, 0)));
  }

  @Test
  void theLargestNumbersAreKeptApart() {
    Tallies tallies = new Tallies();
    Key largest =
        new Key(
            LAST_DAY, Tallies.MOST_HOSTS - 1, Tallies.MOST_PROVIDERS - 1, Tallies.MOST_SENDERS - 1);
    add(tallies, largest, Fate.REFUSED);
    assertThat(drained(tallies)).isEqualTo(Map.of(largest, new Counts(0, 0, 1)));
  }

  @Test
  void itGrowsAsFarAsIsNeeded() {
    Tallies tallies = new Tallies();
    Map<Key, Counts> twin = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Key key = new Key(20_000 + i % 3, i % 7, i % 11, i / 2);
      add(tallies, key, Fate.DEFERRED);
      twin.merge(key, Counts.of(Fate.DEFERRED), Counts::plus);
    }
    assertThat(tallies.size()).isEqualTo(twin.size());
    assertThat(drained(tallies)).isEqualTo(twin);
  }

  @Property(tries = 300)
  void itAgreesWithAHashMap(@ForAll("attempts") List<List<Attempt>> drains) {
    Tallies tallies = new Tallies();
    for (List<Attempt> attempts : drains) {
      Map<Key, Counts> twin = new HashMap<>();
      for (Attempt attempt : attempts) {
        add(tallies, attempt.key(), attempt.fate());
        twin.merge(attempt.key(), Counts.of(attempt.fate()), Counts::plus);
        assertThat(tallies.size()).isEqualTo(twin.size());
      }
      assertThat(drained(tallies)).isEqualTo(twin);
      assertThat(tallies.size()).isZero();
    }
  }

  private record Key(int epochDay, int host, int provider, int sender) {}

  private record Attempt(Key key, Fate fate) {}

  private record Counts(long delivered, long deferred, long refused) {
    static Counts of(Fate fate) {
      return new Counts(
          fate == Fate.DELIVERED ? 1 : 0,
          fate == Fate.DEFERRED ? 1 : 0,
          fate == Fate.REFUSED ? 1 : 0);
    }

    Counts plus(Counts other) {
      return new Counts(
          delivered + other.delivered, deferred + other.deferred, refused + other.refused);
    }
  }

  @Provide
  Arbitrary<List<List<Attempt>>> attempts() {
    Arbitrary<Key> keys =
        Combinators.combine(
                Arbitraries.of(0, 1, 20_780, 20_781, LAST_DAY),
                Arbitraries.of(0, 1, Tallies.MOST_HOSTS - 1),
                Arbitraries.of(0, 1, Tallies.MOST_PROVIDERS - 1),
                Arbitraries.integers().between(0, Tallies.MOST_SENDERS - 1))
            .as(Key::new);
    Arbitrary<Fate> fates = Arbitraries.of(Fate.DELIVERED, Fate.DEFERRED, Fate.REFUSED);
    return Combinators.combine(keys, fates).as(Attempt::new).list().ofMaxSize(200).list().ofSize(2);
  }

  private static void add(Tallies tallies, Key key, Fate fate) {
    tallies.add(key.epochDay(), key.host(), key.provider(), key.sender(), fate);
  }

  private static Map<Key, Counts> drained(Tallies tallies) {
    Map<Key, Counts> counts = new HashMap<>();
    tallies.drain(
        (day, host, provider, sender, delivered, deferred, refused) ->
            assertThat(
                    counts.put(
                        new Key(day, host, provider, sender),
                        new Counts(delivered, deferred, refused)))
                .isNull());
    return counts;
  }
}
