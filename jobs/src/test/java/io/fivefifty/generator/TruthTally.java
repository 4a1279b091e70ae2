package io.fivefifty.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts what lines mean as they are written. */
final class TruthTally {
  private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

  private final TreeMap<String, FileTruth> files = new TreeMap<>();
  private final Map<RefusalKey, Long> refusals = new HashMap<>();
  private final Map<DeliveryKey, DeliveryCount> deliveries = new HashMap<>();
  private long epochDay = Long.MIN_VALUE;
  private LocalDate day = LocalDate.EPOCH;

  void written(Event event) {
    Effect effect = event.effect();
    if (effect instanceof Effect.SenderTold told) {
      told.envelope().tellSender();
    } else if (effect instanceof Effect.Attempted attempted) {
      count(event, attempted.envelope().sendingDomain(), attempted.outcome());
    }
  }

  void closed(String file, long lines, long bytes, long firstMicros, long lastMicros) {
    files.put(file, new FileTruth(lines, bytes, instant(firstMicros), instant(lastMicros)));
  }

  Truth truth() {
    return new Truth(files, refusals, deliveries);
  }

  static Instant instant(long micros) {
    long seconds = Math.floorDiv(micros, 1_000_000L);
    return Instant.ofEpochSecond(seconds, Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  private void count(Event event, String sendingDomain, Outcome outcome) {
    LocalDate lineDay = dayOf(event.timeMicros());
    String host = event.host().name();
    deliveries.merge(
        new DeliveryKey(lineDay, host, outcome.relayHost(), sendingDomain),
        outcome.count(),
        DeliveryCount::plus);
    if (outcome.hasRefusingReply()) {
      RefusalKey key =
          new RefusalKey(
              lineDay,
              host,
              outcome.relayHost(),
              outcome.recipientDomain(),
              outcome.replyCode(),
              outcome.enhancedCode(),
              sendingDomain,
              outcome.stage(),
              outcome.permanent());
      refusals.merge(key, 1L, Long::sum);
    }
  }

  private LocalDate dayOf(long micros) {
    long newEpochDay = Math.floorDiv(micros, MICROS_PER_DAY);
    if (newEpochDay != epochDay) {
      epochDay = newEpochDay;
      day = LocalDate.ofEpochDay(newEpochDay);
    }
    return day;
  }
}
