package io.fivefifty.share.page;

import io.fivefifty.share.content.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, days and times as a page writes them. */
public final class PageNumbers {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PageNumbers() {}

  /** 1,234. */
  public static String count(long number) {
    return Wording.number(number);
  }

  /** 1,234 or, as the median of an even number of days may be, 1,234.5. */
  public static String median(double number) {
    return Wording.median(number);
  }

  /** 15.4 %; what is not nothing, or not all, never looks as if it were. */
  public static String percent(double share) {
    if (share > 0 && share < 0.0005) {
      return "<0.1\u00A0%";
    }
    if (share < 1 && share >= 0.9995) {
      return ">99.9\u00A0%";
    }
    return tenths(share) + "\u00A0%";
  }

  /** 22.1–30.0: an interval beside a rate that has the unit. */
  public static String interval(double low, double high) {
    return tenths(low) + "–" + tenths(high);
  }

  private static String tenths(double share) {
    return String.format(Locale.ENGLISH, "%.1f", 100 * share);
  }

  /** A length of SVG, in hundredths of a percent. */
  public static String length(double share) {
    return String.format(Locale.ENGLISH, "%.2f%%", 100 * Math.max(0, Math.min(1, share)));
  }

  /** +12, −3 or ±0. */
  public static String change(long number) {
    if (number == 0) {
      return "±0";
    }
    return (number > 0 ? "+" : "−") + count(Math.abs(number));
  }

  /** 2.2 MB, in powers of ten as disks are sold. */
  public static String bytes(long bytes) {
    double rest = bytes;
    for (String unit : new String[] {"bytes", "kB", "MB", "GB", "TB"}) {
      if (rest < 999.95 || unit.equals("TB")) {
        return unit.equals("bytes")
            ? count(bytes) + " bytes"
            : String.format(Locale.ENGLISH, "%,.1f %s", rest, unit);
      }
      rest /= 1000;
    }
    throw new IllegalStateException("no unit for " + bytes);
  }

  /** 22 Nov 2026. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** 22 Nov. */
  public static String shortDay(LocalDate day) {
    return SHORT_DAY.format(day);
  }

  /** 22 Nov 2026, 02:10 UTC. */
  public static String time(Instant time) {
    return TIME.format(time);
  }
}
