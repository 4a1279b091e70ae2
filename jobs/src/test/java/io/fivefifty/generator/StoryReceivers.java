package io.fivefifty.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everyone who gets mail in the story: few enough to be told apart in a chart. */
final class StoryReceivers {
  /** Weight, name in {@link StoryReplies}, domains, hosts that take their mail. */
  private static final String ROWS =
      """
      30 | gmail | gmail.com gmail.com gmail.com googlemail.com | gmail-smtp-in.l.google.com alt1.gmail-smtp-in.l.google.com
      11 | outlook | outlook.com | outlook-com.olc.protection.outlook.com
      8 | outlook | hotmail.com | hotmail-com.olc.protection.outlook.com
      8 | yahoo | yahoo.com | mta5.am0.yahoodns.net mta6.am0.yahoodns.net
      2 | yahoo | aol.com | mx-aol.mail.gm0.yahoodns.net
      7 | icloud | icloud.com | mx01.mail.icloud.com mx02.mail.icloud.com
      6 | gmx | gmx.de gmx.net | mx00.gmx.net mx01.gmx.net
      4 | gmx | web.de | mx-ha02.web.de mx-ha03.web.de
      4 | tonline | t-online.de | mx00.t-online.de mx01.t-online.de
      5 | m365 | contoso.example | contoso-example.mail.protection.outlook.com
      3 | m365 | fourthcoffee.example | fourthcoffee-example.mail.protection.outlook.com
      3 | gmail | litware.example | aspmx.l.google.com alt1.aspmx.l.google.com
      2 | mimecast | adatum.example | eu-smtp-inbound-1.mimecast.com
      2 | proofpoint | northwind.example | mx0a-00123456.pphosted.com
      1 | barracuda | proseware.example | d12345a.ess.barracudanetworks.com
      3 | general | fabrikam.example | mail.fabrikam.example
      2 | general | woodgrove.example | mx1.woodgrove.example mx2.woodgrove.example
      1 | general | wideworld.example | mx.wideworld.example
      1 | gate | coho.example | mail.coho.example
      """;

  private static final List<String> LOCAL_PARTS =
      List.of("anna", "b.lee", "carlos", "info", "reader", "office", "j.smith", "olga", "mina");

  private final Dice dice;
  private final Manners general;
  private final Choice<List<Destination>> choice = new Choice<>();
  private final Map<String, List<StoryReply>> repliesByDomain = new HashMap<>();

  StoryReceivers(Dice dice) {
    this.dice = dice;
    Map<String, Manners> manners = Manners.all();
    Map<String, List<StoryReply>> replies = StoryReply.all();
    general = Manners.named(manners, "general");
    for (String row : ROWS.lines().toList()) {
      String[] cells = row.split(" \\| ", -1);
      List<Relay> relays = Stream.of(cells[3].split(" ", -1)).map(Relay::named).toList();
      Manners how = manners.getOrDefault(cells[1], general);
      List<Destination> destinations = new ArrayList<>();
      for (String domain : cells[2].split(" ", -1)) {
        destinations.add(new Destination(domain, domain, how, relays));
        repliesByDomain.put(domain, replies.getOrDefault(cells[1], List.of()));
      }
      choice.add(Double.parseDouble(cells[0]), destinations);
    }
  }

  Recipient anyRecipient() {
    Destination destination = dice.pick(choice.pick(dice));
    String address = dice.pick(LOCAL_PARTS) + dice.below(100_000) + "@" + destination.domain();
    return new Recipient(address, "", destination);
  }

  /** Where notifications to a sender go: a host of our own. */
  Destination homeOf(String domain) {
    return new Destination(domain, domain, general, List.of(Relay.named("inbound.example.net")));
  }

  /** How the destination may refuse mail, in the order in which it may come to it. */
  List<StoryReply> refusals(Destination destination) {
    return repliesByDomain.getOrDefault(destination.domain(), List.of());
  }

  Reply acceptance(Destination destination) {
    return destination.manners().accept(dice, general);
  }
}
