package io.fivefifty.logs;

import org.jspecify.annotations.Nullable;

/**
 * One attempt as a {@link LogFormat} found it on a line. Hot: one object a split, filled again for
 * each attempt; all places are in the line's bytes.
 */
public final class Delivery {

  /** The id that ties the lines of a message. */
  public int idStart;

  public int idEnd;

  /** The recipient's address without its angle brackets. */
  public int recipientStart;

  public int recipientEnd;

  /** The remote host's name, as the log has it. */
  public int relayStart;

  public int relayEnd;

  /** Its address, without brackets. */
  public int ipStart;

  public int ipEnd;

  /**
   * How long the message had been on this host, in microseconds; -1 where the log does not tell.
   */
  public long ageMicros;

  public boolean delivered;

  /** True where the MTA gave the recipient up; false where it will try again. */
  public boolean givenUp;

  /** The reply's code, 0 where there was no reply. */
  public int replyCode;

  /** The reply with its code, as the log has it. */
  public int replyStart;

  public int replyEnd;

  /** Null where the log does not tell. */
  public @Nullable Stage stage;
}
