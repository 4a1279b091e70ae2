package io.fivefifty.generator;

import java.util.List;

/**
 * One message in one host's queue.
 *
 * <p>Its receivers may be slow: then no try of it ends before a given time.
 */
final class Envelope {
  private final Host host;
  private final String queueId;
  private final Sender sender;
  private final List<Recipient> recipients;
  private final long arrivalMicros;
  private final int size;
  private final long slowUntilMicros;
  private boolean senderTold;

  Envelope(
      Host host,
      String queueId,
      Sender sender,
      List<Recipient> recipients,
      long arrivalMicros,
      int size) {
    this(host, queueId, sender, recipients, arrivalMicros, size, arrivalMicros);
  }

  Envelope(
      Host host,
      String queueId,
      Sender sender,
      List<Recipient> recipients,
      long arrivalMicros,
      int size,
      long slowUntilMicros) {
    this.host = host;
    this.queueId = queueId;
    this.sender = sender;
    this.recipients = List.copyOf(recipients);
    this.arrivalMicros = arrivalMicros;
    this.size = size;
    this.slowUntilMicros = slowUntilMicros;
  }

  Host host() {
    return host;
  }

  String queueId() {
    return queueId;
  }

  Sender sender() {
    return sender;
  }

  List<Recipient> recipients() {
    return recipients;
  }

  long arrivalMicros() {
    return arrivalMicros;
  }

  int size() {
    return size;
  }

  long slowUntilMicros() {
    return slowUntilMicros;
  }

  void tellSender() {
    senderTold = true;
  }

  /** The sending domain as far as the lines written so far tell it. */
  String sendingDomain() {
    return senderTold ? sender.domain() : Sender.UNKNOWN_DOMAIN;
  }
}
