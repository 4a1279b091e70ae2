package io.fivefifty.logs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Reads the time stamps that syslog and its kin write. Hot: one object a split, remembers the last
 * half hour, within which no zone changes its offset, so that the calendar is asked twice an hour
 * of log.
 *
 * <p>A stamp without a year (RFC 3164) gets the latest year that does not put it more than a day
 * after the file was last written: a file rotated in January keeps its December in the old year.
 */
public final class Stamps {

  private static final long SECOND = 1_000_000L;
  private static final long HALF_HOUR_SECONDS = 1_800L;
  private static final long DAY_SECONDS = 86_400L;

  /** No clock is so far off: what names a later year is no stamp. */
  private static final int LAST_YEAR = 2999;

  /** Of microseconds since 1970, until the year 2286. */
  private static final int MOST_DIGITS = 16;

  private static final int MOST_SECOND_DIGITS = 10;
  private static final long MOST_SECONDS = 9_999_999_999L;
  private static final int TAI64N_LENGTH = 25;
  private static final long TAI64_1970 = (1L << 62) + 10;

  private final ZoneId zone;
  private final long latestSecond;
  private long rememberedHalfHour = -1;

  /** Where the hour of the remembered half would begin if the zone had the half's offset then. */
  private long rememberedSecond;

  /** Where the stamp that was read last ends. */
  private int end;

  private long micros;

  /** The number that was read last, -1 where none was. */
  private int number;

  /**
   * @param zone of stamps that name none
   * @param lastWritten when the file was last written: the year of stamps that have none
   */
  public Stamps(ZoneId zone, Instant lastWritten) {
    this.zone = zone;
    this.latestSecond = lastWritten.getEpochSecond() + DAY_SECONDS;
  }

  /** Microseconds since 1970 UTC of the stamp that was read last. */
  public long micros() {
    return micros;
  }

  /** The byte after the stamp that was read last. */
  public int end() {
    return end;
  }

  /** Reads {@code Nov 23 17:51:42}, with or without a fraction (RFC 3164 section 4.1.2). */
  public boolean readBsd(byte[] b, int at, int to) {
    if (to - at < 15 || b[at + 3] != ' ' || b[at + 6] != ' ') {
      return false;
    }
    int month = CivilDates.month(b, at);
    int day = (b[at + 4] == ' ' ? 0 : digit(b[at + 4]) * 10) + digit(b[at + 5]);
    if (month == 0 || day < 1 || day > 31) {
      return false;
    }
    long inHour = timeWithinHour(b, at + 7, to);
    if (inHour < 0) {
      return false;
    }
    int hour = twoDigits(b, at + 7);
    int half = twoDigits(b, at + 10) / 30;
    long key = ((month * 32L + day) * 32 + hour) * 2 + half;
    if (key != rememberedHalfHour) {
      long second = latestYear(month, day, hour, half * 30);
      if (second == Long.MIN_VALUE) {
        return false;
      }
      rememberedHalfHour = key;
      rememberedSecond = second - half * HALF_HOUR_SECONDS;
    }
    micros = rememberedSecond * SECOND + inHour;
    return true;
  }

  /**
   * Reads {@code 2026-11-23T17:51:42.604458+00:00} (RFC 3339), with {@code T} or a blank in the
   * middle, any fraction, and {@code Z}, {@code +00:00}, {@code +0000}, {@code +0000} behind a
   * blank (Exim's log_timezone) or no zone.
   */
  public boolean readIso(byte[] b, int at, int to) {
    if (to - at < 19
        || b[at + 4] != '-'
        || b[at + 7] != '-'
        || (b[at + 10] != 'T' && b[at + 10] != ' ')) {
      return false;
    }
    int year = twoDigits(b, at) * 100 + twoDigits(b, at + 2);
    int month = twoDigits(b, at + 5);
    int day = twoDigits(b, at + 8);
    int hour = twoDigits(b, at + 11);
    if (year < 1970 || year > LAST_YEAR || month < 1 || month > 12 || hour < 0) {
      return false;
    }
    if (day < 1 || day > CivilDates.daysIn(year, month)) {
      return false;
    }
    long inHour = timeWithinHour(b, at + 11, to);
    if (inHour < 0) {
      return false;
    }
    int offset = offsetSeconds(b, to);
    if (offset == Integer.MAX_VALUE) {
      local(year, month, day, hour, twoDigits(b, at + 14), inHour);
    } else {
      micros =
          (CivilDates.daysFromCivil(year, month, day) * DAY_SECONDS + hour * 3600L - offset)
              * SECOND;
      micros += inHour;
    }
    return true;
  }

