package io.fivefifty.logs.format.qmail;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.Scratch;
import io.fivefifty.logs.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What qmail-remote reports of a delivery, as qmail-send logs it: {@code
 * 198.51.100.21_does_not_like_recipient./Remote_host_said:_550_5.1.1_No_such_user/Giving_up_on_198.51.100.21./}.
 * Hot: makes no object.
 *
 * <p>Every blank, and every other byte that is no printable ASCII, has become {@code _}, every line
 * end {@code /}. Neither can be told from those that the remote host wrote itself: an underscore is
 * read as a blank, a slash as the end of a line only where the reply's code follows.
 *
 * <p>After {@code qmail-remote.c} and {@code qmail-send.c} of notqmail.
 */
final class QmailReport {

  private static final byte[] NO_LOGIN =
      Bytes.ascii("User_and_password_not_set,_continuing_without_authentication./");
  private static final byte[] CONNECTED = Bytes.ascii("Connected_to_");
  private static final byte[] SAID = Bytes.ascii("/Remote_host_said:_");
  private static final byte[] GIVING_UP = Bytes.ascii("/Giving_up_on_");
  private static final byte[] ACCEPTED = Bytes.ascii("_accepted_message");

  private static final byte[][] WORDS = {
    Bytes.ascii("_does_not_like_recipient"),
    Bytes.ascii("_failed_on_DATA_command"),
    Bytes.ascii("_failed_after_I_sent_the_message"),
    Bytes.ascii("_but_greeting_failed"),
    Bytes.ascii("_but_my_name_was_rejected"),
    Bytes.ascii("_but_sender_was_rejected"),
  };

  private static final Stage[] STAGES = {
    Stage.RCPT, Stage.DATA, Stage.END_OF_DATA, Stage.CONNECT, Stage.EHLO, Stage.MAIL,
  };

  /** The remote host's address; empty where the report names none. */
  int ipStart;

  int ipEnd;

  /** Whether the words are those that qmail-remote has for a remote host's reply. */
  boolean known;

  boolean accepted;

  @Nullable Stage stage;

  /** The reply with its code, or -1. */
  int replyStart;

  int replyEnd;

  /** Reads the report that begins at {@code from} and goes to the line's end. */
  void read(Line line, int from) {
    byte[] b = line.bytes;
    int at = line.has(from, NO_LOGIN) ? from + NO_LOGIN.length : from;
    if (at < line.end && b[at] == '<') {
      int close = Addresses.endOfPath(b, at + 1, line.end); // some patches name the recipient
      at = close >= 0 && close + 1 < line.end && b[close + 1] == '_' ? close + 2 : at;
    }
    if (line.has(at, CONNECTED)) {
      at += CONNECTED.length;
    }
    int said = line.find(at, SAID);
    int stop = said < 0 ? line.end : said;
    int words = Bytes.indexOf(b, at, stop, (byte) '_');
    readAddress(b, at, words < 0 ? stop : words);
    readWords(line, words);
    replyStart = said < 0 ? -1 : said + SAID.length;
    replyEnd = said < 0 ? -1 : endOfReply(line, replyStart);
  }

  private void readAddress(byte[] b, int from, int to) {
    int start = from;
    int end = to;
    if (end - start > 2 && b[start] == '[' && b[end - 1] == ']') {
      start++;
      end--;
    }
    ipStart = start;
    ipEnd = Addresses.isIp(b, start, end) ? end : start;
  }

  private void readWords(Line line, int words) {
    known = false;
    accepted = words >= 0 && line.has(words, ACCEPTED);
    stage = null;
    for (int i = 0; words >= 0 && i < WORDS.length; i++) {
      if (line.has(words, WORDS[i])) {
        known = true;
        stage = STAGES[i];
      }
    }
    known |= accepted;
  }

  /** Without the last line's end, and without what qmail-remote says behind the reply. */
  private int endOfReply(Line line, int reply) {
    byte[] b = line.bytes;
    int end = line.end;
    if (end > reply && b[end - 1] == '/') {
      end--;
    }
    int last = Bytes.lastIndexOf(b, reply, end, (byte) '/');
    return last >= 0 && line.has(last, GIVING_UP) ? last : end;
  }

  /** Adds the reply as the remote host wrote it, as far as that can be told. */
  void appendReply(byte[] b, Scratch scratch) {
    for (int i = replyStart; i < replyEnd; i++) {
      boolean lineEnd = b[i] == '/' && isNextLine(b, i + 1);
      scratch.append(b[i] == '_' || lineEnd ? (byte) ' ' : b[i]);
    }
  }

  /** Whether the reply's code stands here again, as at the beginning of each of its lines. */
  private boolean isNextLine(byte[] b, int at) {
    return at + 3 < replyEnd
        && b[at] == b[replyStart]
        && b[at + 1] == b[replyStart + 1]
        && b[at + 2] == b[replyStart + 2]
        && (b[at + 3] == '-' || b[at + 3] == '_');
  }
}
