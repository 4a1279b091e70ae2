package io.fivefifty.generator;

/** How Postfix names the messages in its queue. */
public enum QueueIdStyle {
  /** Hexadecimal, and used again within minutes after the message has left the queue. */
  SHORT,
  /** Hexadecimal, each used once. */
  SHORT_USED_ONCE,
  /** {@code enable_long_queue_ids = yes}: never used again. */
  LONG,
  /** {@link #SHORT} on the first host, {@link #LONG} on the second, and so on in turn. */
  MIXED;

  QueueIdStyle onHost(int hostIndex) {
    if (this != MIXED) {
      return this;
    }
    return hostIndex % 2 == 0 ? SHORT : LONG;
  }
}
