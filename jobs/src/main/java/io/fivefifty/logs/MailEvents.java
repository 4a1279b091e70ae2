package io.fivefifty.logs;

/**
 * What a line says of a message, told by a {@link LogFormat}. All places are in {@code line.bytes}.
 */
public interface MailEvents {

  /**
   * A message is in the queue; its sender is known from here on. May come again at each retry.
   *
   * @param addressStart the envelope sender without its angle brackets; empty for the null sender
   */
  void opened(Line line, int idStart, int idEnd, int addressStart, int addressEnd);

  /** The message has left the queue; its id may come back for another. */
  void closed(Line line, int idStart, int idEnd);

  /**
   * One try at a remote host has ended. Told for each recipient where a line has several. The
   * object is the caller's and is used again.
   */
  void attempted(Line line, Delivery delivery);

  /**
   * A message was given a DKIM signature (RFC 6376) by this domain with the key of this selector.
   * Told by an MTA that signs by itself; signers beside it are read in every log.
   */
  default void signed(
      Line line, int domainStart, int domainEnd, int selectorStart, int selectorEnd) {}

  /** Takes it all and does nothing. */
  MailEvents NOBODY =
      new MailEvents() {
        @Override
        public void opened(Line line, int idStart, int idEnd, int addressStart, int addressEnd) {}

        @Override
        public void closed(Line line, int idStart, int idEnd) {}

        @Override
        public void attempted(Line line, Delivery delivery) {}
      };
}
