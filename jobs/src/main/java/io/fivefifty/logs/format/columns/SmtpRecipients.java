package io.fivefifty.logs.format.columns;

import java.util.Arrays;

/** The recipients of an SMTP session's open messages. Hot: makes objects only to grow. */
final class SmtpRecipients {

  /** A client that names more in one session is followed no further in it. */
  static final int MOST = 8192;

  /** Has no reply yet. */
  static final byte NAMED = 0;

  /** Was taken by the host, which may still refuse the message. */
  static final byte TAKEN = 1;

  /** Its attempt has ended. */
  static final byte TOLD = 2;

  private byte[] states = new byte[8];
  private int[] messages = new int[8];
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count == MOST;
  }

  /** Whether it has grown so that it is better made anew. */
  boolean isLarge() {
    return states.length > 1024;
  }

  /**
   * Adds one that was named.
   *
   * @param start where its address begins in the session's bytes
   * @return its number
   */
  int add(int message, int start, int end) {
    if (count == states.length) {
      states = Arrays.copyOf(states, 2 * count);
      messages = Arrays.copyOf(messages, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    states[count] = NAMED;
    messages[count] = message;
    starts[count] = start;
    ends[count] = end;
    return count++;
  }

  byte state(int recipient) {
    return states[recipient];
  }

  void become(int recipient, byte state) {
    states[recipient] = state;
  }

  int message(int recipient) {
    return messages[recipient];
  }

  int start(int recipient) {
    return starts[recipient];
  }

  int end(int recipient) {
    return ends[recipient];
  }

  boolean isAnyOpen() {
    for (int i = 0; i < count; i++) {
      if (states[i] != TOLD) {
        return true;
      }
    }
    return false;
  }

  /** Messages are over without their end: there is nothing to tell of who was taken. */
  void abandonBefore(int laterMessage) {
    for (int i = 0; i < count; i++) {
      if (messages[i] < laterMessage) {
        states[i] = TOLD;
      }
    }
  }
}
