package io.fivefifty.generator;

/** Tries to give mail to hosts of others, and how they end. */
final class RemoteTries {
  private final GeneratorPlan plan;
  private final Dice dice;
  private final Scribe scribe;
  private final DeliveryLine deliveryLine;
  private final ReplyLines replyLines;
  private final Manners general;

  RemoteTries(GeneratorPlan plan, Dice dice, Scribe scribe, Manners general) {
    this.plan = plan;
    this.dice = dice;
    this.scribe = scribe;
    this.general = general;
    deliveryLine = new DeliveryLine(scribe, dice);
    replyLines = new ReplyLines(dice, scribe);
  }

  Try first(Envelope envelope, Recipient to, long active) {
    return any(envelope, to, active, plan.refusalShare(), plan.deferralShare());
  }

  /** Mail that had to wait is less likely to get through. */
  Try later(Envelope envelope, Recipient to, long active) {
    return any(envelope, to, active, 0.2, 0.2);
  }

  /** A try after which nothing is left to do. */
  Try last(Envelope envelope, Recipient to, long active) {
    return dice.chance(0.5) ? refused(envelope, to, active) : delivered(envelope, to, active);
  }

  private Try any(
      Envelope envelope, Recipient to, long active, double refusalShare, double deferralShare) {
    double draw = dice.share();
    if (draw >= refusalShare + deferralShare) {
      return delivered(envelope, to, active);
    }
    if (draw < refusalShare) {
      double kind = dice.share();
      if (kind < 0.82) {
        return refused(envelope, to, active);
      }
      return kind < 0.92 ? softened(envelope, to, active) : turnedAway(envelope, to, active);
    }
    double kind = dice.share();
    if (kind < 0.6) {
      return deferred(envelope, to, active);
    } else if (kind < 0.64) {
      return hardened(envelope, to, active);
    } else if (kind < 0.74) {
      return turnedAway(envelope, to, active);
    } else if (kind < 0.88) {
      return unreachable(envelope, to, active);
    }
    return lost(envelope, to, active);
  }

  private Try delivered(Envelope envelope, Recipient to, long active) {
    Relay relay = relayOf(to);
    String reached = relay.reached(dice);
    Reply reply = to.destination().manners().accept(dice, general);
    if (dice.chance(0.015)) {
      firstHostRefuses(envelope, to, active);
    }
    return new Try(Verdict.DONE, replyLines.sent(envelope, to, relay, reached, active, reply));
  }

  private Try refused(Envelope envelope, Recipient to, long active) {
    Reply reply = to.destination().manners().refuse(dice, general);
    String dsn = reply.enhancedCode().isEmpty() ? "5.0.0" : reply.enhancedCode();
    // A delivery status filter may put any code here.
    String written = dice.chance(0.03) ? "5.4.6" : dsn;
    long end = said(envelope, to, active, written, "bounced", reply, true);
    return new Try(Verdict.GIVEN_UP, end);
  }

  /** A 5xx that {@code soft_bounce} or a delivery status filter has turned into a deferral. */
  private Try softened(Envelope envelope, Recipient to, long active) {
    Reply reply = to.destination().manners().refuse(dice, general);
    boolean filtered = dice.chance(0.4);
    String dsn = filtered ? "4.7.99" : ReplyLines.transientCode(reply);
    String status = filtered ? "deferred" : "SOFTBOUNCE";
    long end = said(envelope, to, active, dsn, status, reply, false);
    return new Try(Verdict.TRY_AGAIN, end);
  }

  private Try deferred(Envelope envelope, Recipient to, long active) {
    Reply reply = to.destination().manners().defer(dice, general);
    long end =
        said(envelope, to, active, ReplyLines.transientCode(reply), "deferred", reply, false);
    return new Try(Verdict.TRY_AGAIN, end);
  }

  /** A 4xx that a delivery status filter has made final. */
  private Try hardened(Envelope envelope, Recipient to, long active) {
    Reply reply = to.destination().manners().defer(dice, general);
    long end = said(envelope, to, active, "5.7.99", "bounced", reply, true);
    return new Try(Verdict.GIVEN_UP, end);
  }

  private Try turnedAway(Envelope envelope, Recipient to, long active) {
    Relay relay = relayOf(to);
    String reached = relay.reached(dice);
    Reply banner = to.destination().manners().turnAway(dice, general);
    String dsn = ReplyLines.transientCode(banner);
    long end = deliveryLine.begin(envelope, to, reached + ":25", active, dsn, "deferred");
    Bytes line = scribe.text().add("host ").add(reached).add(" refused to talk to me: ");
    banner.write(line, dice, envelope, to, relay);
    line.addByte(')');
    replyLines.finish(envelope, to, relay, banner, end, false);
    return new Try(Verdict.SUSPENDED, end);
  }

  private Try unreachable(Envelope envelope, Recipient to, long active) {
    long end = deliveryLine.begin(envelope, to, "none", active, "4.4.1", "deferred");
    Bytes line = scribe.text().add("connect to ").add(relayOf(to).overIpv4());
    line.add(dice.chance(0.5) ? ":25: Connection timed out)" : ":25: Connection refused)");
    scribe.end(end, envelope.host(), Program.SMTP);
    return new Try(Verdict.TRY_AGAIN, end);
  }

  private Try lost(Envelope envelope, Recipient to, long active) {
    Relay relay = relayOf(to);
    String reached = relay.reached(dice);
    long end = deliveryLine.begin(envelope, to, reached + ":25", active, "4.4.2", "deferred");
    if (dice.chance(0.5)) {
      scribe.text().add("lost connection with ").add(reached).add(" while sending RCPT TO)");
    } else {
      scribe.text().add("conversation with ").add(reached);
      scribe.text().add(" timed out while sending message body)");
    }
    Outcome outcome =
        new Outcome(relay.host(), to.destination().domain(), 0, "", Stage.UNKNOWN, false);
    scribe.end(end, envelope.host(), Program.SMTP, new Effect.Attempted(envelope, outcome));
    return new Try(Verdict.TRY_AGAIN, end);
  }

  /** A line without {@code to=}: no recipient's try has ended, the next host is asked. */
  private void firstHostRefuses(Envelope envelope, Recipient to, long active) {
    Relay relay = relayOf(to);
    Manners manners = to.destination().manners();
    Bytes line = scribe.begin(envelope).add("host ").add(relay.reached(dice));
    if (dice.chance(0.5)) {
      Reply reply = manners.defer(dice, general);
      line.add(" said: ");
      reply.write(line, dice, envelope, to, relay);
      line.add(" (in reply to ").add(reply.stage().command()).addByte(')');
    } else {
      line.add(" refused to talk to me: ");
      manners.turnAway(dice, general).write(line, dice, envelope, to, relay);
    }
    scribe.end(active + 1_500, envelope.host(), Program.SMTP);
  }

  private long said(
      Envelope envelope,
      Recipient to,
      long active,
      String dsn,
      String status,
      Reply reply,
      boolean permanent) {
    Relay relay = relayOf(to);
    return replyLines.said(
        envelope, to, relay, relay.reached(dice), active, dsn, status, reply, permanent);
  }

  private Relay relayOf(Recipient to) {
    return dice.pick(to.destination().relays());
  }
}
