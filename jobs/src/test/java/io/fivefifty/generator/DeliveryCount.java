package io.fivefifty.generator;

/**
 * How attempts ended. An attempt is a try to give one message for one recipient to a remote host:
 * not {@code relay=none}, not a hop inside the house, not a line without {@code to=}, not a probe.
 *
 * @param delivered a 2xx reply
 * @param deferred to be tried again, for any reason but a 550: a 4xx, a lost connection, another
 *     5xx that was turned soft
 * @param rejected a 550 reply, whether the mail was given up or not
 * @param refused given up for any other reply; this includes a 4xx that a reply filter made final
 */
public record DeliveryCount(long delivered, long deferred, long rejected, long refused) {

  public static final DeliveryCount NONE = new DeliveryCount(0, 0, 0, 0);

  public long attempts() {
    return delivered + deferred + rejected + refused;
  }

  public DeliveryCount plus(DeliveryCount other) {
    return new DeliveryCount(
        delivered + other.delivered,
        deferred + other.deferred,
        rejected + other.rejected,
        refused + other.refused);
  }
}
