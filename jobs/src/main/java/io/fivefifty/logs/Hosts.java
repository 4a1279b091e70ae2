package io.fivefifty.logs;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The hosts that write a log, with their hashes; asks its table only when the host changes. */
final class Hosts {
  private final Names names = new Names(Tallies.MOST_HOSTS - 1, UnaryOperator.identity());
  private byte[] last = new byte[0];
  private int lastNumber = -1;
  private long lastHash;

  int number(Line line) {
    if (lastNumber < 0 || !Bytes.equal(line.bytes, line.hostStart, line.hostEnd, last)) {
      last = Arrays.copyOfRange(line.bytes, line.hostStart, line.hostEnd);
      lastNumber = names.number(last, 0, last.length);
      byte[] name = Bytes.utf8(names.name(lastNumber));
      lastHash = Bytes.hash(name, 0, name.length, 0);
    }
    return lastNumber;
  }

  long hash(Line line) {
    number(line);
    return lastHash;
  }

  String name(Line line) {
    return names.name(number(line));
  }

  String name(int number) {
    return names.name(number);
  }

  boolean isFull() {
    return names.isFull();
  }

  void clear() {
    names.clear();
    lastNumber = -1;
  }
}
