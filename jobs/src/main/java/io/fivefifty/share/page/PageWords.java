package io.fivefifty.share.page;

import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.Wording;

/** The page's own words for what tables call by an id. */
public final class PageWords {

  private PageWords() {}

  /** Who can do something about a cause. */
  public static String actor(String id) {
    return switch (id) {
      case "dns-admin" -> "DNS admin";
      case "mta-admin" -> "MTA admin";
      case "list-owner" -> "list owner";
      case "none" -> "nobody";
      default -> id;
    };
  }

  /** What the page is called. */
  public static String title(CauseReport report) {
    return Wording.title(report);
  }

  /** One row, 2 rows. */
  public static String counted(long number, String one, String many) {
    return PageNumbers.count(number) + " " + (number == 1 ? one : many);
  }
}
