package io.fivefifty.share.content;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rejections of one cause, provider or sending domain on each day of a time line.
 *
 * @param name a cause's id, a provider's id or a sending domain
 * @param rejections one a day; null on days that are not stored
 */
public record Trend(String name, List<@Nullable Long> rejections) {

  public Trend {
    requireNonNull(name, "name is null");
    rejections = rejections.stream().toList(); // List.copyOf takes no null
  }

  /** Of all days together. */
  public long total() {
    return rejections.stream().filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  /** Of the day with the most. */
  public long most() {
    return rejections.stream().filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
  }
}
