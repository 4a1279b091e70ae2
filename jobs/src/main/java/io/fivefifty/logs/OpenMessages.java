package io.fivefifty.logs;

import java.util.Arrays;

/**
 * The messages that are open at a place in the log, by host and queue id, with their senders. Hot:
 * parallel arrays with open addressing, 45 bytes a message, no object.
 *
 * <p>Two Postfix instances on one host may use the same id: an entry remembers its instance, and a
 * look-up prefers its own.
 */
final class OpenMessages {

  private static final int NONE = -1;

  private long[] keys;
  private int[] instances;
  private int[] senders;
  private long[] times;
  private long[] offsets;
  private byte[] states;
  private int count;

  private static final byte FREE = 0;
  private static final byte USED = 1;

  /** The message was here before this part of the log began. */
  private static final byte OLDER = 2;

  OpenMessages() {
    allocate(1024);
  }

  int size() {
    return count;
  }

  /** Opens the message, or tells its sender again, as Postfix does at each retry. */
  void put(long key, int instance, int sender, long timeMicros, long offset) {
    int slot = slotOf(key, instance);
    if (states[slot] == FREE) {
      if (2 * (count + 1) > keys.length) {
        grow();
        slot = slotOf(key, instance);
      }
      count++;
      keys[slot] = key;
      instances[slot] = instance;
      states[slot] = USED;
    }
    senders[slot] = sender;
    times[slot] = timeMicros;
    offsets[slot] = offset;
  }

  /** Where the message of this instance stands, or -1. */
  int find(long key, int instance) {
    int slot = slotOf(key, instance);
    return states[slot] == FREE ? NONE : slot;
  }

  /** Where a message with this id stands whatever its instance, or -1. */
  int findAny(long key) {
    int mask = keys.length - 1;
    int slot = start(key, mask);
    while (states[slot] != FREE) {
      if (keys[slot] == key) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  int sender(int slot) {
    return senders[slot];
  }

  long timeMicros(int slot) {
    return times[slot];
  }

  void markOlder(int slot) {
    states[slot] = OLDER;
  }

  /** Removes the message; true where an earlier part of the log may know it as open. */
  boolean remove(int slot) {
    boolean older = states[slot] == OLDER;
    int mask = keys.length - 1;
    int hole = slot;
    int next = slot;
    while (true) {
      next = (next + 1) & mask;
      if (states[next] == FREE) {
        break;
      }
      int home = start(keys[next], mask);
      if (((next - home) & mask) >= ((next - hole) & mask)) {
        move(next, hole);
        hole = next;
      }
    }
    states[hole] = FREE;
    count--;
    return older;
  }

  /** Calls {@code visitor} for each open message, in no order, and forgets them all. */
  void drain(Visitor visitor) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (states[slot] != FREE) {
        visitor.open(keys[slot], instances[slot], senders[slot], times[slot], offsets[slot]);
      }
    }
    Arrays.fill(states, FREE);
    count = 0;
  }

  /** Takes what {@link #drain} gives. */
  interface Visitor {
    void open(long key, int instance, int sender, long timeMicros, long offset);
  }

  private int slotOf(long key, int instance) {
    int mask = keys.length - 1;
    int slot = start(key, mask);
    while (states[slot] != FREE && !(keys[slot] == key && instances[slot] == instance)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int start(long key, int mask) {
    return (int) (key ^ (key >>> 32)) & mask;
  }

  private void move(int from, int to) {
    keys[to] = keys[from];
    instances[to] = instances[from];
    senders[to] = senders[from];
    times[to] = times[from];
    offsets[to] = offsets[from];
    states[to] = states[from];
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldInstances = instances;
    int[] oldSenders = senders;
    long[] oldTimes = times;
    long[] oldOffsets = offsets;
    byte[] oldStates = states;
    allocate(2 * oldKeys.length);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldStates[old] != FREE) {
        int slot = slotOf(oldKeys[old], oldInstances[old]);
        keys[slot] = oldKeys[old];
        instances[slot] = oldInstances[old];
        senders[slot] = oldSenders[old];
        times[slot] = oldTimes[old];
        offsets[slot] = oldOffsets[old];
        states[slot] = oldStates[old];
      }
    }
  }

  private void allocate(int size) {
    keys = new long[size];
    instances = new int[size];
    senders = new int[size];
    times = new long[size];
    offsets = new long[size];
    states = new byte[size];
  }
}
