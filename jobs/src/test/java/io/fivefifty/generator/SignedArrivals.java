package io.fivefifty.generator;

import java.util.Optional;

/** The lines that a message of the story leaves on its way into the queue, where it is signed. */
final class SignedArrivals {
  private static final String CLIENT = "app1.internal.example[192.0.2.131]";

  private final Dice dice;
  private final Scribe scribe;

  SignedArrivals(Dice dice, Scribe scribe) {
    this.dice = dice;
    this.scribe = scribe;
  }

  /**
   * A program hands in a message.
   *
   * @param selector of the key that it is signed with
   * @return when it is in the queue
   */
  long handedIn(Envelope envelope, Optional<String> selector) {
    long time = envelope.arrivalMicros();
    scribe.begin(envelope).add("client=").add(CLIENT);
    scribe.end(time, envelope.host(), Program.SMTPD);
    time += dice.between(3_000, 60_000);
    Bytes line = scribe.begin(envelope).add("message-id=<").addHex(dice.bits(), 12);
    line.addByte('.').addNumber(dice.below(1_000_000)).add("@app1>");
    scribe.end(time, envelope.host(), Program.CLEANUP);
    if (selector.isPresent()) {
      scribe.begin(envelope).add("DKIM-Signature field added (s=").add(selector.get());
      scribe.text().add(", d=").add(envelope.sender().domain()).addByte(')');
      scribe.end(time + 1_000, envelope.host(), Program.OPENDKIM);
    }
    return time + dice.between(2_000, 20_000);
  }
}
