package io.fivefifty.share.content;

import java.util.List;

/**
 * Rejections by provider and cause.
 *
 * @param providers its rows, those with most first
 * @param causes its columns, those with most first
 * @param rejections a list a provider, with a number a cause
 * @param leftOut rejections of providers and causes that found no room
 */
public record HeatMap(
    List<String> providers, List<String> causes, List<List<Long>> rejections, long leftOut) {

  public HeatMap {
    providers = List.copyOf(providers);
    causes = List.copyOf(causes);
    rejections = rejections.stream().map(List::copyOf).toList();
  }

  /** Of the fullest cell. */
  public long most() {
    return rejections.stream().flatMap(List::stream).mapToLong(Long::longValue).max().orElse(0);
  }
}
