package io.fivefifty.dns.asking;

/** DNS cannot be asked as the user wants it. The message says why and what was expected. */
public final class DnsSourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for the person who started the run
   */
  public DnsSourceException(String message) {
    super(message);
  }
}
