package io.fivefifty.logs.format.sendmail;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;

/** The list {@code <a@x>,<b@x>} behind {@code to=}. Hot: makes no object. */
final class SendmailRecipients {

  /** Stands at the end of a list that goes on in the next line. */
  private static final byte[] MORE = Bytes.ascii("[more]");

  private SendmailRecipients() {}

  /** Where the recipient that begins at {@code at} ends, with its brackets. */
  static int end(Line line, int at) {
    byte[] b = line.bytes;
    if (at < line.end && b[at] == '<') {
      int close = Addresses.endOfPath(b, at + 1, line.end);
      return close < 0 ? line.end : close + 1;
    }
    boolean quoted = false;
    for (int i = at; i < line.end; i++) {
      if (b[i] == '\\') {
        i++;
      } else if (b[i] == '"') {
        quoted = !quoted;
      } else if (b[i] == ',' && !quoted) {
        return i;
      }
    }
    return line.end;
  }

  /** Where the next recipient begins, behind one that ends at {@code at}; -1 where none does. */
  static int next(Line line, int at) {
    if (at >= line.end || line.bytes[at] != ',') {
      return -1;
    }
    int next = at + 1;
    if (next < line.end && line.bytes[next] == ' ') {
      next++;
      if (line.has(next, SendmailDelivery.DELAY)
          || line.has(next, SendmailDelivery.CONTROLLING)
          || line.has(next, MORE)) {
        return -1;
      }
    }
    return next;
  }

  /** Where the fields behind the recipients begin, or -1. */
  static int endOfAll(Line line, int recipients) {
    int at = recipients;
    while (true) {
      int end = end(line, at);
      at = next(line, end);
      if (at < 0) {
        if (line.has(end + 2, MORE)) {
          end += 2 + MORE.length; // the list goes on, on a line of its own
        }
        boolean fields = end + 2 < line.end && line.bytes[end] == ',';
        return fields ? end + 2 : -1;
      }
    }
  }
}
