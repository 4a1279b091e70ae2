package io.fivefifty.dns.spf;

/** How far a check and a survey go. */
final class SpfLimits {

  /** Terms that ask DNS (RFC 7208 section 4.6.4). */
  static final int LOOKUPS = 10;

  /** Terms whose question finds nothing (RFC 7208 section 4.6.4). */
  static final int VOID_LOOKUPS = 2;

  /** Mail exchangers of an {@code mx}, and names of an address (RFC 7208 section 4.6.4). */
  static final int NAMES = 10;

  /**
   * A survey goes on beyond the ten lookups, so that it can say how many are needed; these bounds
   * hold for records that were written to keep it busy. Ten terms make 210 nodes at most, so all
   * that a check can come to is within them unless a part of an include is skipped.
   */
  static final int SURVEYED_TERMS = 60;

  static final int NODES = 300;
  static final int DEPTH = 12;
  static final int AUTHORIZED = 10_000;

  private SpfLimits() {}
}
