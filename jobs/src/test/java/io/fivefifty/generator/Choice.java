package io.fivefifty.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A choice among items of unequal weight.
 *
 * @param <T> what is chosen
 */
final class Choice<T> {
  private final List<T> items = new ArrayList<>();
  private double[] upTo = new double[16];

  Choice<T> add(double weight, T item) {
    int index = items.size();
    if (index == upTo.length) {
      upTo = Arrays.copyOf(upTo, index * 2);
    }
    upTo[index] = (index == 0 ? 0 : upTo[index - 1]) + weight;
    items.add(item);
    return this;
  }

  /** Weights 1, 1/2, 1/3 and so on (Zipf), as few domains send most of the mail. */
  static <T> Choice<T> zipf(List<T> items) {
    Choice<T> choice = new Choice<>();
    for (int rank = 1; rank <= items.size(); rank++) {
      choice.add(1.0 / rank, items.get(rank - 1));
    }
    return choice;
  }

  T pick(Dice dice) {
    int size = items.size();
    if (size == 0) {
      throw new IllegalStateException("nothing to choose from");
    }
    int found = Arrays.binarySearch(upTo, 0, size, dice.share() * upTo[size - 1]);
    int index = found >= 0 ? found + 1 : -found - 1;
    return items.get(Math.min(index, size - 1));
  }

  boolean isEmpty() {
    return items.isEmpty();
  }
}
