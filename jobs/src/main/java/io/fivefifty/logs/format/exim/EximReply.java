package io.fivefifty.logs.format.exim;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.Scratch;
import io.fivefifty.logs.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What Exim tells of a delivery that failed, behind the fields of its line. Hot.
 *
 * <pre>
 * SMTP error from remote mail server after RCPT TO:&lt;r@gmail.com&gt;: 550-5.1.1 No\n550 5.1.1 Bye
 * SMTP error from remote mailer after initial connection: host mx.example [192.0.2.1]: 554 No
 * Malformed SMTP reply in response to end of data: 550-5.7.1 …
 * Remote host closed connection in response to HELO me (EHLO response was: 421 Later)
 * </pre>
 *
 * <p>The third is a reply that is longer than Exim reads. The second has the host as Exim wrote it
 * until 4.82. Lines of a reply are joined by a literal {@code \n}, which stays; bytes that are not
 * ASCII are written as {@code \303}.
 */
final class EximReply {

  /** What a message says of the remote host. */
  enum Answer {
    /** It replied. */
    SAID,
    /** It was reached, and did not reply, or not as SMTP has it. */
    SILENT,
    /** The other end was a mailbox's (LMTP). */
    LOCAL,
    /** No host was reached, or none was tried. */
    NOT_ASKED
  }

  private static final byte[] ERROR = Bytes.ascii("SMTP error from remote ");
  private static final byte[][] SERVERS =
      words("mail server after ", "mailer after ", "host after ");
  private static final byte[] PER_RECIPIENT = Bytes.ascii("PRDR error after ");
  private static final byte[] MALFORMED = Bytes.ascii("Malformed SMTP reply in response to ");
  private static final byte[] MAILBOX = Bytes.ascii("LMTP error after ");
  private static final byte[] PIPELINED = Bytes.ascii("pipelined ");
  private static final byte[] RECIPIENT = Bytes.ascii("RCPT TO:<");
  private static final byte[] SENDER = Bytes.ascii("MAIL FROM:<");
  private static final byte[] COMMAND_END = Bytes.ascii(": ");
  private static final byte[] PATH_END = Bytes.ascii(">: ");
  private static final byte[] HOST = Bytes.ascii("host ");
  private static final byte[] ADDRESS = Bytes.ascii(" [");
  private static final byte[] ADDRESS_END = Bytes.ascii("]: ");
  private static final byte[] CLOSED = Bytes.ascii("Remote host closed connection");
  private static final byte[] EHLO_RESPONSE = Bytes.ascii(" (EHLO response was: ");

  /** A host was reached where one of these is told. */
  private static final byte[][] SILENCES =
      words(
          "SMTP timeout after ",
          "Malformed SMTP reply (an empty line) ",
          "TLS session: ",
          "a TLS session is required, ",
          "bad first read from TLS ");

  private static final byte[][] COMMANDS =
      words(
          "RCPT TO:<",
          "end of data",
          "MAIL FROM:<",
          "initial connection",
          "DATA",
          "EHLO ",
          "HELO ",
          "LHLO ",
          "sending data block");

  private static final Stage[] STAGES = {
    Stage.RCPT,
    Stage.END_OF_DATA,
    Stage.MAIL,
    Stage.CONNECT,
    Stage.DATA,
    Stage.EHLO,
    Stage.EHLO,
    Stage.EHLO,
    Stage.END_OF_DATA,
  };

  private static final int END_OF_DATA_COMMAND = 1;

  private final Scratch scratch = new Scratch();

