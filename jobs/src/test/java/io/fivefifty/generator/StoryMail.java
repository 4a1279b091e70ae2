package io.fivefifty.generator;

import io.fivefifty.generator.story.StoryPlan;
import io.fivefifty.generator.story.Stream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Brings the story's mail into the world, a day at a time. */
final class StoryMail {
  /** Three hosts, named in {@code Stream}. */
  static final int HOSTS = 3;

  private static final List<String> LOCAL_PARTS = List.of("hello", "no-reply", "team", "service");

  private record Arrival(Stream stream, long micros) {}

  private final StoryPlan plan;
  private final Dice dice;
  private final List<Host> hosts = new ArrayList<>();
  private final StoryReceivers receivers;
  private final SignedArrivals arrivals;
  private final StoryQueue queue;

  StoryMail(StoryPlan plan, Timeline timeline) {
    this.plan = plan;
    dice = new Dice(plan.seed());
    QueueIds.SharedWalk walk = new QueueIds.SharedWalk();
    for (int i = 0; i < HOSTS; i++) {
      hosts.add(new Host(i, new QueueIds(QueueIdStyle.LONG, walk, dice)));
    }
    Scribe scribe = new Scribe(timeline, dice);
    receivers = new StoryReceivers(dice);
    arrivals = new SignedArrivals(dice, scribe);
    StoryTries tries = new StoryTries(dice, scribe, receivers);
    queue = new StoryQueue(dice, scribe, timeline, tries);
  }

  /** All mail of a day, with what becomes of it later. */
  void bring(LocalDate day) {
    long midnight = TimeUnit.SECONDS.toMicros(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    List<Arrival> all = new ArrayList<>();
    for (Stream stream : Stream.ALL) {
      // No two Mondays are alike.
      double messages = stream.messagesOn(day) * plan.volume() * (0.93 + 0.14 * dice.share());
      long first = midnight + TimeUnit.HOURS.toMicros(stream.firstHour());
      long end = midnight + TimeUnit.HOURS.toMicros(stream.lastHour() + 1L);
      for (long i = Math.round(messages); i > 0; i--) {
        all.add(new Arrival(stream, dice.between(first, end)));
      }
    }
    all.sort(Comparator.comparingLong(Arrival::micros));
    all.forEach(arrival -> take(arrival, day));
  }

  private void take(Arrival arrival, LocalDate day) {
    Stream stream = arrival.stream();
    String domain = stream.domain();
    Host host = hosts.get(stream.hostNumber() - 1);
    Sender sender =
        new Sender(dice.pick(LOCAL_PARTS) + "@" + domain, domain, receivers.homeOf(domain));
    String id = host.queueIds().take(arrival.micros(), domain);
    int bytes = 1_200 + dice.below(90_000);
    Envelope envelope = new Envelope(host, id, sender, recipients(), arrival.micros(), bytes);
    queue.work(stream, envelope, arrivals.handedIn(envelope, stream.selectorOn(day)));
  }

  private List<Recipient> recipients() {
    int count = dice.chance(0.94) ? 1 : 2 + dice.below(2);
    List<Recipient> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(receivers.anyRecipient());
    }
    return all;
  }
}
