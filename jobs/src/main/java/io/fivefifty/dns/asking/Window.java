package io.fivefifty.dns.asking;

/**
 * How many questions may be under way at once: more while answers come, fewer while many are lost.
 * A loss now and then, as on any network, changes nothing.
 */
final class Window {

  private static final int LEAST = 4;
  private static final int START = 32;

  /** A share of lost messages that speaks of a server which cannot keep up. */
  private static final double TOO_MANY = 0.25;

  private static final double FEW = 0.10;
  private static final double MEMORY = 1.0 / 64;

  private final int most;
  private double size;
  private double loss;
  private int since;

  Window(int most) {
    this.most = most;
    this.size = Math.min(START, most);
  }

  int size() {
    return Math.max(1, (int) size);
  }

  void answered() {
    loss -= loss * MEMORY;
    since++;
    if (loss < FEW) {
      size = Math.min(most, size + 1 / size);
    }
  }

  void lost() {
    loss += (1 - loss) * MEMORY;
    since++;
    if (loss > TOO_MANY && since > size) {
      size = Math.max(Math.min(LEAST, most), size * 0.7);
      since = 0;
    }
  }
}
