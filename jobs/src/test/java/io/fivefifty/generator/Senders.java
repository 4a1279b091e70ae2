package io.fivefifty.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everyone whose mail our hosts send, few of whom send most of it. */
final class Senders {
  private static final List<String> FIRST_DOMAINS =
      List.of(
          "acme-shop.example",
          "info.a-datum-corp.test",
          "alerts.metricsco.example.net",
          "news.wingtip-toys.example",
          "example.org");
  private static final List<String> NAMES =
      List.of("harbor", "summit", "cedar", "lumen", "quartz", "meadow", "orbit", "willow");
  private static final List<String> PREFIXES = List.of("", "mail.", "news.", "e.", "notify.");
  private static final List<String> SUFFIXES =
      List.of(".example", ".example.com", ".test", ".example.net");
  private static final List<String> LOCAL_PARTS =
      List.of("news", "orders", "no-reply", "support", "billing", "hello", "bounces+7f3a=x");

  private record Domain(String written, String counted, Destination home) {}

  private final Dice dice;
  private final Choice<Domain> domains;
  private final Receivers receivers;
  private final Sender nullSender;

  Senders(Dice dice, Receivers receivers, int count) {
    this.dice = dice;
    this.receivers = receivers;
    nullSender = new Sender("", Sender.NULL_DOMAIN, receivers.selfHosted("nowhere.example"));
    List<Domain> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(domain(i));
    }
    domains = Choice.zipf(all);
  }

  /** Mail that is a notification itself, with nowhere to return to. */
  Sender nullSender() {
    return nullSender;
  }

  /** The sender of Postfix's own address probes. */
  Sender prober(Host host) {
    String domain = host.name().contains(".") ? host.name() : host.name() + ".example.net";
    return new Sender("double-bounce@" + domain, domain, receivers.selfHosted(domain));
  }

  Sender anySender() {
    Domain domain = domains.pick(dice);
    if (dice.chance(0.015)) {
      return nullSender();
    }
    if (dice.chance(0.02)) {
      return odd(domain);
    }
    return new Sender(
        dice.pick(LOCAL_PARTS) + "@" + domain.written(), domain.counted(), domain.home());
  }

  private Sender odd(Domain domain) {
    String at = "@" + domain.written();
    String address =
        switch (dice.below(8)) {
          case 0 -> ("News" + at).toUpperCase(Locale.ROOT);
          case 1 -> "\"odd local part\"" + at;
          case 2 -> "\"a@b.example> c\"" + at;
          case 3 -> "@relay.example,@hub.example:orders" + at;
          case 4 ->
              "\"y, size=1, nrcpt=1 (queue active) DB72F293311: to=<a@bank.example>,"
                  + " relay=mx.bank.example[203.0.113.9]:25, delay=1, delays=0/0/1/0, dsn=5.1.1,"
                  + " status=bounced (host mx.bank.example[203.0.113.9] said: 550 5.1.1 fake"
                  + " (in reply to RCPT TO command))\""
                  + at;
          case 5 -> "\"q\\\"uote\"" + at;
          case 6 -> "SRS0=HHH=TT=origin.example=user" + at;
          default -> "root";
        };
    boolean hasDomain = address.indexOf('@') >= 0;
    return new Sender(address, hasDomain ? domain.counted() : Sender.UNKNOWN_DOMAIN, domain.home());
  }

  private Domain domain(int rank) {
    if (rank == 7) {
      String counted = "xn--mller-kva.example";
      return new Domain("müller.example", counted, receivers.selfHosted(counted));
    }
    String name =
        rank < FIRST_DOMAINS.size()
            ? FIRST_DOMAINS.get(rank)
            : PREFIXES.get(rank % PREFIXES.size())
                + NAMES.get(rank / 5 % NAMES.size())
                + (rank < 40 ? "" : "-" + rank)
                + SUFFIXES.get(rank % SUFFIXES.size());
    return new Domain(name, name, receivers.selfHosted(name));
  }
}
