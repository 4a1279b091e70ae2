package io.fivefifty.generator;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What refusals are counted by.
 *
 * @param day the day of the line, UTC
 * @param mtaHost the host's name in the log
 * @param relayHost who refused, as in {@code relay=HOST[…]}
 * @param recipientDomain lower-case A-label
 * @param replyCode 400 to 599
 * @param enhancedCode the reply's own, not {@code dsn=}; empty where the reply has none
 * @param sendingDomain lower-case A-label; {@code <>} for the null sender; {@code unknown} where
 *     the log does not tell, or the sender has no domain
 * @param permanent whether the mail was given up; a 550 that the MTA turned soft is not permanent
 */
public record RefusalKey(
    LocalDate day,
    String mtaHost,
    String relayHost,
    String recipientDomain,
    int replyCode,
    String enhancedCode,
    String sendingDomain,
    Stage stage,
    boolean permanent) {

  public RefusalKey {
    requireNonNull(day, "day is null");
    requireNonNull(mtaHost, "mtaHost is null");
    requireNonNull(relayHost, "relayHost is null");
    requireNonNull(recipientDomain, "recipientDomain is null");
    requireNonNull(enhancedCode, "enhancedCode is null");
    requireNonNull(sendingDomain, "sendingDomain is null");
    requireNonNull(stage, "stage is null");
    if (replyCode < 400 || replyCode > 599) {
      throw new IllegalArgumentException("replyCode is " + replyCode + ", expected 400 to 599");
    }
  }
}
