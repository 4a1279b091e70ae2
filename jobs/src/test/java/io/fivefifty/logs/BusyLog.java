package io.fivefifty.logs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A log of few queue ids on two hosts, each of which comes back soon with another sender. A message
 * is told by {@code from=} before each try, is tried once or more, and then removed. The log begins
 * in the middle: of some messages the beginning is missing.
 */
final class BusyLog {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] HOSTS = {"mx-1", "mx-2"};
  private static final String[] IDS = {"AAAA01", "AAAA02", "AAAA03"};
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

  private static final class Message {
    final String host;
    final String id;
    final String sender;
    final long bornSecond;
    boolean active;

    Message(String host, String id, String sender, long bornSecond) {
      this.host = host;
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
    String host = HOSTS[random.nextInt(HOSTS.length)];
    String id = IDS[random.nextInt(IDS.length)];
    if (queue.stream().noneMatch(m -> m.host.equals(host) && m.id.equals(id))) {
      queue.add(new Message(host, id, "s" + messages++ + ".example", second));
    }
  }

  private void goOn(Message message) {
    if (!message.active) {
      line(message, "qmgr", "from=<a@" + message.sender + ">, size=1, nrcpt=1 (queue active)");
      message.active = true;
      return;
    }
    int what = random.nextInt(5);
    if (what < 3) {
      line(
          message,
          "smtp",
          "to=<r@y.example>, relay=mx.example[198.51.100.21]:25, delay="
              + (second - message.bornSecond)
              + ", delays=0/0/0/0, dsn=5.1.1, status="
              + STATUS[random.nextInt(STATUS.length)]);
    } else if (what == 3) {
      message.active = false;
    } else {
      line(message, "qmgr", "removed");
      queue.remove(message);
    }
  }

  private void line(Message message, String daemon, String words) {
    text.append(STAMP.format(Instant.ofEpochSecond(second)))
        .append(' ')
        .append(message.host)
        .append(" postfix/")
        .append(daemon)
        .append("[1]: ")
        .append(message.id)
        .append(": ")
        .append(words)
        .append('\n');
  }
}
