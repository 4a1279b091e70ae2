package io.fivefifty.generator;

import java.util.List;

/** Tries that never leave the house, or reach nobody: none of them is an attempt. */
final class HouseTries {
  /**
   * How such a try ends.
   *
   * @param relay as in {@code relay=}; {@code *} is our host's name
   * @param words what stands in the parentheses; {@code *} is the recipient
   */
  private record Ending(Program program, String relay, String dsn, String status, String words) {}

  private static final String MAIL_STORE = "*[private/dovecot-lmtp]";

  private static final List<Ending> ENDINGS =
      List.of(
          new Ending(Program.LOCAL, "local", "2.0.0", "sent", "delivered to command: procmail"),
          new Ending(Program.LOCAL, "local", "5.1.1", "bounced", "unknown user: \"*\""),
          new Ending(Program.VIRTUAL, "virtual", "2.0.0", "sent", "delivered to maildir"),
          new Ending(Program.VIRTUAL, "virtual", "5.1.1", "bounced", "unknown user: \"*\""),
          new Ending(
              Program.PIPE,
              "maildrop",
              "5.1.1",
              "bounced",
              "user unknown. Command output: 550 5.1.1 <*> no such user"),
          new Ending(Program.LMTP, MAIL_STORE, "2.0.0", "sent", "250 2.0.0 <*> aBcDeF Saved"),
          new Ending(
              Program.LMTP,
              MAIL_STORE,
              "5.1.1",
              "bounced",
              "host mail-store[private/dovecot-lmtp] said: 550 5.1.1 <*> User doesn't exist: *"
                  + " (in reply to RCPT TO command)"),
          new Ending(Program.ERROR, "none", "5.1.1", "bounced", "550 5.1.1 mailbox closed"),
          new Ending(
              Program.SMTP,
              "none",
              "5.4.4",
              "bounced",
              "Host or domain name not found. Name service error for name=no-such.example"
                  + " type=A: Host not found"));

  private final Dice dice;
  private final Scribe scribe;
  private final DeliveryLine deliveryLine;

  HouseTries(Dice dice, Scribe scribe) {
    this.dice = dice;
    this.scribe = scribe;
    deliveryLine = new DeliveryLine(scribe, dice);
  }

  Try any(Envelope envelope, Recipient to, long active) {
    Ending ending = dice.pick(ENDINGS);
    long end = write(ending, envelope, to, active);
    boolean sent = ending.status().equals("sent");
    return new Try(sent ? Verdict.DONE : Verdict.GIVEN_UP, end);
  }

  /** The queue manager repeats an old refusal without asking the server again. */
  Try heldBack(Envelope envelope, Recipient to, long active) {
    Relay relay = to.destination().relays().get(0);
    String refusal =
        "delivery temporarily suspended: host "
            + relay.overIpv4()
            + " refused to talk to me: 550 Connection is refused by policy";
    Ending ending = new Ending(Program.ERROR, "none", "4.0.0", "deferred", refusal);
    return new Try(Verdict.TRY_AGAIN, write(ending, envelope, to, active));
  }

  private long write(Ending ending, Envelope envelope, Recipient to, long active) {
    String relay = ending.relay().replace("*", envelope.host().name());
    long end = deliveryLine.begin(envelope, to, relay, active, ending.dsn(), ending.status());
    scribe.text().add(ending.words().replace("*", to.address())).addByte(')');
    scribe.end(end, envelope.host(), ending.program());
    return end;
  }
}
