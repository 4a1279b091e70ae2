package io.fivefifty.generator;

import java.util.List;

/** Postfix's own address probes (verify(8)): they look like mail, and are none. */
final class Probes {
  private final Dice dice;
  private final Scribe scribe;
  private final Arrivals arrivals;
  private final DeliveryQueue queue;
  private final Senders senders;
  private final Manners general;
  private final DeliveryLine deliveryLine;

  Probes(
      Dice dice,
      Scribe scribe,
      Arrivals arrivals,
      DeliveryQueue queue,
      Senders senders,
      Manners general) {
    this.dice = dice;
    this.scribe = scribe;
    this.arrivals = arrivals;
    this.queue = queue;
    this.senders = senders;
    this.general = general;
    deliveryLine = new DeliveryLine(scribe, dice);
  }

  void probe(Host host, long time, Recipient to) {
    Sender prober = senders.prober(host);
    String id = host.queueIds().take(time, prober.domain());
    Envelope probe = new Envelope(host, id, prober, List.of(to), time, 250);
    long active = arrivals.made(probe);
    queue.tellSender(probe, 1, active);
    Relay relay = to.destination().relays().get(0);
    String reached = relay.reached(dice);
    boolean known = dice.chance(0.5);
    Manners manners = to.destination().manners();
    Reply reply = known ? manners.accept(dice, general) : manners.refuse(dice, general);
    String status = known ? "deliverable" : "undeliverable";
    String dsn = known ? "2.1.5" : "5.1.1";
    long end = deliveryLine.begin(probe, to, reached + ":25", active, dsn, status);
    if (!known) {
      scribe.text().add("host ").add(reached).add(" said: ");
    }
    reply.write(scribe.text(), dice, probe, to, relay);
    scribe.text().add(known ? ")" : " (in reply to RCPT TO command))");
    scribe.end(end, host, Program.SMTP);
    queue.remove(probe, end + 200, Program.QMGR);
  }
}
