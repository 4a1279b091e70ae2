package io.fivefifty.generator;

import io.fivefifty.generator.story.Stream;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Tries to give the story's mail to hosts of others, and how they end on that day. */
final class StoryTries {
  private final Dice dice;
  private final StoryReceivers receivers;
  private final ReplyLines replyLines;

  StoryTries(Dice dice, Scribe scribe, StoryReceivers receivers) {
    this.dice = dice;
    this.receivers = receivers;
    replyLines = new ReplyLines(dice, scribe);
  }

  Try any(Stream stream, Envelope envelope, Recipient to, long active) {
    LocalDate day = LocalDate.ofInstant(TruthTally.instant(active), ZoneOffset.UTC);
    Relay relay = dice.pick(to.destination().relays());
    for (StoryReply refusal : receivers.refusals(to.destination())) {
      if (dice.chance(refusal.shareOf(stream, day))) {
        return refused(envelope, to, relay, active, refusal.reply());
      }
    }
    Reply reply = receivers.acceptance(to.destination());
    // By IPv4 alone: our hosts of the story have no other addresses.
    return new Try(
        Verdict.DONE, replyLines.sent(envelope, to, relay, relay.overIpv4(), active, reply));
  }

  private Try refused(Envelope envelope, Recipient to, Relay relay, long active, Reply reply) {
    boolean permanent = reply.code() >= 500;
    String enhanced = reply.enhancedCode();
    String dsn = enhanced.isEmpty() ? (permanent ? "5.0.0" : "4.0.0") : enhanced;
    long end =
        replyLines.said(
            envelope,
            to,
            relay,
            relay.overIpv4(),
            active,
            dsn,
            permanent ? "bounced" : "deferred",
            reply,
            permanent);
    return new Try(permanent ? Verdict.GIVEN_UP : Verdict.TRY_AGAIN, end);
  }
}
