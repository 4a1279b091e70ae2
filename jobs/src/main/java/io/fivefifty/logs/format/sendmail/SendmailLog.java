package io.fivefifty.logs.format.sendmail;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;

/**
 * Sendmail 8.12 and later. Hot: makes no object for a line.
 *
 * <pre>
 * sendmail[63]: 6ANIusdU000063: from=&lt;orders@shop.example&gt;, size=246, class=0, nrcpts=1, msgid=…
 * sendmail[65]: 6ANIusdU000063: to=&lt;r@gmail.com&gt;, delay=00:00:00, xdelay=00:00:00,
 *   mailer=esmtp, pri=30246, relay=gmail-smtp-in.l.google.com. [198.51.100.21], dsn=5.1.1,
 *   reply=550-5.1.1 The email account that you tried to reach does not exist. Please try,
 *   stat=User unknown
 * </pre>
 *
 * <p>The sender stands on the {@code from=} line, tied by the queue id; a bounce message is
 * announced with its new id. The end of a message is told only at {@code LogLevel} 10 and above
 * ({@code done;}); ids hold the second and the process, and so do not come back.
 *
 * <p>The log does not tell the stage, and no more than the first line of a reply. Before 8.16 it
 * does not tell a refusal's reply at all: see {@link SendmailDelivery}.
 *
 * <p>After the source of Sendmail 8.15 to 8.18, {@code logdelivery()} in {@code deliver.c}, {@code
 * logsender()} in {@code envelope.c}, {@code queuename()} in {@code queue.c}.
 */
public final class SendmailLog implements LogFormat {

  private static final byte[] SENDMAIL = Bytes.ascii("sendmail");
  private static final byte[] SM = Bytes.ascii("sm-");
  private static final byte[] SOLARIS_ID = Bytes.ascii("[ID ");
  private static final byte[] FROM = Bytes.ascii("from=");
  private static final byte[] SIZE = Bytes.ascii(", size=");
  private static final byte[] TO = Bytes.ascii("to=");
  private static final byte[] DONE = Bytes.ascii("done; ");
  private static final byte[] RULESET = Bytes.ascii("ruleset=");
  private static final byte[] REJECT = Bytes.ascii("reject=");
  private static final byte[] MILTER = Bytes.ascii("ilter");
  private static final byte[] ANSWERED = Bytes.ascii("... ");
  private static final byte[] DSN = Bytes.ascii("DSN: ");
  private static final byte[] RETURN = Bytes.ascii("return to sender: ");
  private static final byte[] SENDER_NOTIFY = Bytes.ascii("sender notify: ");
  private static final byte[] POSTMASTER_NOTIFY = Bytes.ascii("postmaster notify: ");
  private static final byte[] CLONE = Bytes.ascii("clone: owner=");

  /** Year, month, day, hour, minute and second, a character each, and two of a counter. */
  private static final int ID_TIME = 8;

  /** The process's number, with zeros in front. */
  private static final int ID_PROCESS = 6;

  private static final int LONGEST_ID_PROCESS = 10;

  /** What Sendmail keeps of a sender on its line. */
  private static final int LONGEST_SENDER = 200;

  private final SendmailDelivery deliveryLine = new SendmailDelivery();
  private final Delivery delivery = new Delivery();

  @Override
  public String name() {
    return "sendmail";
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    boolean sendmail = isSendmail(line);
    int id = afterSolarisId(line);
    int idEnd = queueIdEnd(line, id);
    if (idEnd < 0) {
      return sendmail ? readWithoutId(line, id) : LineKind.OTHER_PROGRAM;
    }
    int word = idEnd + 2;
    if (line.has(word, TO)) {
      delivery.clear();
      delivery.idStart = id;
      delivery.idEnd = idEnd;
      return deliveryLine.read(line, word + TO.length, delivery, events);
    }
    if (line.has(word, FROM)) {
      return readFrom(line, id, idEnd, word + FROM.length, events);
    }
    if (!sendmail) {
      return LineKind.OTHER_PROGRAM; // a milter, which logs the id that it is given
    }
    return readAboutMessage(line, id, idEnd, events);
  }

