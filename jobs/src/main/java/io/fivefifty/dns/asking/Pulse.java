package io.fivefifty.dns.asking;

import io.fivefifty.dns.LookupStatus;
import java.time.Duration;

/**
 * Whether anything is heard of a server. Silence counts only while questions are under way, and
 * only after several of them failed: the names may be at fault, which a resolver may try for long.
 */
final class Pulse {

  /** Failures without an answer between them, from which on a server may be taken for dead. */
  private static final int LEAST_FAILURES = 8;

  private final Duration patience;
  private long silentSinceNanos;
  private int failures;
  private boolean onlyNetworkErrors = true;
  private boolean everAnswered;

  Pulse(Duration patience) {
    this.patience = patience;
  }

  /** A question is put while no other is under way. */
  void begins(long nowNanos) {
    silentSinceNanos = nowNanos;
  }

  /** Something came from the server, whatever it says. */
  void answered(long nowNanos) {
    silentSinceNanos = nowNanos;
    failures = 0;
    onlyNetworkErrors = true;
    everAnswered = true;
  }

  /**
   * No answer came.
   *
   * @param status {@code TIMEOUT} or {@code NETWORK_ERROR}
   */
  void missed(LookupStatus status) {
    failures++;
    onlyNetworkErrors &= status == LookupStatus.NETWORK_ERROR;
  }

  /** Whether it has been silent for longer than patience bears. */
  boolean isSilent(long nowNanos) {
    long longest = patience.toNanos();
    if (onlyNetworkErrors) {
      longest /= 4;
    } else if (!everAnswered) {
      longest /= 2;
    }
    return failures >= LEAST_FAILURES && nowNanos - silentSinceNanos > longest;
  }
}
