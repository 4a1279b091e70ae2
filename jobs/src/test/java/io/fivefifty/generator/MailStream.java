package io.fivefifty.generator;

import java.util.ArrayList;
import java.util.List;

/** Brings messages, probes and noise into the world, each at its time. */
final class MailStream {
  private final GeneratorPlan plan;
  private final Dice dice;
  private final List<Host> hosts = new ArrayList<>();
  private final Receivers receivers;
  private final Senders senders;
  private final Arrivals arrivals;
  private final DeliveryQueue queue;
  private final ContentFilter contentFilter;
  private final Probes probes;
  private final Noise noise;

  MailStream(GeneratorPlan plan, Timeline timeline) {
    this.plan = plan;
    dice = new Dice(plan.seed());
    QueueIds.SharedWalk walk = new QueueIds.SharedWalk();
    for (int i = 0; i < plan.hosts(); i++) {
      hosts.add(new Host(i, new QueueIds(plan.queueIds().onHost(i), walk, dice)));
    }
    Scribe scribe = new Scribe(timeline, dice);
    receivers = new Receivers(dice);
    senders = new Senders(dice, receivers, plan.senderDomains());
    arrivals = new Arrivals(dice, scribe);
    RemoteTries remote = new RemoteTries(plan, dice, scribe, receivers.general());
    Notifications notifications = new Notifications(dice, scribe, arrivals, senders);
    queue = new DeliveryQueue(dice, scribe, timeline, remote, notifications);
    contentFilter = new ContentFilter(dice, scribe, arrivals, queue);
    probes = new Probes(dice, scribe, arrivals, queue, senders, receivers.general());
    noise = new Noise(dice, scribe);
  }

  /**
   * Messages that are on their way at a given time, as when a day ends or a file is rotated: their
   * sender stands before it, and how they end after it. They come in within two seconds before.
   */
  void cross(long boundaryMicros) {
    for (Host host : hosts) {
      for (int i = 0; i < 4; i++) {
        long arrival = boundaryMicros - dice.between(300_000, 1_500_000);
        Sender sender = senders.anySender();
        String id = host.queueIds().take(arrival, sender.domain());
        long slowUntil = boundaryMicros + dice.between(10_000, 40_000_000);
        Envelope envelope =
            new Envelope(host, id, sender, List.of(recipient()), arrival, size(), slowUntil);
        queue.workOneRound(envelope, arrivals.handedIn(envelope));
      }
    }
  }

  /** One message, handed in just after this time; sometimes with a probe or noise beside it. */
  void next(long nowMicros) {
    Host host = dice.pick(hosts);
    host.queueIds().advanceTo(nowMicros);
    long arrival = nowMicros + dice.between(10_000, 30_000);
    Sender sender = senders.anySender();
    String id = host.queueIds().take(arrival, sender.domain());
    Envelope envelope = new Envelope(host, id, sender, recipients(), arrival, size());
    long queued = arrivals.handedIn(envelope);
    if (dice.chance(plan.contentFilterShare())) {
      contentFilter.pass(envelope, queued);
    } else {
      queue.work(envelope, queued);
    }
    if (dice.chance(0.008)) {
      probes.probe(host, arrival + 40_000, recipient());
    }
    if (dice.chance(0.3)) {
      noise.write(host, nowMicros + dice.between(0, 900_000));
    }
  }

  /** In bytes. */
  private int size() {
    return 1_200 + dice.below(90_000);
  }

  private Recipient recipient() {
    return receivers.anyRecipient(receivers.anyDestination());
  }

  private List<Recipient> recipients() {
    Recipient first = recipient();
    double draw = dice.share();
    if (draw < 0.86) {
      return List.of(first);
    }
    int count = draw < 0.998 ? 2 + dice.below(3) : 12 + dice.below(12);
    List<Recipient> all = new ArrayList<>(count);
    all.add(first);
    while (all.size() < count) {
      all.add(dice.chance(0.4) ? receivers.anyRecipient(first.destination()) : recipient());
    }
    return all;
  }
}
