package io.fivefifty.logs;

import java.util.Arrays;

/** The few MTA instances that have a queue manager in this part of the log. */
final class Instances {
  private int[] seen = new int[4];
  private int count;

  boolean contains(int instance) {
    for (int i = 0; i < count; i++) {
      if (seen[i] == instance) {
        return true;
      }
    }
    return false;
  }

  void add(int instance) {
    if (!contains(instance) && count < 64) {
      if (count == seen.length) {
        seen = Arrays.copyOf(seen, 2 * count);
      }
      seen[count++] = instance;
    }
  }
}
