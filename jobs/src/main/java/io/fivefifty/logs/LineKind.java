package io.fivefifty.logs;

import java.util.Locale;

/**
 * What a line is for the ledger. Every line read is exactly one of these, so that the ledger adds
 * up: attempts, lines known and skipped by reason, malformed lines.
 */
public enum LineKind {
  /** One try to deliver to one recipient at one remote host. */
  ATTEMPT,
  /** Something that a mail program says beside attempts: a message begins or ends, a connection. */
  MESSAGE,
  /** A reply that our own server gave to others. */
  INBOUND,
  /** A hop inside the house: a content filter, a private relay. */
  INTERNAL_HOP,
  /** Delivered or refused on this host: mailboxes, pipes, aliases. */
  LOCAL,
  /** No remote host was reached: not found, refused, timed out, expired in the queue. */
  NO_REMOTE_HOST,
  /** A remote host said something before the next one was tried: no recipient's own attempt. */
  HOST_PASSED_OVER,
  /** Address verification, not mail. */
  PROBE,
  /** Names the columns of the lines behind it. */
  HEADER,
  /** A program that handles no mail. */
  OTHER_PROGRAM,
  /** Nothing stands on it. */
  BLANK,
  /** No dress fits, or a known line is cut or garbled. */
  MALFORMED;

  private static final LineKind[] ALL = values();

  /** How many kinds there are. */
  public static int count() {
    return ALL.length;
  }

  /** As it stands in the ledger: {@code internal-hop}. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the ledger counts it as known and skipped. */
  public boolean isSkipped() {
    return this != ATTEMPT && this != MALFORMED;
  }
}
