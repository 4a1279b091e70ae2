package io.fivefifty.generator;

import java.util.PriorityQueue;

/** Names the messages in one host's queue as Postfix does (postconf(5), enable_long_queue_ids). */
final class QueueIds {
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** How long a free id waits to be used again before it is forgotten. */
  private static final long REUSE_WITHIN_MICROS = 600 * MICROS_PER_SECOND;

  /** More than this wait only in logs of many gigabytes; there the rest is used once. */
  private static final int MOST_FREE_IDS = 4_096;

  private static final double REUSE_PROBABILITY = 0.6;
  private static final String LONG_ID_DIGITS =
      "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";

  /** Walks through short ids in step on all hosts, so that two hosts often use the same at once. */
  static final class SharedWalk {
    private long newest;
  }

  private record FreeId(String id, long freeFromMicros, String lastSendingDomain) {}

  private final QueueIdStyle style;
  private final SharedWalk walk;
  private final Dice dice;
  private final PriorityQueue<FreeId> free =
      new PriorityQueue<>((a, b) -> Long.compare(a.freeFromMicros(), b.freeFromMicros()));
  private long lastStep;
  private long longIds;
  private long nowMicros;

  QueueIds(QueueIdStyle style, SharedWalk walk, Dice dice) {
    this.style = style;
    this.walk = walk;
    this.dice = dice;
  }

  /** Only ids that were free before this time are used again. */
  void advanceTo(long newNowMicros) {
    nowMicros = newNowMicros;
  }

  /** An id that no other message of this host bears from now until it is released. */
  String take(long usedFromMicros, String sendingDomain) {
    if (style == QueueIdStyle.LONG) {
      return longId(usedFromMicros);
    }
    while (!free.isEmpty() && free.peek().freeFromMicros() < nowMicros - REUSE_WITHIN_MICROS) {
      free.remove();
    }
    FreeId oldest = free.peek();
    if (oldest != null
        && oldest.freeFromMicros() < nowMicros
        && !oldest.lastSendingDomain().equals(sendingDomain)
        && dice.chance(REUSE_PROBABILITY)) {
      return free.remove().id();
    }
    lastStep = Math.max(lastStep + 1, walk.newest);
    walk.newest = Math.max(walk.newest, lastStep);
    return shortId(lastStep);
  }

  void release(String id, long freeFromMicros, String sendingDomain) {
    if (style == QueueIdStyle.SHORT && free.size() < MOST_FREE_IDS) {
      free.add(new FreeId(id, freeFromMicros, sendingDomain));
    }
  }

  /** Five digits of microseconds, then the inode; no two steps give the same. */
  private static String shortId(long step) {
    long micros = step * 611_953 % MICROS_PER_SECOND;
    long inode = 0x3300 + step / MICROS_PER_SECOND * 4_096 + step % MICROS_PER_SECOND % 4_096;
    Bytes id = new Bytes(16).addHex(micros, 5);
    return id.addHex(inode, inode > 0xfffff ? 8 : inode > 0xffff ? 5 : 4).toString();
  }

  private String longId(long atMicros) {
    StringBuilder id = new StringBuilder(16);
    digits(id, atMicros / MICROS_PER_SECOND, 52, 6);
    digits(id, atMicros % MICROS_PER_SECOND, 52, 4);
    id.append('z');
    digits(id, 1_500_000 + longIds++, 51, 4);
    return id.toString();
  }

  private static void digits(StringBuilder to, long number, int base, int atLeast) {
    int from = to.length();
    long rest = number;
    while (rest > 0 || to.length() - from < atLeast) {
      to.insert(from, LONG_ID_DIGITS.charAt((int) (rest % base)));
      rest /= base;
    }
  }
}
