package io.fivefifty.share.content;

import io.fivefifty.logs.Days;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers, days and verdicts are written for people. */
public final class Wording {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private Wording() {}

  /** With commas between thousands. */
  public static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A number and what it counts: {@code 1 attempt}, {@code 2 attempts}. */
  public static String counted(long count, String what) {
    return number(count) + " " + what + (count == 1 ? "" : "s");
  }

  /** A median, which may lie in the middle between two counts. */
  public static String median(double median) {
    return median == Math.rint(median)
        ? number((long) median)
        : String.format(Locale.ROOT, "%,.1f", median);
  }

  /**
   * A share with one decimal.
   *
   * @param share 0 to 1
   */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A day, or the first and the last one. */
  public static String period(Days period) {
    return period.from().equals(period.to())
        ? day(period.from())
        : day(period.from()) + " to " + day(period.to());
  }

  /** What a report is about, for its head. */
  public static String title(CauseReport report) {
    Subject subject = report.subject();
    StringBuilder title = new StringBuilder("Why mail ");
    if (subject.sendingDomain() != null) {
      title.append("of ").append(subject.sendingDomain()).append(' ');
    }
    title.append("was refused ");
    if (subject.provider() != null) {
      title.append("at ").append(subject.provider()).append(' ');
    }
    title.append(report.isOfOneDay() ? "on " : "from ").append(period(report.period()));
    return title.append(subject.fixableOnly() ? ": what can be fixed" : "").toString();
  }

  /** A rate with its interval, or that there are too few attempts for one; empty if unknown. */
  public static String rate(CauseRow row) {
    if (row.hasTooFewAttempts() && row.attempts() != null) {
      return "too few attempts (" + number(row.attempts()) + ")";
    }
    if (row.rate() == null || row.rateLow() == null || row.rateHigh() == null) {
      return "";
    }
    return percent(row.rate())
        + String.format(Locale.ROOT, " (%.1f to %.1f)", 100 * row.rateLow(), 100 * row.rateHigh());
  }

  /** What was refused in the period before; empty where that is not stored. */
  public static String before(CauseRow row) {
    Long previous = row.previousRejections();
    if (previous == null) {
      return "";
    }
    return row.isNew() ? "new" : number(previous);
  }

  /**
   * What DNS says, as part of a sentence.
   *
   * @param evidence confirms, contradicts or open
   */
  public static String said(String evidence) {
    return switch (evidence) {
      case "confirms" -> "DNS confirms it";
      case "contradicts" -> "DNS contradicts it";
      default -> "DNS leaves it open";
    };
  }
}
