package io.fivefifty.generator.story;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Mail of one kind, from one sending domain by one host.
 *
 * @param hostNumber from 1
 * @param messages on a usual weekday
 * @param firstHour of the day in which it sends, UTC
 * @param lastHour of the day in which it sends, UTC
 * @param selectors the DKIM keys it signs with, one after the other; none where it does not sign
 * @param staleness how many of its addresses are dead, 1 for a usual list
 * @param spamminess how often its content is refused, 1 for usual mail
 */
public record Stream(
    String name,
    String domain,
    int hostNumber,
    double messages,
    Rhythm rhythm,
    int firstHour,
    int lastHour,
    List<String> selectors,
    double staleness,
    double spamminess) {

  /** Sent after 02:10, when DNS is asked: a day's mail meets what that day's zone says. */
  private static final String ROWS =
      """
      shop         | shop.example        | 1 | 380 | daily      | 5-22 | s1    | 1   | 0.6
      billing      | billing.example.org | 1 | 170 | office     | 6-17 | -     | 0.7 | 0.3
      crm          | crm.example.com     | 1 | 160 | office     | 7-18 | c1 c2 | 1.2 | 0.8
      alerts       | alerts.example.net  | 1 |  90 | daily      | 3-23 | -     | 0.3 | 0.2
      alerts-night | alerts.example.net  | 3 | 110 | daily      | 3-23 | -     | 0.3 | 0.2
      news         | news.example.com    | 3 | 420 | newsletter | 6-9  | n1    | 1.6 | 1.2
      news-import  | news.example.com    | 3 | 450 | newsletter | 9-11 | n1    | 14  | 2
      offers       | offers.example.org  | 3 | 150 | daily      | 4-7  | o1    | 1.3 | 4
      forum        | forum.example       | 2 | 190 | daily      | 5-23 | f1    | 1   | 0.5
      jobs         | jobs.example.net    | 2 | 130 | office     | 7-19 | j1    | 0.9 | 0.8
      museum       | museum.example      | 2 |  11 | daily      | 9-17 | -     | 1.5 | 1
      """;

  public static final List<Stream> ALL = ROWS.lines().map(Stream::of).toList();

  public Stream {
    requireNonNull(name, "name is null");
    requireNonNull(domain, "domain is null");
    requireNonNull(rhythm, "rhythm is null");
    selectors = List.copyOf(selectors);
    if (hostNumber < 1 || firstHour < 3 || lastHour < firstHour || lastHour > 23) {
      throw new IllegalArgumentException("the stream " + name + " has no such host or hours");
    }
  }

  private static Stream of(String row) {
    String[] cells = row.strip().split(" *\\| *", -1);
    String[] hours = cells[5].split("-", -1);
    return new Stream(
        cells[0],
        cells[1],
        Integer.parseInt(cells[2]),
        Double.parseDouble(cells[3]),
        Rhythm.valueOf(cells[4].toUpperCase(Locale.ROOT)),
        Integer.parseInt(hours[0]),
        Integer.parseInt(hours[1]),
        cells[6].equals("-") ? List.of() : List.of(cells[6].split(" ", -1)),
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]));
  }

  /** The name that the host bears in its logs. */
  public String host() {
    return "mx-out" + hostNumber;
  }

  /** How many messages it sends on this day, on the average of such days. */
  public double messagesOn(LocalDate day) {
    boolean sends = !Turn.LIST_IMPORTED.concerns(this) || Turn.LIST_IMPORTED.isOn(day);
    return sends ? messages * rhythm.shareOn(day.getDayOfWeek()) : 0;
  }

  /** The selector of the key that it signs with on this day. */
  public Optional<String> selectorOn(LocalDate day) {
    if (selectors.isEmpty()) {
      return Optional.empty();
    }
    boolean changed = selectors.size() > 1 && Turn.KEY_LOST.hasBegun(day);
    return Optional.of(selectors.get(changed ? 1 : 0));
  }
}
