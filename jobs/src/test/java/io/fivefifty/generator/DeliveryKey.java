package io.fivefifty.generator;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What attempts are counted by.
 *
 * @param day the day of the line, UTC
 * @param mtaHost the host's name in the log
 * @param relayHost the remote host, as in {@code relay=HOST[…]}
 * @param sendingDomain lower-case A-label, {@code <>} or {@code unknown}
 */
public record DeliveryKey(LocalDate day, String mtaHost, String relayHost, String sendingDomain) {

  public DeliveryKey {
    requireNonNull(day, "day is null");
    requireNonNull(mtaHost, "mtaHost is null");
    requireNonNull(relayHost, "relayHost is null");
    requireNonNull(sendingDomain, "sendingDomain is null");
  }
}
