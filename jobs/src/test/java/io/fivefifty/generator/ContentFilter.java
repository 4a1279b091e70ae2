package io.fivefifty.generator;

/** A filter in the house that takes each message and hands it back under a second queue id. */
final class ContentFilter {
  private final Dice dice;
  private final Scribe scribe;
  private final Arrivals arrivals;
  private final DeliveryQueue queue;
  private final DeliveryLine deliveryLine;

  ContentFilter(Dice dice, Scribe scribe, Arrivals arrivals, DeliveryQueue queue) {
    this.dice = dice;
    this.scribe = scribe;
    this.arrivals = arrivals;
    this.queue = queue;
    deliveryLine = new DeliveryLine(scribe, dice);
  }

  /** The hop into the filter, and what then becomes of the message that it hands back. */
  void pass(Envelope first, long queuedMicros) {
    Host host = first.host();
    queue.tellSender(first, first.recipients().size(), queuedMicros);
    if (dice.chance(0.03)) {
      refuse(first, queuedMicros);
      return;
    }
    long back = queuedMicros + dice.between(12_000, 30_000);
    String id = host.queueIds().take(back, first.sender().domain());
    Envelope second =
        new Envelope(host, id, first.sender(), first.recipients(), back, first.size() + 420);
    queue.work(second, arrivals.handedBack(second));
    long end = queuedMicros;
    for (Recipient to : first.recipients()) {
      String filter = host.contentFilter();
      long line = deliveryLine.begin(first, to, filter, queuedMicros, "2.0.0", "sent");
      scribe.text().add("250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ");
      scribe.text().add(id).addByte(')');
      scribe.end(line, host, Program.SMTP);
      end = Math.max(end, line);
    }
    queue.remove(first, end + 300, Program.QMGR);
  }

  /** Our own filter's word is no receiver's. */
  private void refuse(Envelope first, long queuedMicros) {
    Host host = first.host();
    String filter = host.contentFilter();
    String reached = filter.substring(0, filter.lastIndexOf(':'));
    long end = queuedMicros;
    for (Recipient to : first.recipients()) {
      long line = deliveryLine.begin(first, to, filter, queuedMicros, "5.7.0", "bounced");
      scribe.text().add("host ").add(reached).add(" said: 550 5.7.0 Reject, id=");
      scribe
          .text()
          .addNumber(dice.below(90_000))
          .add("-01 - spam (in reply to end of DATA command))");
      scribe.end(line, host, Program.SMTP);
      end = Math.max(end, line);
    }
    queue.remove(first, end + 300, Program.QMGR);
  }
}
