package io.fivefifty.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines that wait for their time, whoever made them. Hot: kept by second and sorted when the second
 * has come, which is cheaper than one heap of all.
 */
final class Timeline {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final Comparator<Event> BY_TIME =
      (a, b) -> Long.compare(a.timeMicros(), b.timeMicros());

  private final long startMicros;
  private final long endMicros;
  private final Map<Long, List<Event>> bySecond = new HashMap<>();
  private long lastSecond = Long.MIN_VALUE;
  private long takenSecond = Long.MIN_VALUE;
  private @Nullable List<Event> lastList;

  Timeline(long startMicros, long endMicros) {
    this.startMicros = startMicros;
    this.endMicros = endMicros;
  }

  /** Lines before the start or from the end on are forgotten: no log holds them. */
  void add(Event event) {
    long time = event.timeMicros();
    if (time < startMicros || time >= endMicros) {
      return;
    }
    long second = time / MICROS_PER_SECOND;
    if (second <= takenSecond) {
      throw new IllegalStateException("second " + second + " is already written");
    }
    List<Event> list = lastList;
    if (second != lastSecond || list == null) {
      list = bySecond.computeIfAbsent(second, unused -> new ArrayList<>());
      lastSecond = second;
      lastList = list;
    }
    list.add(event);
  }

  boolean isOver(long timeMicros) {
    return timeMicros >= endMicros;
  }

  /** All lines of a second in order of time; none may be added to it afterwards. */
  List<Event> takeSecond(long second) {
    lastList = null;
    takenSecond = second;
    List<Event> list = bySecond.remove(second);
    if (list == null) {
      return List.of();
    }
    list.sort(BY_TIME);
    return list;
  }
}
