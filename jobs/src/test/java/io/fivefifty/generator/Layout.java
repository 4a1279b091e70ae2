package io.fivefifty.generator;

/** How lines are spread over files. */
public enum Layout {
  /** All hosts and days in {@code mail.log}. */
  ONE_FILE,
  /** All days of a host in {@code HOST/mail.log}. */
  FILE_A_HOST,
  /** A central log: all hosts in {@code mail-DAY.log}. */
  FILE_A_DAY,
  /** {@code HOST/mail-DAY.log}. */
  FILE_A_DAY_AND_HOST,
  /** {@code HOST/mail.log}, {@code mail.log.1} and so on, rotated at 06:25 as Debian does. */
  ROTATED
}
