package io.fivefifty.generator;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the generated logs say, counted from the model that they were written from. Only what was
 * written counts: what would have happened after the last day is left out.
 *
 * @param files by path below the folder, with {@code /} between names
 * @param refusals every attempt that got a 4xx or 5xx reply
 * @param deliveries every attempt
 */
public record Truth(
    SortedMap<String, FileTruth> files,
    Map<RefusalKey, Long> refusals,
    Map<DeliveryKey, DeliveryCount> deliveries) {

  public Truth {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    refusals = Map.copyOf(refusals);
    deliveries = Map.copyOf(deliveries);
  }

  /** The attempts that were refused with this code, 550 for what the reports count. */
  public Map<RefusalKey, Long> refusalsWith(int replyCode) {
    Map<RefusalKey, Long> found = new HashMap<>();
    refusals.forEach(
        (key, count) -> {
          if (key.replyCode() == replyCode) {
            found.put(key, count);
          }
        });
    return found;
  }

  /** {@link #refusalsWith} summed by whatever the function makes of a key. */
  public <K> Map<K, Long> refusalsWith(int replyCode, Function<RefusalKey, K> group) {
    Map<K, Long> sums = new HashMap<>();
    refusalsWith(replyCode).forEach((key, count) -> sums.merge(group.apply(key), count, Long::sum));
    return sums;
  }

  /** The same of those keys alone that hold. */
  public <K> Map<K, Long> refusalsWith(
      int replyCode, Function<RefusalKey, K> group, Predicate<RefusalKey> holds) {
    Map<K, Long> sums = new HashMap<>();
    refusalsWith(replyCode)
        .forEach(
            (key, count) -> {
              if (holds.test(key)) {
                sums.merge(group.apply(key), count, Long::sum);
              }
            });
    return sums;
  }

  /** {@link #deliveries} summed by whatever the function makes of a key. */
  public <K> Map<K, DeliveryCount> deliveriesBy(Function<DeliveryKey, K> group) {
    Map<K, DeliveryCount> sums = new HashMap<>();
    deliveries.forEach((key, count) -> sums.merge(group.apply(key), count, DeliveryCount::plus));
    return sums;
  }

  public DeliveryCount allDeliveries() {
    return deliveries.values().stream().reduce(DeliveryCount.NONE, DeliveryCount::plus);
  }

  public long rejections() {
    return allDeliveries().rejected();
  }

  public long lines() {
    return files.values().stream().mapToLong(FileTruth::lines).sum();
  }

  public long bytes() {
    return files.values().stream().mapToLong(FileTruth::bytes).sum();
  }
}
