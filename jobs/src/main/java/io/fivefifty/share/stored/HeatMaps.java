package io.fivefifty.share.stored;

import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.HeatMap;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the table of providers and causes of what has room on a page. */
final class HeatMaps {

  private static final int MOST_PROVIDERS = 15;
  private static final int MOST_CAUSES = 12;

  private HeatMaps() {}

  /**
   * @param rows of a scope that tells providers apart
   */
  static HeatMap of(List<CauseRow> rows) {
    List<String> providers = largest(rows, HeatMaps::provider, MOST_PROVIDERS);
    List<String> causes = largest(rows, CauseRow::cause, MOST_CAUSES);
    Map<String, Map<String, Long>> cells = new HashMap<>();
    long leftOut = 0;
    for (CauseRow row : rows) {
      if (providers.contains(provider(row)) && causes.contains(row.cause())) {
        cells
            .computeIfAbsent(provider(row), p -> new HashMap<>())
            .merge(row.cause(), row.rejections(), Long::sum);
      } else {
        leftOut += row.rejections();
      }
    }
    return new HeatMap(
        providers,
        causes,
        providers.stream()
            .map(
                provider ->
                    causes.stream()
                        .map(
                            cause -> cells.getOrDefault(provider, Map.of()).getOrDefault(cause, 0L))
                        .toList())
            .toList(),
        leftOut);
  }

  private static String provider(CauseRow row) {
    return String.valueOf(row.provider());
  }

  private static List<String> largest(
      List<CauseRow> rows, Function<CauseRow, String> name, int most) {
    return rows.stream()
        .collect(Collectors.groupingBy(name, Collectors.summingLong(CauseRow::rejections)))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
