package io.fivefifty.generator.story;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which part of the story to tell. The same plan gives the same bytes, on every machine.
 *
 * @param seed where all chance comes from
 * @param firstDay the first day, UTC
 * @param days number of days, at least 1
 * @param volume 1 for all of the mail, 0.1 for a tenth
 */
public record StoryPlan(long seed, LocalDate firstDay, int days, double volume) {

  /** All of it: 30 days, with all mail. */
  public static final StoryPlan MONTH = new StoryPlan(550, LocalDate.of(2026, 10, 24), 30, 1);

  public StoryPlan {
    requireNonNull(firstDay, "firstDay is null");
    if (days < 1 || !(volume > 0 && volume <= 10)) {
      throw new IllegalArgumentException(
          days + " days of " + volume + " of the mail, expected 1 or more of up to 10");
    }
  }

  public StoryPlan withDays(LocalDate newFirstDay, int newDays) {
    return new StoryPlan(seed, newFirstDay, newDays, volume);
  }

  public StoryPlan withVolume(double newVolume) {
    return new StoryPlan(seed, firstDay, days, newVolume);
  }

  public StoryPlan withSeed(long newSeed) {
    return new StoryPlan(newSeed, firstDay, days, volume);
  }

  /** All days in their order. */
  public List<LocalDate> dates() {
    return IntStream.range(0, days).mapToObj(firstDay::plusDays).toList();
  }
}
