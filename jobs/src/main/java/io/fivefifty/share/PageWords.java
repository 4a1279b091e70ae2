package io.fivefifty.share;

import java.util.ArrayList;
import java.util.List;

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
    String from = PageNumbers.longDay(report.period().from());
    return report.isOfOneDay()
        ? "Why mail was refused on " + from
        : "Why mail was refused from " + from + " to " + PageNumbers.longDay(report.period().to());
  }

  /** What the page is about, where that is not everything. */
  public static List<String> subject(Subject subject) {
    List<String> parts = new ArrayList<>();
    if (subject.provider() != null) {
      parts.add("by " + subject.provider());
    }
    if (subject.sendingDomain() != null) {
      parts.add("mail of " + subject.sendingDomain());
    }
    if (subject.fixableOnly()) {
      parts.add("only what the sender can fix");
    }
    return parts;
  }

  /** One row, 2 rows. */
  public static String counted(long number, String one, String many) {
    return PageNumbers.count(number) + " " + (number == 1 ? one : many);
  }
}
