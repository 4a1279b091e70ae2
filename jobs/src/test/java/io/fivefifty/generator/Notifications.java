package io.fivefifty.generator;

import java.util.List;

/** Tells senders that their mail was given up, with a message of its own from nobody. */
final class Notifications {
  private final Dice dice;
  private final Scribe scribe;
  private final Arrivals arrivals;
  private final Senders senders;

  Notifications(Dice dice, Scribe scribe, Arrivals arrivals, Senders senders) {
    this.dice = dice;
    this.scribe = scribe;
    this.arrivals = arrivals;
    this.senders = senders;
  }

  Envelope about(Envelope failed, long time) {
    Host host = failed.host();
    Sender nobody = senders.nullSender();
    String id = host.queueIds().take(time, nobody.domain());
    Sender sender = failed.sender();
    Recipient home = new Recipient(sender.address(), "", sender.home());
    int size = failed.size() + 2_000 + dice.below(500);
    Envelope notice = new Envelope(host, id, nobody, List.of(home), time, size);
    arrivals.made(notice);
    scribe.begin(failed).add("sender non-delivery notification: ").add(id);
    scribe.end(time + 1_500, host, Program.BOUNCE);
    return notice;
  }
}
