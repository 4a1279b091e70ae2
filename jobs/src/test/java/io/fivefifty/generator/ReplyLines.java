package io.fivefifty.generator;

/** The lines that end a try with a server's reply. */
final class ReplyLines {
  private final Dice dice;
  private final Scribe scribe;
  private final DeliveryLine deliveryLine;

  ReplyLines(Dice dice, Scribe scribe) {
    this.dice = dice;
    this.scribe = scribe;
    deliveryLine = new DeliveryLine(scribe, dice);
  }

  /**
   * A reply that takes the mail.
   *
   * @param reached the relay with the address that was reached
   * @return the line's time
   */
  long sent(
      Envelope envelope, Recipient to, Relay relay, String reached, long active, Reply reply) {
    String dsn = reply.enhancedCode().isEmpty() ? "2.0.0" : reply.enhancedCode();
    long end = deliveryLine.begin(envelope, to, reached + ":25", active, dsn, "sent");
    Bytes line = scribe.text();
    reply.write(line, dice, envelope, to, relay);
    line.addByte(')');
    finish(envelope, to, relay, reply, end, true);
    return end;
  }

  /**
   * A reply that refuses the mail.
   *
   * @param reached the relay with the address that was reached
   * @return the line's time
   */
  long said(
      Envelope envelope,
      Recipient to,
      Relay relay,
      String reached,
      long active,
      String dsn,
      String status,
      Reply reply,
      boolean permanent) {
    long end = deliveryLine.begin(envelope, to, reached + ":25", active, dsn, status);
    Bytes line = scribe.text().add("host ").add(reached).add(" said: ");
    reply.write(line, dice, envelope, to, relay);
    line.add(" (in reply to ").add(reply.stage().command()).add("))");
    finish(envelope, to, relay, reply, end, permanent);
    return end;
  }

  void finish(
      Envelope envelope, Recipient to, Relay relay, Reply reply, long end, boolean permanent) {
    boolean stageIsCut = scribe.isTooLong() && reply.stage() != Stage.CONNECT;
    Outcome outcome =
        new Outcome(
            relay.host(),
            to.destination().domain(),
            reply.code(),
            reply.enhancedCode(),
            stageIsCut ? Stage.UNKNOWN : reply.stage(),
            permanent);
    Program program = dice.chance(0.1) ? Program.RELAY_SMTP : Program.SMTP;
    scribe.end(end, envelope.host(), program, new Effect.Attempted(envelope, outcome));
  }

  static String transientCode(Reply reply) {
    String enhanced = reply.enhancedCode();
    return enhanced.isEmpty() ? "4.0.0" : "4" + enhanced.substring(1);
  }
}