  /**
   * Reads {@code 11/22/2026 5:51:42 PM} and {@code 11/22/26 17:51:42}, as Windows writes them where
   * it speaks American English: month, day, year of four or two digits, an hour of one or two, with
   * AM or PM or without. What cannot be a month in its place is no stamp, so that a file with the
   * day in front is told as unreadable and not misread.
   */
  public boolean readUs(byte[] b, int at, int to) {
    int first = number(b, at, to, 2);
    int month = number;
    if (first >= to || b[first] != '/') {
      return false;
    }
    int second = number(b, first + 1, to, 2);
    int day = number;
    if (second >= to || b[second] != '/') {
      return false;
    }
    int third = number(b, second + 1, to, 4);
    int year = third - second == 3 ? 2000 + number : number;
    if (third >= to || b[third] != ' ' || year < 1970 || year > LAST_YEAR) {
      return false;
    }
    int colon = number(b, third + 1, to, 2);
    int hour = number;
    if (month < 1
        || month > 12
        || day < 1
        || day > CivilDates.daysIn(year, month)
        || to - colon < 6) {
      return false;
    }
    long inHour = timeBehindHour(b, hour, colon, to);
    if (inHour < 0) {
      return false;
    }
    if (to - end >= 3 && b[end] == ' ' && Bytes.lower(b[end + 2]) == 'm') {
      byte half = Bytes.lower(b[end + 1]);
      if ((half != 'a' && half != 'p') || hour < 1 || hour > 12) {
        return false;
      }
      hour = hour % 12 + (half == 'p' ? 12 : 0);
      end += 3;
    }
    local(year, month, day, hour, twoDigits(b, colon + 1), inHour);
    return true;
  }

  /** Leaves the decimal number that begins here in {@link #number}; returns where it ends. */
  private int number(byte[] b, int at, int to, int mostDigits) {
    int i = at;
    number = 0;
    while (i < to && i - at < mostDigits && Bytes.isDigit(b[i])) {
      number = number * 10 + (b[i++] - '0');
    }
    if (i == at) {
      number = -1;
    }
    return i;
  }

  /** Sets the time of a stamp that names no zone. */
  private void local(int year, int month, int day, int hour, int minute, long inHour) {
    int half = minute / 30;
    long key = (((((long) year * 16 + month) * 32 + day) * 32 + hour) * 2 + half) << 16;
    if (key != rememberedHalfHour) {
      rememberedHalfHour = key;
      rememberedSecond = localSecond(year, month, day, hour, half * 30) - half * HALF_HOUR_SECONDS;
    }
    micros = rememberedSecond * SECOND + inHour;
  }

  /** Reads decimal digits as microseconds since 1970, as journald writes them. */
  public boolean readMicros(byte[] b, int at, int to) {
    long value = 0;
    if (to - at < 1 || to - at > MOST_DIGITS) {
      return false;
    }
    for (int i = at; i < to; i++) {
      if (!Bytes.isDigit(b[i])) {
        return false;
      }
      value = value * 10 + (b[i] - '0');
    }
    micros = value;
    end = to;
    return true;
  }

  /**
   * Reads seconds since 1970 with any fraction, {@code 1763920302.604458}, as JSON logs have it.
   */
  public boolean readEpochSeconds(byte[] b, int at, int to) {
    long seconds = 0;
    int i = at;
    while (i < to && Bytes.isDigit(b[i]) && i - at < MOST_SECOND_DIGITS) {
      seconds = seconds * 10 + (b[i++] - '0');
    }
    if (i == at || (i < to && Bytes.isDigit(b[i]))) {
      return false;
    }
    long value = seconds * SECOND;
    if (i + 1 < to && b[i] == '.' && Bytes.isDigit(b[i + 1])) {
      i++;
      for (long unit = SECOND / 10; i < to && Bytes.isDigit(b[i]); i++, unit /= 10) {
        value += (b[i] - '0') * unit;
      }
    }
    micros = value;
    end = i;
    return true;
  }

