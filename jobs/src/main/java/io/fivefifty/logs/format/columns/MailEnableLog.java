package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * SMTP activity logs of MailEnable. Hot: makes no object for a line.
 *
 * <pre>
 * 11/22/26 17:51:42⇥SMTP-OU⇥A1B2C3D4.MAI⇥1044⇥198.51.100.21⇥RCPT⇥RCPT TO:&lt;x@gmail.com&gt;⇥550 5.1.1
 *   No such user⇥24⇥31
 * </pre>
 *
 * <p>Columns are divided by tabs: time (month first, in local time), direction, the message's file,
 * the socket, the remote host's address, the command's name, the command, the reply, and how many
 * bytes went out and came in. A line has a command and its reply together. The sender stands on the
 * MAIL line of the same message and socket. What others say to our server is {@code SMTP-IN}.
 *
 * <p>The log names no host of ours; the remote host's name is told by its greeting alone. Source:
 * MailEnable knowledge base, ME020170 ("How to analyse MailEnable logging files").
 */
public final class MailEnableLog implements LogFormat {

  private static final int DIRECTION = 1;
  private static final int MESSAGE = 2;
  private static final int SOCKET = 3;
  private static final int REMOTE = 4;
  private static final int COMMAND = 6;
  private static final int REPLY = 7;
  private static final int COLUMNS = 10;

  private static final int GREETING = 220;
  private static final byte[] OUTBOUND = Bytes.ascii("SMTP-OU");
  private static final byte[] INBOUND = Bytes.ascii("SMTP-IN");
  private static final byte[] QUIT = Bytes.ascii("quit");

  private final SmtpSessions sessions = new SmtpSessions();
  private final SmtpAttempts attempts = new SmtpAttempts();
  private final int[] starts = new int[COLUMNS];
  private final int[] ends = new int[COLUMNS];

  @Override
  public String name() {
    return "mailenable";
  }

  @Override
  public Needs needs() {
    return Needs.LINES_BEFORE;
  }

  @Override
  public boolean sharesFiles() {
    return false;
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    CsvHeads.bare(line);
    int start = CsvHeads.start(line);
    int column = 0;
    int at = start;
    while (at <= line.end && column < COLUMNS) {
      int tab = Bytes.indexOf(line.bytes, at, line.end, (byte) '\t');
      starts[column] = at;
      ends[column] = tab < 0 ? line.end : tab;
      at = ends[column] + 1;
      column++;
    }
    if (column < REPLY + 1 || !isDirection(line)) {
      return false;
    }
    boolean read =
        dress.stamps().readUs(line.bytes, start, ends[0]) && dress.stamps().end() == ends[0];
    line.timeMicros = read ? dress.stamps().micros() : line.timeMicros;
    return read;
  }

  private boolean isDirection(Line line) {
    return is(line, DIRECTION, OUTBOUND) || is(line, DIRECTION, INBOUND);
  }

  private boolean is(Line line, int column, byte[] word) {
    return Bytes.equal(line.bytes, starts[column], ends[column], word);
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    if (is(line, DIRECTION, INBOUND)) {
      return LineKind.INBOUND;
    }
    byte[] b = line.bytes;
    int remote = starts[REMOTE];
    int endOfRemote = ends[REMOTE];
    if (!Addresses.isIp(b, remote, endOfRemote)) {
      return LineKind.NO_REMOTE_HOST;
    }
    if (Addresses.isInternal(b, remote, endOfRemote)) {
      return LineKind.INTERNAL_HOP;
    }
    long key = Bytes.hash(b, starts[MESSAGE], ends[SOCKET], 0);
    SmtpSession session = sessions.find(key);
    boolean greeting =
        starts[COMMAND] == ends[COMMAND]
            && CsvHeads.replyCode(b, starts[REPLY], ends[REPLY]) == GREETING;
    if (session == null || greeting) { // a socket's number comes back
      // A log that begins in the middle of a session still has each command beside its reply.
      session = sessions.open(key, starts[COMMAND] < ends[COMMAND]);
      session.nextId(b, starts[MESSAGE], ends[MESSAGE]);
    }
    attempts
        .on(line, events, b)
        .host(starts[MESSAGE], starts[MESSAGE])
        .ip(remote, endOfRemote)
        .id(starts[MESSAGE], ends[MESSAGE]);
    if (starts[COMMAND] < ends[COMMAND]) {
      session.sent(b, starts[COMMAND], ends[COMMAND]);
    }
    boolean quits = CsvHeads.startsWith(b, starts[COMMAND], ends[COMMAND], QUIT);
    boolean told = session.receivedWhole(b, starts[REPLY], ends[REPLY], attempts);
    if (quits) {
      told |= session.closed(attempts);
      sessions.close(key);
    }
    return told ? LineKind.ATTEMPT : LineKind.MESSAGE;
  }
}
