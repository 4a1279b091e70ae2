package io.fivefifty.generator;

/**
 * How one attempt ended.
 *
 * @param replyCode 200 to 599, or 0 where there was no reply
 * @param permanent whether the mail was given up
 */
record Outcome(
    String relayHost,
    String recipientDomain,
    int replyCode,
    String enhancedCode,
    Stage stage,
    boolean permanent) {

  private static final DeliveryCount DELIVERED = new DeliveryCount(1, 0, 0, 0);
  private static final DeliveryCount DEFERRED = new DeliveryCount(0, 1, 0, 0);
  private static final DeliveryCount REJECTED = new DeliveryCount(0, 0, 1, 0);
  private static final DeliveryCount REFUSED = new DeliveryCount(0, 0, 0, 1);

  boolean hasRefusingReply() {
    return replyCode >= 400;
  }

  DeliveryCount count() {
    if (replyCode / 100 == 2) {
      return DELIVERED;
    }
    if (replyCode == 550) {
      return REJECTED;
    }
    return permanent ? REFUSED : DEFERRED;
  }
}
