package io.fivefifty.logs;

import org.jspecify.annotations.Nullable;

/**
 * One attempt as a {@link LogFormat} found it on a line. Hot: one object a split, filled again for
 * each attempt; all places are in the line's bytes.
 */
public final class Delivery {

  /** A sender that stands on another line. */
  public static final int ELSEWHERE = -1;

  /** A sender that this log does not tell. */
  public static final int NOWHERE = -2;

  /** The id that ties the lines of a message. */
  public int idStart;

  public int idEnd;

  /**
   * The envelope sender without its angle brackets, empty for the null sender, where the line has
   * it; {@link #ELSEWHERE} where another line of the message has, {@link #NOWHERE} where none does.
   */
  public int senderStart = ELSEWHERE;

  public int senderEnd = ELSEWHERE;

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

  /** As nothing is known yet; the sender stands on another line. */
  public void clear() {
    idStart = 0;
    idEnd = 0;
    senderStart = ELSEWHERE;
    senderEnd = ELSEWHERE;
    recipientStart = 0;
    recipientEnd = 0;
    relayStart = 0;
    relayEnd = 0;
    ipStart = 0;
    ipEnd = 0;
    ageMicros = -1;
    delivered = false;
    givenUp = false;
    replyCode = 0;
    replyStart = 0;
    replyEnd = 0;
    stage = null;
  }
}
