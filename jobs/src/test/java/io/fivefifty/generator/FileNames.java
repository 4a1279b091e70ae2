package io.fivefifty.generator;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Says which file a line belongs to. Numbers of files are counted from 0 in order of time. */
final class FileNames {
  private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

  /** When Debian's cron.daily, and so logrotate, runs. */
  static final long ROTATION_MICROS = TimeUnit.MINUTES.toMicros(6 * 60 + 25);

  private final GeneratorPlan plan;

  FileNames(GeneratorPlan plan) {
    this.plan = plan;
  }

  /** Number of files that a host's lines, or all lines of a central log, are spread over. */
  int periods() {
    return switch (plan.layout()) {
      case ONE_FILE, FILE_A_HOST -> 1;
      case FILE_A_DAY, FILE_A_DAY_AND_HOST -> plan.days();
      case ROTATED -> plan.days() + 1;
    };
  }

  boolean isCentral() {
    return plan.layout() == Layout.ONE_FILE || plan.layout() == Layout.FILE_A_DAY;
  }

  /** The first moment, in microseconds since 1970, that a period no longer holds. */
  long endMicros(int period) {
    long start = plan.startMicros();
    return switch (plan.layout()) {
      case ONE_FILE, FILE_A_HOST -> plan.endMicros();
      case FILE_A_DAY, FILE_A_DAY_AND_HOST -> start + (period + 1) * MICROS_PER_DAY;
      case ROTATED -> start + period * MICROS_PER_DAY + ROTATION_MICROS;
    };
  }

  /** The file's path below the folder, with {@code /} between names. */
  String name(Host host, int period) {
    LocalDate day = plan.firstDay().plusDays(period);
    String name =
        switch (plan.layout()) {
          case ONE_FILE -> "mail.log";
          case FILE_A_HOST -> host.name() + "/mail.log";
          case FILE_A_DAY -> "mail-" + day + ".log";
          case FILE_A_DAY_AND_HOST -> host.name() + "/mail-" + day + ".log";
          case ROTATED -> host.name() + "/mail.log" + rotation(period);
        };
    return isGzipped(period) ? name + ".gz" : name;
  }

  boolean isGzipped(int period) {
    return switch (plan.compression()) {
      case NONE -> false;
      case ALL -> true;
      case SOME -> plan.layout() == Layout.ROTATED ? period < periods() - 2 : period % 2 == 0;
    };
  }

  private String rotation(int period) {
    int age = periods() - 1 - period;
    return age == 0 ? "" : "." + age;
  }
}
