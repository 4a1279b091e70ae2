package io.fivefifty.logs.format.exim;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.MailEvents;

/** The DKIM signatures that a line of a delivery names. Hot: makes no object. */
final class EximSignatures {

  private static final byte[] SIGNED = Bytes.ascii(" DKIM=");
  private static final byte[] SIGNED_FIELD = Bytes.ascii("DKIM=");

  /** {@code deliver.c} hands no more than this over from the process that signs. */
  private static final int LONGEST_SIGNED = 128;

  private EximSignatures() {}

  /**
   * {@code DKIM=domain:selector:domain:selector} on a line that was delivered, with {@code
   * log_selector = +dkim_verbose} since Exim 4.98. The last name may have been cut.
   */
  static void tell(Line line, int from, MailEvents events) {
    int at = from;
    if (line.find(at, SIGNED) < 0) {
      return;
    }
    while (at < line.end) {
      int field = at + 1;
      if (line.has(field, EximDelivery.CONFIRMED)) {
        return;
      }
      int end = line.find(field, ' ');
      at = end < 0 ? line.end : end;
      if (line.has(field, EximDelivery.NAME)) {
        at = EximDelivery.afterQuote(line, field + EximDelivery.NAME.length);
      } else if (line.has(field, SIGNED_FIELD)) {
        tellEach(line, field + SIGNED_FIELD.length, at, events);
        return;
      }
    }
  }

  private static void tellEach(Line line, int from, int to, MailEvents events) {
    byte[] b = line.bytes;
    int domain = from;
    while (domain < to) {
      int colon = Bytes.indexOf(b, domain, to, (byte) ':');
      if (colon < 0) {
        return;
      }
      int next = Bytes.indexOf(b, colon + 1, to, (byte) ':');
      int end = next < 0 ? to : next;
      if (end == to && to - from >= LONGEST_SIGNED) {
        return;
      }
      events.signed(line, domain, colon, colon + 1, end);
      domain = end + 1;
    }
  }
}
