package io.fivefifty.generator;

import java.util.List;
import java.util.SplittableRandom;

/** The generator's only source of chance. {@link SplittableRandom} is the same on every JDK. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from 0 up to, not including, 1. */
  double share() {
    return random.nextDouble();
  }

  /** A number from 0 up to, not including, {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from {@code least} up to, not including, {@code bound}. */
  long between(long least, long bound) {
    return random.nextLong(least, bound);
  }

  long bits() {
    return random.nextLong();
  }

  <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
