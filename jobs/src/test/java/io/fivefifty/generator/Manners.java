package io.fivefifty.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the servers of one provider talk. */
final class Manners {
  private final Choice<Reply> accepting = new Choice<>();
  private final Choice<Reply> refusing = new Choice<>();
  private final Choice<Reply> deferring = new Choice<>();
  private final Choice<Reply> banners = new Choice<>();

  private Manners() {}

  /** All manners of {@link ReplyTable} by name; what a provider never says is taken from others. */
  static Map<String, Manners> all() {
    Map<String, Manners> all = new HashMap<>();
    for (String row : ReplyTable.ROWS.lines().toList()) {
      String[] cells = row.split(" \\| ", 6);
      if (cells.length != 6) {
        throw new IllegalArgumentException("expected 6 cells in the row '" + row + "'");
      }
      Stream<String> lines = Stream.of(cells[5].split(" ~ ", -1));
      Reply reply =
          new Reply(
              Stage.of(cells[1]),
              Integer.parseInt(cells[3]),
              cells[4].equals("-") ? "" : cells[4],
              lines.map(Template::new).toList());
      Manners manners = all.computeIfAbsent(cells[0], name -> new Manners());
      manners.choiceFor(reply).add(Double.parseDouble(cells[2]), reply);
    }
    return all;
  }

  Reply accept(Dice dice, Manners general) {
    return (accepting.isEmpty() ? general.accepting : accepting).pick(dice);
  }

  Reply refuse(Dice dice, Manners general) {
    return (refusing.isEmpty() ? general.refusing : refusing).pick(dice);
  }

  Reply defer(Dice dice, Manners general) {
    return (deferring.isEmpty() ? general.deferring : deferring).pick(dice);
  }

  Reply turnAway(Dice dice, Manners general) {
    return (banners.isEmpty() ? general.banners : banners).pick(dice);
  }

  private Choice<Reply> choiceFor(Reply reply) {
    if (reply.stage() == Stage.CONNECT) {
      return banners;
    }
    return switch (reply.code() / 100) {
      case 2 -> accepting;
      case 4 -> deferring;
      default -> refusing;
    };
  }

  /** Names that a destination may use. */
  static Manners named(Map<String, Manners> all, String name) {
    Manners found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "no manners are called '" + name + "', known are " + List.copyOf(all.keySet()));
    }
    return found;
  }
}
