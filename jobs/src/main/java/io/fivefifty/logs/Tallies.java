package io.fivefifty.logs;

import java.util.Arrays;

/**
 * Counts of attempts by day, host, provider and sending domain. Hot: open addressing over numbers,
 * no object for a count.
 */
final class Tallies {

  /** So many bits each of a key: day, host, provider, sender. */
  static final int MOST_HOSTS = 1 << 12;

  static final int MOST_PROVIDERS = 1 << 12;
  static final int MOST_SENDERS = 1 << 19;
  private static final int FATES = 3;

  private long[] keys;
  private long[] counts;
  private int used;

  Tallies() {
    allocate(256);
  }

  /** Takes what {@link #drain} gives. */
  interface Visitor {
    void tally(
        int epochDay,
        int host,
        int provider,
        int sender,
        long delivered,
        long deferred,
        long refused);
  }

  int size() {
    return used;
  }

  void add(int epochDay, int host, int provider, int sender, Fate fate) {
    // Never 0, which marks a free slot: the day is counted from 1.
    long key = (((long) (epochDay + 1) << 12 | host) << 12 | provider) << 19 | sender;
    int slot = slotOf(key);
    if (keys[slot] == 0) {
      if (2 * (used + 1) > keys.length) {
        grow();
        slot = slotOf(key);
      }
      keys[slot] = key;
      used++;
    }
    counts[slot * FATES + index(fate)]++;
  }

  /** Calls {@code visitor} for each count, in no order, and forgets them all. */
  void drain(Visitor visitor) {
    for (int slot = 0; slot < keys.length; slot++) {
      long key = keys[slot];
      if (key != 0) {
        visitor.tally(
            (int) (key >>> 43) - 1,
            (int) (key >>> 31) & (MOST_HOSTS - 1),
            (int) (key >>> 19) & (MOST_PROVIDERS - 1),
            (int) key & (MOST_SENDERS - 1),
            counts[slot * FATES],
            counts[slot * FATES + 1],
            counts[slot * FATES + 2]);
      }
    }
    Arrays.fill(keys, 0);
    Arrays.fill(counts, 0);
    used = 0;
  }

  private static int index(Fate fate) {
    return switch (fate) {
      case DELIVERED -> 0;
      case DEFERRED -> 1;
      case REFUSED -> 2;
      case REJECTED -> throw new IllegalArgumentException("rejections are told one by one");
    };
  }

  private int slotOf(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    allocate(2 * oldKeys.length);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = slotOf(oldKeys[old]);
        keys[slot] = oldKeys[old];
        System.arraycopy(oldCounts, old * FATES, counts, slot * FATES, FATES);
      }
    }
  }

  private void allocate(int size) {
    keys = new long[size];
    counts = new long[size * FATES];
  }
}
