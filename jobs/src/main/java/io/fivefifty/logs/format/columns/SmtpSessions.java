package io.fivefifty.logs.format.columns;

import org.jspecify.annotations.Nullable;

/**
 * The sessions that are open at one place of a log. Hot. Bounded: where many more are open than a
 * server has connections, the oldest of those that share a row is forgotten, and what its later
 * lines say is not told.
 */
final class SmtpSessions {

  private static final int ROWS = 1024;
  private static final int IN_A_ROW = 8;

  private final @Nullable SmtpSession[] sessions = new SmtpSession[ROWS * IN_A_ROW];
  private final long[] keys = new long[ROWS * IN_A_ROW];

  /** When the session began, 0 where the place is free. */
  private final long[] begun = new long[ROWS * IN_A_ROW];

  private long count;

  /** The open session of this key, or null. */
  @Nullable SmtpSession find(long key) {
    int place = place(key);
    return place < 0 ? null : sessions[place];
  }

  /** Opens a session; one of the same key is forgotten. */
  SmtpSession open(long key, boolean greeted) {
    int place = place(key);
    if (place < 0) {
      int row = row(key);
      place = row;
      for (int i = row; i < row + IN_A_ROW; i++) {
        if (begun[i] < begun[place]) {
          place = i;
        }
      }
    }
    keys[place] = key;
    begun[place] = ++count;
    SmtpSession session = sessions[place];
    if (session == null) {
      session = new SmtpSession();
      sessions[place] = session;
    }
    session.begin(greeted);
    return session;
  }

  /** The session has ended. */
  void close(long key) {
    int place = place(key);
    if (place >= 0) {
      begun[place] = 0;
      SmtpSession session = sessions[place];
      if (session != null && session.isLarge()) {
        sessions[place] = null;
      }
    }
  }

  private int place(long key) {
    int row = row(key);
    for (int i = row; i < row + IN_A_ROW; i++) {
      if (begun[i] > 0 && keys[i] == key) {
        return i;
      }
    }
    return -1;
  }

  private static int row(long key) {
    return (int) (key & (ROWS - 1)) * IN_A_ROW;
  }
}
