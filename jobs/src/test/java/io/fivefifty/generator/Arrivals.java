package io.fivefifty.generator;

/** The lines that a message leaves on its way into the queue. */
final class Arrivals {
  private static final String CLIENT = "app1.internal.example[192.0.2.131]";

  /** What a sender may put where a reader of replies should not look. */
  private static final String IMITATION =
      "to=<z@bank.example>, relay=mx.bank.example[203.0.113.9]:25, delay=1, delays=0/0/1/0,"
          + " dsn=5.1.1, status=bounced (host mx.bank.example[203.0.113.9] said: 550 5.1.1 fake"
          + " (in reply to RCPT TO command))";

  private final Dice dice;
  private final Scribe scribe;

  Arrivals(Dice dice, Scribe scribe) {
    this.dice = dice;
    this.scribe = scribe;
  }

  /**
   * A program or a customer hands in a message.
   *
   * @return when it is in the queue
   */
  long handedIn(Envelope envelope) {
    Host host = envelope.host();
    long time = envelope.arrivalMicros();
    if (dice.chance(0.25)) {
      // Here the sender stands as the program gave it, before it is completed.
      scribe.begin(envelope).add("uid=33 from=<www-data>");
      scribe.end(time, host, Program.PICKUP);
      return cleanedUp(envelope, time + dice.between(3_000, 30_000));
    }
    Program smtpd = dice.chance(0.3) ? Program.SUBMISSION : Program.SMTPD;
    boolean connects = dice.chance(0.5);
    if (connects) {
      scribe.begin().add("connect from ").add(CLIENT);
      scribe.end(time - dice.between(2_000, 9_000), host, smtpd);
    }
    Bytes client = scribe.begin(envelope).add("client=").add(CLIENT);
    if (smtpd == Program.SUBMISSION) {
      client.add(", sasl_method=PLAIN, sasl_username=app");
    }
    scribe.end(time, host, smtpd);
    long queued = cleanedUp(envelope, time + dice.between(5_000, 80_000));
    if (connects) {
      scribe.begin().add("disconnect from ").add(CLIENT);
      scribe.text().add(" ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5");
      scribe.end(queued + dice.between(10_000, 900_000), host, smtpd);
    }
    return queued;
  }

  /** The content filter hands a message back to us, as a new one. */
  long handedBack(Envelope envelope) {
    Host host = envelope.host();
    long time = envelope.arrivalMicros();
    scribe.begin().add("connect from localhost[127.0.0.1]");
    scribe.end(time - 1_500, host, Program.SMTPD);
    scribe.begin(envelope).add("client=localhost[127.0.0.1]");
    scribe.end(time, host, Program.SMTPD);
    long queued = cleanedUp(envelope, time + dice.between(3_000, 20_000));
    scribe.begin().add("disconnect from localhost[127.0.0.1]");
    scribe.text().add(" ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5");
    scribe.end(queued + 2_000, host, Program.SMTPD);
    return queued;
  }

  /** Postfix itself makes a message, such as a notification. */
  long made(Envelope envelope) {
    return cleanedUp(envelope, envelope.arrivalMicros());
  }

  private long cleanedUp(Envelope envelope, long time) {
    Host host = envelope.host();
    Bytes line = scribe.begin(envelope).add("message-id=<");
    if (dice.chance(0.004)) {
      line.add(IMITATION);
    } else {
      line.addHex(dice.bits(), 12).addByte('.').addNumber(dice.below(1_000_000)).add("@app1");
    }
    line.addByte('>');
    scribe.end(time, host, Program.CLEANUP);
    long queued = time + dice.between(2_000, 20_000);
    if (dice.chance(0.004)) {
      scribe.begin(envelope).add("warning: header Subject: DB72F293311: ").add(IMITATION);
      scribe.text().add(" from ").add(CLIENT).add("; from=<").add(envelope.sender().address());
      scribe.text().add("> to=<").add(envelope.recipients().get(0).address());
      scribe.text().add("> proto=ESMTP helo=<app1>");
      scribe.end(time + 500, host, Program.CLEANUP);
    }
    if (dice.chance(0.1)) {
      scribe.begin(envelope).add("DKIM-Signature field added (s=s2026a, d=");
      scribe.text().add(envelope.sender().domain()).addByte(')');
      scribe.end(time + 1_000, host, Program.OPENDKIM);
    }
    return queued;
  }
}