  /** Fills the reply, its stage, and the host where the fields did not have it. */
  Answer read(Line line, int from, int to, Delivery delivery) {
    int message = from;
    int command = command(line, message);
    if (command < 0) {
      if (line.has(message, MAILBOX)) {
        return Answer.LOCAL;
      }
      return line.has(message, CLOSED)
          ? readClosed(line, message, to, delivery)
          : silence(line, message);
    }
    boolean pipelined = line.has(command, PIPELINED);
    if (pipelined) {
      command += PIPELINED.length;
    }
    int reply = afterCommand(line, command, to);
    if (reply < 0) {
      return Answer.SILENT;
    }
    delivery.stage =
        line.has(message, PER_RECIPIENT) ? Stage.END_OF_DATA : stage(line, command, pipelined);
    return setReply(line, afterHost(line, reply, to, delivery), to, delivery);
  }

  /** Whether a remote host's reply is told at {@code at}. */
  static boolean isReply(Line line, int at) {
    return command(line, at) >= 0;
  }

  /** Where the command begins that was replied to; -1 where no reply is told. */
  private static int command(Line line, int at) {
    if (line.has(at, ERROR)) {
      int server = at + ERROR.length;
      for (byte[] words : SERVERS) {
        if (line.has(server, words)) {
          return server + words.length;
        }
      }
    }
    if (line.has(at, PER_RECIPIENT)) {
      return at + PER_RECIPIENT.length;
    }
    return line.has(at, MALFORMED) ? at + MALFORMED.length : -1;
  }

  /** Behind the command and its {@code : }; the path in it is the sender's text. */
  private static int afterCommand(Line line, int command, int to) {
    int from = command;
    byte[] path = line.has(command, RECIPIENT) ? RECIPIENT : SENDER;
    if (line.has(command, path)) {
      int address = command + path.length;
      int end = Addresses.endOfPath(line.bytes, address, to);
      if (end < 0) {
        end = Bytes.indexOf(line.bytes, address, to, PATH_END);
      }
      if (end < 0) {
        return -1;
      }
      from = end;
    }
    int end = Bytes.indexOf(line.bytes, from, to, COMMAND_END);
    return end < 0 ? -1 : end + COMMAND_END.length;
  }

  /** Null where the words fit several commands. */
  private static @Nullable Stage stage(Line line, int command, boolean pipelined) {
    for (int i = 0; i < COMMANDS.length; i++) {
      if (line.has(command, COMMANDS[i])) {
        // With BDAT (RFC 3030) in the same packet, this is also told of a MAIL that was refused.
        return pipelined && i == END_OF_DATA_COMMAND ? null : STAGES[i];
      }
    }
    return null;
  }

  /** Behind {@code host mx.example [192.0.2.1]: }, which is the relay. */
  private static int afterHost(Line line, int at, int to, Delivery delivery) {
    if (!line.has(at, HOST)) {
      return at;
    }
    byte[] b = line.bytes;
    int name = at + HOST.length;
    int nameEnd = Bytes.indexOf(b, name, to, (byte) ' ');
    int close = nameEnd < 0 ? -1 : Bytes.indexOf(b, nameEnd, to, (byte) ']');
    if (close < 0 || !line.has(nameEnd, ADDRESS) || !line.has(close, ADDRESS_END)) {
      return at;
    }
    int ip = nameEnd + ADDRESS.length;
    if (delivery.ipStart == delivery.ipEnd && Addresses.isIp(b, ip, close)) {
      delivery.relayStart = name;
      delivery.relayEnd = nameEnd;
      delivery.ipStart = ip;
      delivery.ipEnd = close;
    }
    return close + ADDRESS_END.length;
  }

  private static Answer readClosed(Line line, int message, int to, Delivery delivery) {
    int response = Bytes.indexOf(line.bytes, message, to, EHLO_RESPONSE);
    if (response < 0) {
      return Answer.SILENT;
    }
    delivery.stage = Stage.EHLO;
    int end = line.bytes[to - 1] == ')' ? to - 1 : to;
    return setReply(line, response + EHLO_RESPONSE.length, end, delivery);
  }

