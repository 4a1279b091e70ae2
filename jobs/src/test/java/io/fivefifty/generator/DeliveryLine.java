package io.fivefifty.generator;

/** The line that ends a try for one recipient, up to the text in its parentheses. */
final class DeliveryLine {
  private final Scribe scribe;
  private final Dice dice;

  DeliveryLine(Scribe scribe, Dice dice) {
    this.scribe = scribe;
    this.dice = dice;
  }

  /**
   * Begins a line whose times agree: Postfix's delay counts from the message's arrival to the line,
   * and is the sum of the four delays.
   *
   * @param activeMicros when the queue manager took the message up
   * @return the line's time
   */
  long begin(
      Envelope envelope,
      Recipient recipient,
      String relay,
      long activeMicros,
      String dsn,
      String status) {
    Bytes line = scribe.begin(envelope).add("to=<").add(recipient.address());
    if (!recipient.originalAddress().isEmpty()) {
      line.add(">, orig_to=<").add(recipient.originalAddress());
    }
    line.add(">, relay=").add(relay).add(", ");
    if (dice.chance(0.03)) {
      line.add("conn_use=").addNumber(2 + dice.below(8)).add(", ");
    }
    long before = activeMicros - envelope.arrivalMicros();
    long waiting = dice.between(2_000, 40_000);
    long connecting = connectingMicros(envelope, activeMicros);
    long sending = dice.between(20_000, dice.chance(0.1) ? 9_000_000 : 1_200_000);
    long end = activeMicros + waiting + connecting + sending;
    line.add("delay=").addSeconds(end - envelope.arrivalMicros());
    line.add(", delays=").addSeconds(before).addByte('/').addSeconds(waiting);
    line.addByte('/').addSeconds(connecting).addByte('/').addSeconds(sending);
    line.add(", dsn=").add(dsn).add(", status=").add(status).add(" (");
    return end;
  }

  /** Some servers answer late, or only at their second address. */
  private long connectingMicros(Envelope envelope, long activeMicros) {
    long longest = dice.chance(0.005) ? 300_000_000 : 900_000;
    long slow = envelope.slowUntilMicros() - activeMicros;
    return Math.max(dice.between(15_000, longest), slow);
  }
}
