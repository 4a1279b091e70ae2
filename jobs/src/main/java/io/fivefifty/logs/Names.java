package io.fivefifty.logs;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives each distinct run of bytes a small number and one String. Hot: a look-up makes no object.
 * Capitals are folded: the names are those of hosts and domains.
 */
final class Names {

  /** Names are told apart by their hash alone; nobody who writes a log can know this. */
  private static final long SEED = ThreadLocalRandom.current().nextLong();

  private final int most;
  private final UnaryOperator<String> spelling;
  private int[] slots = new int[1024];
  private long[] hashes = new long[512];
  private @Nullable String[] texts = new String[512];
  private byte[] folded = new byte[256];
  private int count;

  /**
   * @param most how many it takes before {@link #isFull}
   * @param spelling how a new name, in small letters, is written
   */
  Names(int most, UnaryOperator<String> spelling) {
    this.most = most;
    this.spelling = spelling;
  }

  /** The number of the name [from, to), 0 and up, in order of first use. */
  int number(byte[] b, int from, int to) {
    int length = Math.min(to - from, folded.length);
    for (int i = 0; i < length; i++) {
      folded[i] = Bytes.lower(b[from + i]);
    }
    long hash = Bytes.hash(folded, 0, length, SEED);
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return add(slot, hash, spelling.apply(Bytes.text(folded, 0, length)));
  }

  /** The name that has this number. */
  String name(int number) {
    String name = texts[number];
    if (name == null) {
      throw new IllegalArgumentException("no name has the number " + number);
    }
    return name;
  }

  boolean isFull() {
    return count >= most;
  }

  int size() {
    return count;
  }

  void clear() {
    count = 0;
    Arrays.fill(slots, 0);
    Arrays.fill(texts, null);
  }

  private int add(int slot, long hash, String text) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      texts = Arrays.copyOf(texts, 2 * count);
    }
    hashes[count] = hash;
    texts[count] = text;
    slots[slot] = ++count;
    if (count * 2 > slots.length) {
      grow();
    }
    return count - 1;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 0; number < count; number++) {
      int slot = (int) hashes[number] & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }
}
