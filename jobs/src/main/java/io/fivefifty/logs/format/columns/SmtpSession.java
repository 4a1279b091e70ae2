package io.fivefifty.logs.format.columns;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Scratch;
import io.fivefifty.logs.Stage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One SMTP session as its client logs it: commands in the order in which they were sent, replies in
 * the order in which they came, which is the same one (RFC 2920 section 3.1). Several commands may
 * be on their way, and the next message's may follow the end of the one before. Hot: used again for
 * other sessions; makes objects only to grow.
 *
 * <p>A reply is an attempt where it refuses a recipient, where it refuses the message for those
 * whom the host had taken, and where it takes the message. What refuses the sender is so for each
 * recipient already named, else for one that is not known; so is a refused greeting.
 */
final class SmtpSession {

  private static final int MOST_BYTES = 1 << 20;

  /** Addresses of messages that are over are forgotten from so many bytes on. */
  private static final int ENOUGH_BYTES = 1 << 14;

  private static final int LONGEST_REPLY = 8192;

  /** Commands, by what their reply decides. */
  private static final byte GREETING = 0;

  private static final byte EHLO = 1;
  private static final byte MAIL = 2;
  private static final byte RECIPIENT = 3;
  private static final byte DATA = 4;
  private static final byte END_OF_DATA = 5;
  private static final byte CHUNK = 6;
  private static final byte RESET = 7;
  private static final byte OTHER = 8;

  private static final byte[] EHLO_WORD = Bytes.ascii("ehlo ");
  private static final byte[] HELO_WORD = Bytes.ascii("helo ");
  private static final byte[] MAIL_WORD = Bytes.ascii("mail from:");
  private static final byte[] RCPT_WORD = Bytes.ascii("rcpt to:");
  private static final byte[] DATA_WORD = Bytes.ascii("data");
  private static final byte[] BDAT_WORD = Bytes.ascii("bdat ");
  private static final byte[] LAST_WORD = Bytes.ascii(" last");
  private static final byte[] RSET_WORD = Bytes.ascii("rset");
  private static final byte[] QUIT_WORD = Bytes.ascii("quit");

  /** Where the session's addresses and names stand. */
  final Scratch bytes = new Scratch();

  /** The reply that is being read, its lines joined by blanks. */
  private final Scratch reply = new Scratch();

  private byte[] commands = new byte[16];
  private int[] commandMessages = new int[16];
  private int[] commandRecipients = new int[16];
  private int firstCommand;
  private int endOfCommands;

  private final SmtpRecipients recipients = new SmtpRecipients();

  /** The last message begun, and the one before, whose end may still be unanswered. */
  private int message;

  private final int[] senderStarts = new int[2];
  private final int[] senderEnds = new int[2];
  private final int[] idStarts = new int[2];
  private final int[] idEnds = new int[2];
  private int nextIdStart;
  private int nextIdEnd;

  private int hostStart;
  private int hostEnd;
  private boolean lost;

  /** Takes what the replies decide. */
  interface Outcome {
    /**
     * One attempt has ended; places are in {@link #bytes}, those of the reply in {@link #reply}.
     *
     * @param message 0 where the reply came before any
     * @param code 0 where the connection was lost without a reply
     */
    void ended(
        SmtpSession session,
        int message,
        int recipientStart,
        int recipientEnd,
        int code,
        @Nullable Stage stage);
  }

  /** Begins anew. */
  void begin(boolean greeted) {
    bytes.clear();
    reply.clear();
    firstCommand = 0;
    endOfCommands = 0;
    recipients.clear();
    message = 0;
    Arrays.fill(senderStarts, -1);
    Arrays.fill(senderEnds, -1);
    Arrays.fill(idStarts, 0);
    Arrays.fill(idEnds, 0);
    nextIdStart = 0;
    nextIdEnd = 0;
    hostStart = 0;
    hostEnd = 0;
    lost = false;
    if (!greeted) {
      push(GREETING, -1);
    }
  }

  int senderStart(int ofMessage) {
    return ofMessage == 0 ? -1 : senderStarts[ofMessage & 1];
  }

  int senderEnd(int ofMessage) {
    return senderEnds[ofMessage & 1];
  }

  int idStart(int ofMessage) {
    return ofMessage == 0 ? nextIdStart : idStarts[ofMessage & 1];
  }

  int idEnd(int ofMessage) {
    return ofMessage == 0 ? nextIdEnd : idEnds[ofMessage & 1];
  }

  int hostStart() {
    return hostStart;
  }

  int hostEnd() {
    return hostEnd;
  }

  Scratch reply() {
    return reply;
  }

  /** The id of the message that the next MAIL begins. */
  void nextId(byte[] b, int from, int to) {
    nextIdStart = bytes.append(b, from, to);
    nextIdEnd = bytes.length();
  }