  /** What Sendmail logs under names of its own; {@code -L} may give it any other. */
  private static boolean isSendmail(Line line) {
    return Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, SENDMAIL)
        || Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, SM);
  }

  /** The place behind {@code [ID 801593 mail.info] }, which Solaris's syslog puts before a text. */
  private static int afterSolarisId(Line line) {
    int at = line.textStart;
    if (at < line.end && line.bytes[at] == '[' && line.has(at, SOLARIS_ID)) {
      int close = line.find(at, ']');
      if (close >= 0 && close + 1 < line.end && line.bytes[close + 1] == ' ') {
        return close + 2;
      }
    }
    return at;
  }

  /** The end of {@code 6ANIusdU000063: } at {@code at}, or -1. */
  private static int queueIdEnd(Line line, int at) {
    byte[] b = line.bytes;
    if (line.end - at < ID_TIME + ID_PROCESS + 2) {
      return -1;
    }
    for (int i = at; i < at + ID_TIME; i++) {
      if (!Bytes.isAlphanumeric(b[i])) {
        return -1;
      }
    }
    int i = at + ID_TIME;
    int last = Math.min(line.end - 2, i + LONGEST_ID_PROCESS);
    while (i < last && Bytes.isDigit(b[i])) {
      i++;
    }
    boolean isId = i - at >= ID_TIME + ID_PROCESS && b[i] == ':' && b[i + 1] == ' ';
    return isId ? i : -1;
  }

  /**
   * {@code from=<sender>, size=…}. What stands behind the size holds the sender's own words again,
   * in the message id: read from the left.
   */
  private static LineKind readFrom(Line line, int id, int idEnd, int address, MailEvents events) {
    byte[] b = line.bytes;
    int start = address;
    int end = -1;
    if (start < line.end && b[start] == '<') {
      start++;
      end = Addresses.endOfPath(b, start, line.end);
      if (end >= 0 && !line.has(end + 1, SIZE)) {
        end = -1;
      }
    }
    if (end < 0) {
      int cut = address + LONGEST_SENDER;
      end = cut < line.end && line.has(cut, SIZE) ? cut : line.find(address, SIZE);
    }
    if (end < start) {
      return LineKind.MALFORMED;
    }
    events.opened(line, id, idEnd, start, end);
    return LineKind.MESSAGE;
  }

  private static LineKind readAboutMessage(Line line, int id, int idEnd, MailEvents events) {
    int word = idEnd + 2;
    if (line.has(word, DONE)) {
      events.closed(line, id, idEnd);
      return LineKind.MESSAGE;
    }
    int otherEnd = queueIdEnd(line, word);
    if (otherEnd >= 0) {
      readOffspring(line, word, otherEnd, events);
      return LineKind.MESSAGE;
    }
    return isAnswer(line, word) ? LineKind.INBOUND : LineKind.MESSAGE;
  }

  private static LineKind readWithoutId(Line line, int text) {
    return isAnswer(line, text) ? LineKind.INBOUND : LineKind.MESSAGE;
  }

  /**
   * {@code ID: NEWID: DSN: User unknown}: a bounce, whose own {@code from=} is not logged; {@code
   * ID: NEWID: clone: owner=address}: the mail goes on to a list in the name of its owner.
   */
  private static void readOffspring(Line line, int newId, int newIdEnd, MailEvents events) {
    int word = newIdEnd + 2;
    if (line.has(word, DSN)
        || line.has(word, RETURN)
        || line.has(word, SENDER_NOTIFY)
        || line.has(word, POSTMASTER_NOTIFY)) {
      events.opened(line, newId, newIdEnd, newId, newId);
    } else if (line.has(word, CLONE)) {
      int owner = word + CLONE.length;
      int ownerEnd = line.end;
      if (owner < ownerEnd && line.bytes[owner] == '<' && line.bytes[ownerEnd - 1] == '>') {
        owner++;
        ownerEnd--;
      }
      if (Addresses.domainStart(line.bytes, owner, ownerEnd) >= 0) {
        events.opened(line, newId, newIdEnd, owner, ownerEnd);
      }
    }
  }

  /**
   * {@code ruleset=check_rcpt, arg1=<…>, relay=…, reject=550 5.1.1 …}, {@code Milter: to=<…>,
   * reject=…}, {@code <address>... User unknown}.
   */
  private static boolean isAnswer(Line line, int word) {
    if (word >= line.end) {
      return false;
    }
    return line.has(word, RULESET)
        || (line.has(word + 1, MILTER) && line.find(word, REJECT) >= 0)
        || (line.bytes[word] == '<' && line.find(word, ANSWERED) >= 0);
  }
}
