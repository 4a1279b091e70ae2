package io.fivefifty.logs;

import java.util.Locale;

/** The step of the SMTP dialogue (RFC 5321 section 3) that a reply answered. */
public enum Stage {
  /** The banner, or the first EHLO: a log often cannot tell them apart. */
  CONNECT,
  EHLO,
  MAIL,
  RCPT,
  DATA,
  /** The final dot, or the last BDAT (RFC 3030). */
  END_OF_DATA;

  /** As it stands in tables: {@code end-of-data}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