  private static Answer setReply(Line line, int from, int to, Delivery delivery) {
    byte[] b = line.bytes;
    boolean hasCode =
        from + 3 <= to
            && b[from] >= '2'
            && b[from] <= '5'
            && Bytes.isDigit(b[from + 1])
            && Bytes.isDigit(b[from + 2])
            && (from + 3 == to || !Bytes.isAlphanumeric(b[from + 3]));
    if (!hasCode) {
      delivery.stage = null;
      return Answer.SILENT;
    }
    delivery.replyCode = (b[from] - '0') * 100 + (b[from + 1] - '0') * 10 + (b[from + 2] - '0');
    delivery.replyStart = from;
    delivery.replyEnd = to;
    return Answer.SAID;
  }

  /** {@code Connection timed out : SMTP timeout after …}: the system's words may stand before. */
  private static Answer silence(Line line, int message) {
    int at = message;
    int colon = line.find(message, COMMAND_END);
    for (int i = 0; i < 2; i++) {
      for (byte[] words : SILENCES) {
        if (line.has(at, words)) {
          return Answer.SILENT;
        }
      }
      if (colon < 0) {
        break;
      }
      at = colon + COMMAND_END.length;
    }
    return Answer.NOT_ASKED;
  }

  /**
   * Decodes {@code \303\251}. What the delivery and the line's frame point at is put together
   * again, because the reply becomes shorter.
   */
  void decode(Line line, Delivery delivery) {
    if (nextEscape(line.bytes, delivery.replyStart, delivery.replyEnd) < 0) {
      return;
    }
    byte[] b = line.bytes;
    scratch.clear();
    int start = scratch.append(b, line.hostStart, line.hostEnd);
    line.hostStart = start;
    line.hostEnd = scratch.length();
    start = scratch.append(b, line.tagStart, line.tagEnd);
    line.tagStart = start;
    line.tagEnd = scratch.length();
    start = scratch.append(b, delivery.idStart, delivery.idEnd);
    line.textStart = start;
    delivery.idStart = start;
    delivery.idEnd = scratch.length();
    if (delivery.senderStart >= 0) {
      start = scratch.append(b, delivery.senderStart, delivery.senderEnd);
      delivery.senderStart = start;
      delivery.senderEnd = scratch.length();
    }
    start = scratch.append(b, delivery.recipientStart, delivery.recipientEnd);
    delivery.recipientStart = start;
    delivery.recipientEnd = scratch.length();
    start = scratch.append(b, delivery.relayStart, delivery.relayEnd);
    delivery.relayStart = start;
    delivery.relayEnd = scratch.length();
    start = scratch.append(b, delivery.ipStart, delivery.ipEnd);
    delivery.ipStart = start;
    delivery.ipEnd = scratch.length();
    int from = delivery.replyStart;
    int to = delivery.replyEnd;
    delivery.replyStart = scratch.length();
    for (int escape = nextEscape(b, from, to); escape >= 0; escape = nextEscape(b, from, to)) {
      scratch.append(b, from, escape);
      scratch.append(
          (byte) ((b[escape + 1] - '0') << 6 | (b[escape + 2] - '0') << 3 | (b[escape + 3] - '0')));
      from = escape + 4;
    }
    scratch.append(b, from, to);
    delivery.replyEnd = scratch.length();
    line.set(scratch.bytes(), 0, scratch.length());
  }

  /** The next {@code \200} to {@code \377}, or -1; what is ASCII and no letter stays escaped. */
  private static int nextEscape(byte[] b, int from, int to) {
    int at = Bytes.indexOf(b, from, to, (byte) '\\');
    while (at >= 0 && at + 3 < to) {
      if ((b[at + 1] == '2' || b[at + 1] == '3') && isOctal(b[at + 2]) && isOctal(b[at + 3])) {
        return at;
      }
      at = Bytes.indexOf(b, at + 1, to, (byte) '\\');
    }
    return -1;
  }

  private static boolean isOctal(byte value) {
    return value >= '0' && value <= '7';
  }

  private static byte[][] words(String... words) {
    byte[][] bytes = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = Bytes.ascii(words[i]);
    }
    return bytes;
  }
}