  /** The client has sent [from, end), one command. */
  void sent(byte[] b, int from, int end) {
    if (lost) {
      return;
    }
    int to = end;
    while (to > from && b[to - 1] == ' ') {
      to--;
    }
    if (CsvHeads.startsWith(b, from, to, RCPT_WORD)) {
      addRecipient(b, from + RCPT_WORD.length, to);
    } else if (CsvHeads.startsWith(b, from, to, MAIL_WORD)) {
      beginMessage(b, from + MAIL_WORD.length, to);
    } else if (is(b, from, to, DATA_WORD)) {
      if (!awaitsEnd()) {
        push(DATA, -1);
      }
    } else if (CsvHeads.startsWith(b, from, to, BDAT_WORD)) {
      boolean last =
          to - from > LAST_WORD.length
              && CsvHeads.startsWith(b, to - LAST_WORD.length, to, LAST_WORD);
      push(last ? END_OF_DATA : CHUNK, -1);
    } else if (CsvHeads.startsWith(b, from, to, EHLO_WORD)
        || CsvHeads.startsWith(b, from, to, HELO_WORD)) {
      push(EHLO, Bytes.lower(b[from]) == 'h' ? 1 : 0);
    } else if (is(b, from, to, RSET_WORD)) {
      push(RESET, -1);
    } else if (is(b, from, to, QUIT_WORD) || !awaitsEnd()) {
      push(OTHER, -1);
    }
  }

  /** After DATA was answered by 354 the message is sent: what is logged of it asks for no reply. */
  private boolean awaitsEnd() {
    return endOfCommands == firstCommand + 1 && commands[firstCommand] == END_OF_DATA;
  }

  private static boolean is(byte[] b, int from, int to, byte[] word) {
    return to - from == word.length && CsvHeads.startsWith(b, from, to, word);
  }

  private void beginMessage(byte[] b, int path, int to) {
    if (firstCommand == endOfCommands && !recipients.isAnyOpen()) {
      forgetRecipients();
    }
    message++;
    int slot = message & 1;
    int start = pathStart(b, path, to);
    int end = start < 0 ? -1 : pathEnd(b, start, to);
    senderStarts[slot] = end < 0 ? -1 : bytes.append(b, start, end);
    senderEnds[slot] = bytes.length();
    idStarts[slot] = nextIdStart;
    idEnds[slot] = nextIdEnd;
    push(MAIL, -1);
  }

  /** The place behind {@code <}; blanks may stand before it. */
  private static int pathStart(byte[] b, int path, int to) {
    int i = path;
    while (i < to && b[i] == ' ') {
      i++;
    }
    return i < to && b[i] == '<' ? i + 1 : -1;
  }

  private static int pathEnd(byte[] b, int start, int to) {
    return Addresses.endOfPath(b, start, to);
  }

  private void addRecipient(byte[] b, int path, int to) {
    int start = pathStart(b, path, to);
    int end = start < 0 ? -1 : pathEnd(b, start, to);
    if (end < 0) {
      start = path;
      end = path;
    }
    if (recipients.isFull() || bytes.length() > MOST_BYTES) {
      lost = true;
      return;
    }
    int addressStart = bytes.append(b, start, end);
    push(RECIPIENT, recipients.add(message, addressStart, bytes.length()));
  }

  private void push(byte command, int recipient) {
    if (firstCommand == endOfCommands) {
      firstCommand = 0;
      endOfCommands = 0;
    }
    if (endOfCommands == commands.length) {
      if (endOfCommands > 2 * SmtpRecipients.MOST) {
        lost = true;
        return;
      }
      commands = Arrays.copyOf(commands, 2 * endOfCommands);
      commandMessages = Arrays.copyOf(commandMessages, 2 * endOfCommands);
      commandRecipients = Arrays.copyOf(commandRecipients, 2 * endOfCommands);
    }
    commands[endOfCommands] = command;
    commandMessages[endOfCommands] = message;
    commandRecipients[endOfCommands] = recipient;
    endOfCommands++;
  }

  /**
   * The host has said [from, to), one line of a reply, or all of them joined.
   *
   * @return whether attempts were told
   */
  boolean received(byte[] b, int from, int to, Outcome outcome) {
    return received(b, from, to, false, outcome);
  }

  /** As {@link #received}, of a log that has a reply whole beside its command. */
  boolean receivedWhole(byte[] b, int from, int to, Outcome outcome) {
    return received(b, from, to, true, outcome);
  }

  private boolean received(byte[] b, int from, int to, boolean whole, Outcome outcome) {
    int code = CsvHeads.replyCode(b, from, to);
    if (lost || code == 0) {
      return false;
    }
    if (reply.length() > 0) {
      reply.append((byte) ' ');
    }
    reply.append(b, from, Math.min(to, from + Math.max(0, LONGEST_REPLY - reply.length())));
    if (!whole && to - from > 3 && b[from + 3] == '-') {
      return false; // more lines follow
    }
    boolean told = firstCommand < endOfCommands && answered(code, outcome);
    reply.clear();
    return told;
  }

