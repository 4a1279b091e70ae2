package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** {@link OpenMessages} must agree with a {@link HashMap}. */
final class OpenMessagesTest {
  private final OpenMessages open = new OpenMessages();

  @Test
  void nothingIsFoundWhereNothingIsOpen() {
    assertThat(open.find(0, 0)).isEqualTo(-1);
    assertThat(open.findAny(0)).isEqualTo(-1);
  }

  @Test
  void aMessageToldAgainIsStillOne() {
    open.put(7, 1, 3, 100, 10);
    open.put(7, 1, 4, 200, 20);
    assertThat(open.size()).isEqualTo(1);
    assertThat(open.sender(open.find(7, 1))).isEqualTo(4);
    assertThat(open.timeMicros(open.find(7, 1))).isEqualTo(200);
  }

  @Test
  void theSameIdOfAnotherInstanceIsAnotherMessage() {
    open.put(7, 1, 3, 100, 10);
    open.put(7, 2, 4, 200, 20);
    assertThat(open.sender(open.find(7, 1))).isEqualTo(3);
    assertThat(open.sender(open.find(7, 2))).isEqualTo(4);
    assertThat(open.find(7, 3)).isEqualTo(-1);
  }

  @Test
  void anIdIsFoundWhateverItsInstance() {
    open.put(7, 1, 3, 100, 10);
    assertThat(open.sender(open.findAny(7))).isEqualTo(3);
    assertThat(open.findAny(8)).isEqualTo(-1);
  }

  @Test
  void onlyAMessageMarkedAsOlderIsToldSoWhenItIsRemoved() {
    open.put(7, 1, 3, 100, 10);
    open.put(8, 1, 3, 100, 10);
    open.markOlder(open.find(7, 1));
    assertThat(open.remove(open.find(8, 1))).isFalse();
    assertThat(open.remove(open.find(7, 1))).isTrue();
    open.put(7, 1, 3, 100, 10);
    assertThat(open.remove(open.find(7, 1))).isFalse();
  }

  @Test
  void aMessageToldAgainIsNoYounger() {
    open.put(7, 1, 3, 100, 10);
    open.markOlder(open.find(7, 1));
    open.put(7, 1, 3, 200, 20);
    assertThat(open.remove(open.find(7, 1))).isTrue();
  }

  @Property(tries = 300)
  void itAgreesWithAHashMap(@ForAll("operations") List<Operation> operations) {
    OpenMessages messages = new OpenMessages();
    Map<Key, Message> twin = new HashMap<>();
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      apply(operation, i, messages, twin);
      assertThat(messages.size()).isEqualTo(twin.size());
      assertThat(found(messages, operation.key()))
          .isEqualTo(Optional.ofNullable(twin.get(operation.key())).map(Message::word));
    }
    for (Operation operation : operations) {
      assertThat(found(messages, operation.key()))
          .isEqualTo(Optional.ofNullable(twin.get(operation.key())).map(Message::word));
      assertThat(messages.findAny(operation.key().hash()) >= 0)
          .isEqualTo(twin.keySet().stream().anyMatch(k -> k.hash() == operation.key().hash()));
    }
    assertThat(drained(messages)).isEqualTo(told(twin));
    assertThat(messages.size()).isZero();
    assertThat(drained(messages)).isEmpty();
  }

  @Test
  void itGrowsAsFarAsIsNeeded() {
    Map<Key, Message> twin = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      // Multiples of powers of two: long runs of neighbours among the slots.
      Key key = new Key((i * 3L) << (i % 5), i % 3);
      apply(new Operation(Action.PUT, key), i, open, twin);
    }
    assertThat(open.size()).isEqualTo(twin.size()).isGreaterThan(10_000);
    assertThat(drained(open)).isEqualTo(told(twin));
  }

  private enum Action {
    PUT,
    REMOVE,
    MARK_OLDER,
    DRAIN
  }

  private record Key(long hash, int instance) {}

  private record Operation(Action action, Key key) {}

  private record Word(int sender, long timeMicros) {}

  private record Message(Word word, long offset, boolean isOlder) {}

  private record Told(Key key, Word word, long offset) {}

  /** Few keys, many of which want the same slot, the last slots, or differ in the instance only. */
  @Provide
  Arbitrary<List<Operation>> operations() {
    Arbitrary<Long> hashes =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.longs().between(0, 6).map(i -> i * 1_024)),
            Tuple.of(3, Arbitraries.longs().between(1_020, 1_026)),
            Tuple.of(2, Arbitraries.longs().between(0, 6).map(i -> i << 32)),
            Tuple.of(1, Arbitraries.longs()));
    Arbitrary<Action> actions =
        Arbitraries.frequency(
            Tuple.of(60, Action.PUT),
            Tuple.of(40, Action.REMOVE),
            Tuple.of(15, Action.MARK_OLDER),
            Tuple.of(1, Action.DRAIN));
    Arbitrary<Key> keys =
        Combinators.combine(hashes, Arbitraries.integers().between(0, 1)).as(Key::new);
    return Combinators.combine(actions, keys).as(Operation::new).list().ofMaxSize(200);
  }

  private static void apply(
      Operation operation, int time, OpenMessages messages, Map<Key, Message> twin) {
    Key key = operation.key();
    int slot = messages.find(key.hash(), key.instance());
    switch (operation.action()) {
      case PUT -> {
        messages.put(key.hash(), key.instance(), time, time * 10L, time * 100L);
        Message before = twin.get(key);
        boolean isOlder = before != null && before.isOlder();
        twin.put(key, new Message(new Word(time, time * 10L), time * 100L, isOlder));
      }
      case REMOVE -> {
        if (slot >= 0) {
          Message removed = twin.remove(key);
          assertThat(removed).isNotNull();
          assertThat(messages.remove(slot)).isEqualTo(removed.isOlder());
        }
      }
      case MARK_OLDER -> {
        if (slot >= 0) {
          messages.markOlder(slot);
          twin.computeIfPresent(key, (k, m) -> new Message(m.word(), m.offset(), true));
        }
      }
      case DRAIN -> {
        assertThat(drained(messages)).isEqualTo(told(twin));
        twin.clear();
      }
    }
  }

  private static Optional<Word> found(OpenMessages messages, Key key) {
    int slot = messages.find(key.hash(), key.instance());
    return slot < 0
        ? Optional.empty()
        : Optional.of(new Word(messages.sender(slot), messages.timeMicros(slot)));
  }

  private static Set<Told> drained(OpenMessages messages) {
    List<Told> told = new ArrayList<>();
    messages.drain(
        (key, instance, sender, time, offset) ->
            told.add(new Told(new Key(key, instance), new Word(sender, time), offset)));
    assertThat(told).doesNotHaveDuplicates();
    return Set.copyOf(told);
  }

  private static Set<Told> told(Map<Key, Message> twin) {
    List<Told> told = new ArrayList<>();
    twin.forEach((key, message) -> told.add(new Told(key, message.word(), message.offset())));
    return Set.copyOf(told);
  }
}
