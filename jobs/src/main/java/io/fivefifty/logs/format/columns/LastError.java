package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Bytes;

/**
 * A recipient's status as Exchange's transport writes it: {@code [{LED=550 5.1.1 User
 * unknown};{MSG=};{FQDN=mx.example};{IP=198.51.100.21};{LRT=11/22/2026 5:51:42 PM}]}, or, before
 * Exchange 2013, the bare reply. Hot: places only.
 *
 * <p>The reply (last error description) is the remote host's text and may hold anything, so the
 * parts behind it are found from the end.
 */
final class LastError {

  private static final byte[] LED = Bytes.ascii("[{LED=");
  private static final byte[] MSG = Bytes.ascii("};{MSG=");
  private static final byte[] FQDN = Bytes.ascii("};{FQDN=");
  private static final byte[] IP = Bytes.ascii("};{IP=");
  private static final byte[] LRT = Bytes.ascii("};{LRT=");
  private static final byte[] BETWEEN = Bytes.ascii("}];[{LED=");
  private static final byte[] QUOTED = Bytes.ascii(" responded with: \"");
  private static final byte[] FAILOVER = Bytes.ascii("\" Attempted failover");

  /** What Exchange says itself, where it names the host that it tried last. */
  private static final byte[][] OWN = {Bytes.ascii("QUEUE."), Bytes.ascii("SMTPSEND.")};

  int replyStart;
  int replyEnd;
  int hostStart;
  int hostEnd;
  int ipStart;
  int ipEnd;
  int code;

  /** Where the piece that was read last ends; the next one begins behind the semicolon. */
  private int end;

  /** How many statuses stand in [from, to), divided by semicolons. */
  static int count(byte[] b, int from, int to) {
    if (!Bytes.startsWith(b, from, to, LED)) {
      return from == to ? 0 : 1;
    }
    int count = 1;
    int at = Bytes.indexOf(b, from, to, BETWEEN);
    while (at >= 0) {
      count++;
      at = Bytes.indexOf(b, at + BETWEEN.length, to, BETWEEN);
    }
    return count;
  }

  /** The end of the status that begins at {@code from}. */
  static int endOfFirst(byte[] b, int from, int to) {
    int between = Bytes.indexOf(b, from, to, BETWEEN);
    return between < 0 ? to : between + 2;
  }

  /** Reads the one status that is [from, to); true where a remote host has said it. */
  boolean read(byte[] b, int from, int to) {
    hostStart = from;
    hostEnd = from;
    ipStart = from;
    ipEnd = from;
    replyStart = from;
    replyEnd = to;
    boolean named = Bytes.startsWith(b, from, to, LED);
    if (named) {
      readParts(b, from + LED.length, to);
    }
    code = CsvHeads.replyCode(b, replyStart, replyEnd);
    if (code == 0 || (named && hostEnd == hostStart && ipEnd == ipStart)) {
      return false;
    }
    return readQuoted(b) && !isOwn(b);
  }

  private void readParts(byte[] b, int from, int to) {
    replyStart = from;
    end = to;
    int at = before(b, from, LRT);
    if (at < 0 && end - 2 >= from && b[end - 1] == ']') {
      end -= 2;
    }
    at = before(b, from, IP);
    if (at >= 0) {
      ipStart = at + IP.length;
      ipEnd = endOfPart(b, ipStart, to);
    }
    at = before(b, from, FQDN);
    if (at >= 0) {
      hostStart = at + FQDN.length;
      hostEnd = endOfPart(b, hostStart, to);
    }
    before(b, from, MSG);
    replyEnd = end;
  }

  /** The last place of {@code part} before {@link #end}, which moves there; or -1. */
  private int before(byte[] b, int from, byte[] part) {
    for (int at = end - part.length; at >= from; at--) {
      if (b[at] == '}' && Bytes.startsWith(b, at, end, part)) {
        end = at;
        return at;
      }
    }
    return -1;
  }

  private static int endOfPart(byte[] b, int from, int to) {
    int close = Bytes.indexOf(b, from, to, (byte) '}');
    return close < 0 ? to : close;
  }

  /**
   * {@code 451 4.4.0 Primary target IP address responded with: "550 …" Attempted failover to …}:
   * the reply is what is quoted; false where no reply is.
   */
  private boolean readQuoted(byte[] b) {
    if (code != 451 && code != 441) {
      return true;
    }
    int quoted = Bytes.indexOf(b, replyStart, Math.min(replyEnd, replyStart + 80), QUOTED);
    if (quoted < 0) {
      return true;
    }
    int start = quoted + QUOTED.length;
    int told = CsvHeads.replyCode(b, start, replyEnd);
    if (told == 0) {
      return false;
    }
    int failover = Bytes.indexOf(b, start, replyEnd, FAILOVER);
    int close = failover < 0 ? Bytes.lastIndexOf(b, start, replyEnd, (byte) '"') : failover;
    replyStart = start;
    replyEnd = close < 0 ? replyEnd : close;
    code = told;
    return !isConnection(b);
  }

  /** {@code 4.4.x}: the connection's own trouble (RFC 3463 section 3.5), told by Exchange. */
  private boolean isConnection(byte[] b) {
    int at = replyStart + 4;
    return code < 500
        && code != 421
        && at + 4 <= replyEnd
        && b[at] == '4'
        && b[at + 1] == '.'
        && b[at + 2] == '4'
        && b[at + 3] == '.';
  }

  private boolean isOwn(byte[] b) {
    if (isConnection(b)) {
      return true;
    }
    int words = Bytes.indexOf(b, Math.min(replyStart + 4, replyEnd), replyEnd, (byte) ' ') + 1;
    for (byte[] word : OWN) {
      if (words > 0 && Bytes.startsWith(b, words, replyEnd, word)) {
        return true;
      }
    }
    return false;
  }
}