  private boolean answered(int code, Outcome outcome) {
    byte command = commands[firstCommand];
    int ofMessage = commandMessages[firstCommand];
    int recipient = commandRecipients[firstCommand];
    boolean good = code < 400;
    if (command == DATA && code == 354) {
      commands[firstCommand] = END_OF_DATA;
      return false;
    }
    firstCommand++;
    switch (command) {
      case GREETING -> {
        if (good) {
          readHost();
          return false;
        }
        return unknown(code, Stage.CONNECT, outcome);
      }
      case EHLO -> {
        boolean fallsBack = recipient == 0 && code >= 500 && code <= 504; // RFC 5321 section 3.2
        return !good && !fallsBack && unknown(code, Stage.EHLO, outcome);
      }
      case MAIL -> {
        if (good) {
          recipients.abandonBefore(ofMessage);
          return false;
        }
        return all(ofMessage, SmtpRecipients.NAMED, code, Stage.MAIL, outcome)
            || one(ofMessage, 0, 0, code, Stage.MAIL, outcome);
      }
      case RECIPIENT -> {
        if (recipients.state(recipient) != SmtpRecipients.NAMED) {
          return false; // the sender was refused already
        }
        recipients.become(recipient, good ? SmtpRecipients.TAKEN : SmtpRecipients.TOLD);
        return !good && one(recipient, code, Stage.RCPT, outcome);
      }
      case DATA -> {
        return !good && all(ofMessage, SmtpRecipients.TAKEN, code, Stage.DATA, outcome);
      }
      case END_OF_DATA -> {
        return all(ofMessage, SmtpRecipients.TAKEN, code, Stage.END_OF_DATA, outcome);
      }
      case CHUNK -> {
        return !good && all(ofMessage, SmtpRecipients.TAKEN, code, Stage.END_OF_DATA, outcome);
      }
      case RESET -> {
        recipients.abandonBefore(ofMessage + 1);
        return false;
      }
      default -> {
        return false;
      }
    }
  }

  /**
   * The connection has ended: whoever was taken or named and has no reply yet gets none.
   *
   * @return whether attempts were told
   */
  boolean closed(Outcome outcome) {
    boolean told = false;
    reply.clear();
    for (int i = 0; !lost && i < recipients.count(); i++) {
      if (recipients.state(i) != SmtpRecipients.TOLD) {
        recipients.become(i, SmtpRecipients.TOLD);
        told |= one(i, 0, null, outcome);
      }
    }
    return told;
  }

  private boolean one(int recipient, int code, @Nullable Stage stage, Outcome outcome) {
    return one(
        recipients.message(recipient),
        recipients.start(recipient),
        recipients.end(recipient),
        code,
        stage,
        outcome);
  }

  private boolean unknown(int code, Stage stage, Outcome outcome) {
    return one(0, 0, 0, code, stage, outcome);
  }

  private boolean one(
      int ofMessage, int start, int end, int code, @Nullable Stage stage, Outcome outcome) {
    outcome.ended(this, ofMessage, start, end, code, stage);
    return true;
  }

  /** Tells each recipient of the message who is in that state. */
  private boolean all(int ofMessage, byte state, int code, Stage stage, Outcome outcome) {
    boolean told = false;
    for (int i = 0; i < recipients.count(); i++) {
      if (recipients.message(i) == ofMessage && recipients.state(i) == state) {
        recipients.become(i, SmtpRecipients.TOLD);
        told |= one(i, code, stage, outcome);
      }
    }
    return told;
  }

  /** Makes room before the next message; the host's name and the next id stay. */
  private void forgetRecipients() {
    recipients.clear();
    if (bytes.length() < ENOUGH_BYTES || nextIdStart < hostEnd) {
      return;
    }
    byte[] b = bytes.bytes();
    bytes.clear();
    hostStart = bytes.append(b, hostStart, hostEnd);
    hostEnd = bytes.length();
    nextIdStart = bytes.append(b, nextIdStart, nextIdEnd);
    nextIdEnd = bytes.length();
  }

  /** Whether it has grown so that it is better made anew. */
  boolean isLarge() {
    return bytes.bytes().length > 2 * ENOUGH_BYTES || recipients.isLarge();
  }

  /** {@code 220 mx.example ESMTP …} (RFC 5321 section 4.2): the host's own name for itself. */
  private void readHost() {
    byte[] b = reply.bytes();
    int start = 4;
    int end = start;
    boolean dotted = false;
    while (end < reply.length() && (Bytes.isAlphanumeric(b[end]) || isInName(b[end]))) {
      dotted |= b[end++] == '.';
    }
    if (end > start && b[end - 1] == '.') {
      end--;
    }
    if (dotted && end > start && !Addresses.isIp(b, start, end)) {
      hostStart = bytes.append(b, start, end);
      hostEnd = bytes.length();
    }
  }

  private static boolean isInName(byte value) {
    return value == '.' || value == '-' || value == '_';
  }
}
