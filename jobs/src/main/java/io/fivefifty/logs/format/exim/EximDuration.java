package io.fivefifty.logs.format.exim;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;

/** Durations as Exim writes them. Hot: makes no object. */
final class EximDuration {

  private EximDuration() {}

  /** {@code 1w2d3h4m5s} or {@code 0.130s} behind {@code name}, in microseconds; or -1. */
  static long read(Line line, int from, int to, byte[] name) {
    byte[] b = line.bytes;
    int i = from + name.length;
    if (!line.has(from, name) || i >= to || to - i > 20) {
      return -1;
    }
    long micros = 0;
    while (i < to) {
      long value = 0;
      int digits = i;
      while (i < to && Bytes.isDigit(b[i]) && i - digits < 9) {
        value = value * 10 + (b[i++] - '0');
      }
      long fraction = 0;
      if (i < to && b[i] == '.') {
        i++;
        for (long unit = 100_000; i < to && Bytes.isDigit(b[i]); unit /= 10) {
          fraction += (b[i++] - '0') * unit;
        }
      }
      if (i == digits || i == to) {
        return -1;
      }
      long seconds = secondsOf(b[i++]);
      if (seconds == 0) {
        return -1;
      }
      micros += value * seconds * 1_000_000 + fraction;
    }
    return micros;
  }

  private static long secondsOf(byte unit) {
    return switch (unit) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 3_600;
      case 'd' -> 86_400;
      case 'w' -> 604_800;
      default -> 0;
    };
  }
}
