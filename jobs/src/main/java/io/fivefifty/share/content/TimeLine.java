package io.fivefifty.share.content;

import java.time.LocalDate;
import java.util.List;

/**
 * The days up to a report's last, and what was refused on each.
 *
 * @param days in order, without a gap
 * @param total of all causes, with the attempts beside it
 * @param byCause the causes with most first; what is beyond the last of them is not told
 * @param byPart the sending domains with most first; the providers, where the report is about one
 *     sending domain
 * @param partsAreProviders whether {@code byPart} is providers
 */
public record TimeLine(
    List<LocalDate> days,
    Trend total,
    Trend attempts,
    List<Trend> byCause,
    List<Trend> byPart,
    boolean partsAreProviders) {

  public TimeLine {
    days = List.copyOf(days);
    byCause = List.copyOf(byCause);
    byPart = List.copyOf(byPart);
  }
}
