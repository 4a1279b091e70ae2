package io.fivefifty.logs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A log of few queue ids, each of which comes back soon with another sender. Two hosts use the same
 * ids, one of them has two instances, and some tries are those of a transport with a name of its
 * own. A message is told by {@code from=} before each try, is tried once or more, and then removed.
 * The log begins in the middle: of some messages the beginning is missing.
 */
final class BusyLog {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final List<Instance> INSTANCES =
      List.of(
          new Instance("mx-1", "postfix", "AAAA0"),
          new Instance("mx-1", "postfix-out", "BBBB0"),
          new Instance("mx-2", "postfix", "AAAA0"));
  private static final String[] STATUS = {
    "sent (250 ok)",
    "bounced (host mx.example[198.51.100.21] said: 550 5.1.1 no (in reply to RCPT TO command))",
    "bounced (host mx.example[198.51.100.21] said: 554 5.1.1 no (in reply to RCPT TO command))",
    "deferred (host mx.example[198.51.100.21] refused to talk to me: 550 no)",
  };

  private final Random random;
  private final List<Message> queue = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int messages;
  private long second = Instant.parse("2026-11-23T00:00:00Z").getEpochSecond();

  private record Instance(String host, String name, String idStart) {}

  private static final class Message {
    final Instance instance;
    final String id;
    final String sender;
    final long bornSecond;
    boolean active;

    Message(Instance instance, String id, String sender, long bornSecond) {
      this.instance = instance;
      this.id = id;
      this.sender = sender;
      this.bornSecond = bornSecond;
    }
  }

  BusyLog(Random random) {
    this.random = random;
  }

  String text() {
    int steps = 20 + random.nextInt(60);
    for (int i = 0; i < 20; i++) {
      step();
    }
    text.setLength(0);
    for (int i = 0; i < steps; i++) {
      step();
    }
    return text.toString();
  }

  private void step() {
    second += random.nextInt(30);
    if (queue.isEmpty() || random.nextInt(4) == 0) {
      arrive();
    } else {
      goOn(queue.get(random.nextInt(queue.size())));
    }
  }

  private void arrive() {
    Instance instance = INSTANCES.get(random.nextInt(INSTANCES.size()));
    String id = instance.idStart() + random.nextInt(3);
    if (queue.stream().noneMatch(m -> m.instance.equals(instance) && m.id.equals(id))) {
      queue.add(new Message(instance, id, "s" + messages++ + ".example", second));
    }
  }

  private void goOn(Message message) {
    if (!message.active) {
      line(
          message,
          message.instance.name() + "/qmgr",
          "from=<a@" + message.sender + ">, size=1, nrcpt=1 (queue active)");
      message.active = true;
      return;
    }
    int what = random.nextInt(5);
    if (what < 3) {
      line(
          message,
          random.nextInt(3) == 0 ? "slow-lane/smtp" : message.instance.name() + "/smtp",
          "to=<r@y.example>, relay=mx.example[198.51.100.21]:25, delay="
              + (second - message.bornSecond)
              + ", delays=0/0/0/0, dsn=5.1.1, status="
              + STATUS[random.nextInt(STATUS.length)]);
    } else if (what == 3) {
      message.active = false;
    } else {
      line(message, message.instance.name() + "/qmgr", "removed");
      queue.remove(message);
    }
  }

  private void line(Message message, String tag, String words) {
    text.append(STAMP.format(Instant.ofEpochSecond(second)))
        .append(' ')
        .append(message.instance.host())
        .append(' ')
        .append(tag)
        .append("[1]: ")
        .append(message.id)
        .append(": ")
        .append(words)
        .append('\n');
  }
}
