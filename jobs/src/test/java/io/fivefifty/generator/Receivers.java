package io.fivefifty.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Everyone who may get mail: big providers, and a long tail of domains served by many. */
final class Receivers {
  /** Weight, manners, domains, hosts that take their mail. */
  private static final String PROVIDERS =
      """
      34 | gmail | gmail.com googlemail.com | gmail-smtp-in.l.google.com alt1.gmail-smtp-in.l.google.com
      12 | outlook | outlook.com | outlook-com.olc.protection.outlook.com
      10 | outlook | hotmail.com | hotmail-com.olc.protection.outlook.com
      9 | yahoo | yahoo.com | mta5.am0.yahoodns.net mta6.am0.yahoodns.net mta7.am0.yahoodns.net
      2 | yahoo | aol.com | mx-aol.mail.gm0.yahoodns.net
      6 | icloud | icloud.com me.com mac.com | mx01.mail.icloud.com mx02.mail.icloud.com
      3 | yandex | yandex.ru ya.ru | mx.yandex.ru
      3 | mailru | mail.ru bk.ru | mxs.mail.ru
      3 | gmx | gmx.de gmx.net | mx00.gmx.net mx01.gmx.net
      2 | gmx | web.de | mx-ha02.web.de mx-ha03.web.de
      2 | tonline | t-online.de | mx00.t-online.de mx01.t-online.de
      1 | general | comcast.net | mx1.mxge.comcast.net
      1 | general | orange.fr | smtp-in.orange.fr
      1 | general | xn--bcher-kva.example | mx.xn--bcher-kva.example
      1 | imitator | trickster.example | mx.trickster.example
      """;

  /** Manners and host of those that serve the tail; {@code *} is the domain with hyphens. */
  private static final String TAIL_SERVICES =
      """
      gmail | aspmx.l.google.com alt2.aspmx.l.google.com
      m365 | *.mail.protection.outlook.com
      general | mx1.@ mx2.@
      general | mail.@
      mimecast | eu-smtp-inbound-1.mimecast.com
      m365 | *.mail.protection.outlook.com
      proofpoint | mx0a-00123456.pphosted.com mx0b-00123456.pphosted.com
      barracuda | d12345a.ess.barracudanetworks.com
      imitator | mx.@
      """;

  private static final int TAIL_DOMAINS = 180;
  private static final double TAIL_WEIGHT = 30;
  private static final List<String> TAIL_NAMES =
      List.of("fabrikam", "contoso", "adatum", "litware", "tailspin", "wingtip", "northwind");
  private static final List<String> LOCAL_PARTS =
      List.of("anna", "b.lee", "carlos", "info", "reader", "office", "j.smith", "Sales", "olga");

  private final Dice dice;
  private final Map<String, Manners> manners = Manners.all();
  private final Choice<List<Destination>> providers = new Choice<>();
  private final Choice<Destination> tail;

  Receivers(Dice dice) {
    this.dice = dice;
    for (String row : PROVIDERS.lines().toList()) {
      String[] cells = row.split(" \\| ", -1);
      List<Relay> relays = relays(cells[3]);
      Manners how = Manners.named(manners, cells[1]);
      List<Destination> domains = new ArrayList<>();
      for (String domain : cells[2].split(" ", -1)) {
        domains.add(new Destination(domain, written(domain), how, relays));
      }
      providers.add(Double.parseDouble(cells[0]), domains);
    }
    List<String> services = TAIL_SERVICES.lines().toList();
    List<Destination> tailDomains = new ArrayList<>();
    for (int i = 0; i < TAIL_DOMAINS; i++) {
      String domain = TAIL_NAMES.get(i % TAIL_NAMES.size()) + "-" + i + ".example";
      String[] cells = services.get(i % services.size()).split(" \\| ", -1);
      String hosts = cells[1].replace("*", domain.replace('.', '-')).replace("@", domain);
      tailDomains.add(
          new Destination(domain, domain, Manners.named(manners, cells[0]), relays(hosts)));
    }
    tail = Choice.zipf(tailDomains);
    providers.add(TAIL_WEIGHT, List.of());
  }

  /** The manners of servers that have none of their own. */
  Manners general() {
    return Manners.named(manners, "general");
  }

  /** A domain with a mail server of its own, such as a sender's. */
  Destination selfHosted(String domain) {
    return new Destination(domain, domain, general(), List.of(Relay.named("mail." + domain)));
  }

  Destination anyDestination() {
    List<Destination> domains = providers.pick(dice);
    return domains.isEmpty() ? tail.pick(dice) : dice.pick(domains);
  }

  Recipient anyRecipient(Destination destination) {
    String domain = destination.writtenDomain();
    if (dice.chance(0.01)) {
      domain = domain.toUpperCase(Locale.ROOT);
    }
    String address =
        dice.chance(0.004)
            ? oddAddress(domain)
            : dice.pick(LOCAL_PARTS) + dice.below(100_000) + "@" + domain;
    String original = dice.chance(0.01) ? "alias" + dice.below(100) + "@lists.example" : "";
    return new Recipient(address, original, destination);
  }

  private String oddAddress(String domain) {
    return switch (dice.below(5)) {
      case 0 -> "\"odd local part\"@" + domain;
      case 1 -> "\"a@b.example>, relay=none\"@" + domain;
      case 2 -> "\"with \\\" quote\"@" + domain;
      case 3 -> "@route.example:reader@" + domain;
      default -> "o'neil+tag=550@" + domain;
    };
  }

  private static List<Relay> relays(String hosts) {
    return Stream.of(hosts.split(" ", -1)).map(Relay::named).toList();
  }

  /** SMTPUTF8 mail names the U-label where the report names the A-label (RFC 5890). */
  private static String written(String domain) {
    return domain.equals("xn--bcher-kva.example") ? "bücher.example" : domain;
  }
}
