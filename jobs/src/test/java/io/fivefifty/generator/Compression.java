package io.fivefifty.generator;

/** Which files are gzipped. */
public enum Compression {
  NONE,
  /** Every second file; of rotated ones all but the newest two, as logrotate's delaycompress. */
  SOME,
  ALL
}
