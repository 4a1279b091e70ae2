package io.fivefifty.generator;

import io.fivefifty.generator.story.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes a message of the story through its rounds of tries until it is removed. */
final class StoryQueue {
  private final Dice dice;
  private final Scribe scribe;
  private final Timeline timeline;
  private final StoryTries tries;
  private final QueueLines queueLines;
  private final DeliveryLine deliveryLine;

  StoryQueue(Dice dice, Scribe scribe, Timeline timeline, StoryTries tries) {
    this.dice = dice;
    this.scribe = scribe;
    this.timeline = timeline;
    this.tries = tries;
    queueLines = new QueueLines(scribe);
    deliveryLine = new DeliveryLine(scribe, dice);
  }

  /** Nothing expires: each try may get through, whatever the one before it met. */
  void work(Stream stream, Envelope envelope, long queuedMicros) {
    List<Recipient> open = envelope.recipients();
    long active = queuedMicros;
    while (!open.isEmpty() && !timeline.isOver(active)) {
      queueLines.tellSender(envelope, open.size(), active);
      List<Recipient> left = new ArrayList<>();
      boolean givenUp = false;
      long end = active;
      for (Recipient to : open) {
        Try result = tries.any(stream, envelope, to, active);
        end = Math.max(end, result.endMicros());
        givenUp |= result.verdict() == Verdict.GIVEN_UP;
        if (result.verdict() == Verdict.TRY_AGAIN) {
          left.add(to);
        }
      }
      if (givenUp) {
        notifySender(envelope, end + dice.between(3_000, 9_000));
      }
      if (left.isEmpty()) {
        queueLines.remove(envelope, end + 20_000, Program.QMGR);
      }
      open = left;
      active = end + TimeUnit.MINUTES.toMicros(dice.between(10, 90));
    }
  }

  /** A program in the house reads what comes back: that is no attempt at anyone's host. */
  private void notifySender(Envelope failed, long time) {
    Host host = failed.host();
    Sender sender = failed.sender();
    Recipient reader = new Recipient(sender.address(), "", sender.home());
    Sender nobody = new Sender("", Sender.NULL_DOMAIN, sender.home());
    String id = host.queueIds().take(time, Sender.NULL_DOMAIN);
    Envelope notice = new Envelope(host, id, nobody, List.of(reader), time, failed.size() + 2_000);
    scribe.begin(notice).add("message-id=<").addHex(dice.bits(), 12).add("@").add(host.name());
    scribe.text().addByte('>');
    scribe.end(time, host, Program.CLEANUP);
    scribe.begin(failed).add("sender non-delivery notification: ").add(id);
    scribe.end(time + 1_500, host, Program.BOUNCE);
    queueLines.tellSender(notice, 1, time + 2_000);
    long end = deliveryLine.begin(notice, reader, "bounces", time + 2_000, "2.0.0", "sent");
    scribe.text().add("delivered via bounces service)");
    scribe.end(end, host, Program.PIPE);
    queueLines.remove(notice, end + 500, Program.QMGR);
  }
}