  /**
   * Reads a TAI64N label, {@code @} and 24 hexadecimal digits, as multilog's {@code t} writes it:
   * seconds of TAI since 1970 plus 2^62, and nanoseconds. The label of a Unix time is 10 seconds
   * ahead of it, by the convention of its writers (tai_now, libtai), whatever leap seconds came
   * since.
   */
  public boolean readTai64n(byte[] b, int at, int to) {
    if (to - at < TAI64N_LENGTH || b[at] != '@' || b[at + 1] != '4') {
      return false;
    }
    long seconds = 0;
    long nanos = 0;
    for (int i = at + 1; i < at + TAI64N_LENGTH; i++) {
      int digit = Character.digit(b[i], 16);
      if (digit < 0) {
        return false;
      }
      if (i <= at + 16) {
        seconds = seconds << 4 | digit;
      } else {
        nanos = nanos << 4 | digit;
      }
    }
    seconds -= TAI64_1970;
    if (seconds < 0 || seconds > MOST_SECONDS || nanos >= 1_000_000_000L) {
      return false;
    }
    micros = seconds * SECOND + nanos / 1_000;
    end = at + TAI64N_LENGTH;
    return true;
  }

  /** Microseconds of {@code hh:mm:ss[.fraction]} after its full hour, or -1; sets {@link #end}. */
  private long timeWithinHour(byte[] b, int at, int to) {
    return timeBehindHour(b, twoDigits(b, at), at + 2, to);
  }

  /** As {@link #timeWithinHour}, from the colon behind the hour on. */
  private long timeBehindHour(byte[] b, int hour, int colon, int to) {
    int minute = twoDigits(b, colon + 1);
    int second = twoDigits(b, colon + 4);
    if (b[colon] != ':'
        || b[colon + 3] != ':'
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 60) {
      return -1;
    }
    long value = (minute * 60L + second) * SECOND;
    int i = colon + 6;
    if (i + 1 < to && (b[i] == '.' || b[i] == ',') && Bytes.isDigit(b[i + 1])) {
      i++;
      for (long unit = SECOND / 10; i < to && Bytes.isDigit(b[i]); i++, unit /= 10) {
        value += (b[i] - '0') * unit;
      }
    }
    end = i;
    return value;
  }

  /** The zone at {@link #end}, which moves behind it; {@code Integer.MAX_VALUE} where none is. */
  private int offsetSeconds(byte[] b, int to) {
    int i = end;
    if (i < to && b[i] == 'Z') {
      end = i + 1;
      return 0;
    }
    if (isZoneBehindBlank(b, i, to)) {
      i++;
    }
    if (i + 5 > to || (b[i] != '+' && b[i] != '-')) {
      return Integer.MAX_VALUE;
    }
    int colon = b[i + 3] == ':' ? 1 : 0;
    if (i + 5 + colon > to) {
      return Integer.MAX_VALUE;
    }
    int hours = twoDigits(b, i + 1);
    int minutes = twoDigits(b, i + 3 + colon);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MAX_VALUE;
    }
    end = i + 5 + colon;
    int seconds = hours * 3600 + minutes * 60;
    return b[i] == '-' ? -seconds : seconds;
  }

  private static boolean isZoneBehindBlank(byte[] b, int at, int to) {
    return at + 6 <= to
        && b[at] == ' '
        && (b[at + 1] == '+' || b[at + 1] == '-')
        && Bytes.isDigit(b[at + 2])
        && Bytes.isDigit(b[at + 3])
        && Bytes.isDigit(b[at + 4])
        && Bytes.isDigit(b[at + 5])
        && (at + 6 == to || b[at + 6] == ' ');
  }

  private long latestYear(int month, int day, int hour, int minute) {
    int year = Instant.ofEpochSecond(latestSecond).atZone(zone).getYear();
    // 29 February may be up to eight years back (1896 to 1904, 2096 to 2104).
    for (int back = 0; back <= 8; back++) {
      if (day <= CivilDates.daysIn(year - back, month)) {
        long second = localSecond(year - back, month, day, hour, minute);
        if (second <= latestSecond) {
          return second;
        }
      }
    }
    return Long.MIN_VALUE;
  }

  private long localSecond(int year, int month, int day, int hour, int minute) {
    return LocalDateTime.of(year, month, day, hour, minute).atZone(zone).toEpochSecond();
  }

  private static int digit(byte value) {
    return Bytes.isDigit(value) ? value - '0' : -100;
  }

  private static int twoDigits(byte[] b, int at) {
    int tens = b[at] - '0';
    int ones = b[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -10_000 : tens * 10 + ones;
  }
}
