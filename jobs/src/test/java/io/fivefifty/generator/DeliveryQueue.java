package io.fivefifty.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes a message through its rounds of tries until it is removed. */
final class DeliveryQueue {
  /** Rounds after which what is left expires; Postfix counts days, which makes longer logs. */
  private static final int ROUNDS = 4;

  private final Dice dice;
  private final Scribe scribe;
  private final Timeline timeline;
  private final RemoteTries remote;
  private final HouseTries house;
  private final QueueLines queueLines;
  private final Notifications notifications;

  DeliveryQueue(
      Dice dice, Scribe scribe, Timeline timeline, RemoteTries remote, Notifications notices) {
    this.dice = dice;
    this.scribe = scribe;
    this.timeline = timeline;
    this.remote = remote;
    this.notifications = notices;
    house = new HouseTries(dice, scribe);
    queueLines = new QueueLines(scribe);
  }

  /** Writes all rounds of a message, and of the notification that it may cause. */
  void work(Envelope envelope, long queuedMicros) {
    List<Recipient> open = envelope.recipients();
    List<Recipient> suspended = List.of();
    long active = queuedMicros;
    for (int round = 0; !timeline.isOver(active); round++) {
      if (round == ROUNDS) {
        expire(envelope, active);
        return;
      }
      tellSender(envelope, open.size(), active);
      List<Recipient> left = new ArrayList<>();
      List<Recipient> nowSuspended = new ArrayList<>();
      boolean givenUp = false;
      long end = active;
      for (Recipient to : open) {
        Try result = tryOnce(envelope, to, active, round, suspended.contains(to));
        end = Math.max(end, result.endMicros());
        switch (result.verdict()) {
          case DONE -> {}
          case GIVEN_UP -> givenUp = true;
          case TRY_AGAIN -> left.add(to);
          case SUSPENDED -> {
            left.add(to);
            nowSuspended.add(to);
          }
        }
      }
      if (givenUp) {
        end = notifySender(envelope, end);
      }
      if (left.isEmpty()) {
        remove(envelope, end + dice.between(50, 2_000), Program.QMGR);
        return;
      }
      if (dice.chance(0.01)) {
        remove(envelope, end + TimeUnit.MINUTES.toMicros(2), Program.POSTSUPER);
        return;
      }
      open = left;
      suspended = nowSuspended;
      active = end + pauseMicros();
    }
  }

  /** Takes a message through a round after which nothing is left to do. */
  void workOneRound(Envelope envelope, long active) {
    tellSender(envelope, envelope.recipients().size(), active);
    long end = active;
    for (Recipient to : envelope.recipients()) {
      end = Math.max(end, remote.last(envelope, to, active).endMicros());
    }
    remove(envelope, end + 500, Program.QMGR);
  }

  void tellSender(Envelope envelope, int recipients, long time) {
    queueLines.tellSender(envelope, recipients, time);
  }

  void remove(Envelope envelope, long time, Program program) {
    queueLines.remove(envelope, time, program);
  }

  private Try tryOnce(
      Envelope envelope, Recipient to, long active, int round, boolean isSuspended) {
    if (isSuspended && dice.chance(0.4)) {
      return house.heldBack(envelope, to, active);
    }
    if (round > 0) {
      return remote.later(envelope, to, active);
    }
    boolean isUnqualified = to.address().indexOf('@') < 0;
    return isUnqualified || dice.chance(0.015)
        ? house.any(envelope, to, active)
        : remote.first(envelope, to, active);
  }

  private void expire(Envelope envelope, long time) {
    scribe.begin(envelope).add("from=<").add(envelope.sender().address());
    scribe.text().add(">, status=expired, returned to sender");
    scribe.end(time, envelope.host(), Program.QMGR, new Effect.SenderTold(envelope));
    long end = notifySender(envelope, time);
    remove(envelope, end + 500, Program.QMGR);
  }

  private long notifySender(Envelope envelope, long time) {
    if (envelope.sender().isNull()) {
      return time;
    }
    Envelope notice = notifications.about(envelope, time + dice.between(3_000, 9_000));
    work(notice, notice.arrivalMicros() + dice.between(4_000, 9_000));
    return notice.arrivalMicros() + 2_000;
  }

  /** Postfix tries again soon, then ever later; some mail waits until the next day. */
  private long pauseMicros() {
    double draw = dice.share();
    long minutes =
        draw < 0.5
            ? dice.between(5, 30)
            : draw < 0.8 ? dice.between(60, 240) : dice.between(360, 900);
    return TimeUnit.MINUTES.toMicros(minutes) + dice.between(0, 60_000_000);
  }
}
