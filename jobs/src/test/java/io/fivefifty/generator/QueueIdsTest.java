package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class QueueIdsTest {
  private static final long SECOND = 1_000_000;

  private record Live(String id, long until) {}

  @Property(tries = 50)
  void noTwoMessagesInTheQueueShareAnId(@ForAll long seed, @ForAll QueueIdStyle style) {
    Dice dice = new Dice(seed);
    QueueIds ids = new QueueIds(style.onHost(0), new QueueIds.SharedWalk(), dice);
    Map<String, Long> busyUntil = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      long now = i * SECOND;
      String domain = "d" + dice.below(5) + ".example";
      ids.advanceTo(now);
      String id = ids.take(now + 10, domain);
      assertThat(busyUntil.getOrDefault(id, -1L)).isLessThan(now + 10);
      long until = now + 10 + dice.between(SECOND, 900 * SECOND);
      busyUntil.put(id, until);
      ids.release(id, until, domain);
    }
  }

  @Example
  void shortIdsComeBackForAnotherSenderWithinMinutes() {
    QueueIds ids = new QueueIds(QueueIdStyle.SHORT, new QueueIds.SharedWalk(), new Dice(1));
    String first = ids.take(0, "a.example");
    ids.release(first, 3 * SECOND, "a.example");
    ids.advanceTo(60 * SECOND);
    Set<String> toTheSame = new HashSet<>();
    Set<String> toAnother = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      toTheSame.add(ids.take(60 * SECOND, "a.example"));
    }
    for (int i = 0; i < 20; i++) {
      toAnother.add(ids.take(60 * SECOND, "b.example"));
    }
    assertThat(toTheSame).doesNotContain(first);
    assertThat(toAnother).contains(first);
  }

  @Example
  void longIdsAreNeverUsedAgain() {
    QueueIds ids = new QueueIds(QueueIdStyle.LONG, new QueueIds.SharedWalk(), new Dice(1));
    Set<String> seen = new HashSet<>();
    long start = 1_795_000_000 * SECOND;
    for (int i = 0; i < 5_000; i++) {
      String id = ids.take(start + i / 2, "a.example");
      ids.release(id, start + i / 2, "b.example");
      assertThat(seen.add(id)).isTrue();
      assertThat(id).matches("[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10}z[0-9B-Zb-y]{4,5}");
    }
  }

  @Example
  void twoHostsOftenUseTheSameIdAtOnce() {
    QueueIds.SharedWalk walk = new QueueIds.SharedWalk();
    QueueIds one = new QueueIds(QueueIdStyle.SHORT_USED_ONCE, walk, new Dice(1));
    QueueIds two = new QueueIds(QueueIdStyle.SHORT_USED_ONCE, walk, new Dice(2));
    Deque<Live> last = new ArrayDeque<>();
    int shared = 0;
    for (int i = 0; i < 100; i++) {
      String ofOne = one.take(i * SECOND, "a.example");
      String ofTwo = two.take(i * SECOND, "a.example");
      last.addLast(new Live(ofOne, i + 5));
      while (last.getFirst().until() < i) {
        last.removeFirst();
      }
      shared += last.stream().anyMatch(live -> live.id().equals(ofTwo)) ? 1 : 0;
    }
    assertThat(shared).isGreaterThan(50);
  }

  @Example
  void shortIdsAreAtLeastSixHexadecimalDigits() {
    QueueIds ids = new QueueIds(QueueIdStyle.SHORT, new QueueIds.SharedWalk(), new Dice(1));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      String id = ids.take(0, "a.example");
      assertThat(id.length()).isGreaterThanOrEqualTo(6);
      assertThat(seen.add(id)).isTrue();
    }
    assertThat(seen).allMatch(id -> id.chars().allMatch(c -> "0123456789ABCDEF".indexOf(c) >= 0));
  }
}
