package io.fivefifty.generator;

/** The lines that open and close a message in the queue. */
final class QueueLines {
  private final Scribe scribe;

  QueueLines(Scribe scribe) {
    this.scribe = scribe;
  }

  void tellSender(Envelope envelope, int recipients, long time) {
    scribe.begin(envelope).add("from=<").add(envelope.sender().address()).add(">, size=");
    scribe.text().addNumber(envelope.size()).add(", nrcpt=").addNumber(recipients);
    scribe.text().add(" (queue active)");
    scribe.end(time, envelope.host(), Program.QMGR, new Effect.SenderTold(envelope));
  }

  void remove(Envelope envelope, long time, Program program) {
    scribe.begin(envelope).add("removed");
    scribe.end(time, envelope.host(), program);
    envelope.host().queueIds().release(envelope.queueId(), time, envelope.sender().domain());
  }
}
