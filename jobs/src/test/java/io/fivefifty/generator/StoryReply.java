package io.fivefifty.generator;

import io.fivefifty.generator.story.Stream;
import io.fivefifty.generator.story.Turn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reply that refuses mail of the story, and when it is given.
 *
 * @param when {@code always}; {@code list} and {@code content}, which grow with the stream's
 *     troubles; or a {@linkplain Turn turn} that must touch the stream
 * @param bounds {@code before TURN} or {@code since TURN}: while these words are in use; or empty
 * @param share of the tries that meet it, 0 to 1
 */
record StoryReply(String when, List<String> bounds, double share, Reply reply) {

  StoryReply {
    bounds = List.copyOf(bounds);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share is " + share + ", expected up to 1");
    }
  }

  /** The replies of {@link StoryReplies} by who gives them, the earliest stage first. */
  static Map<String, List<StoryReply>> all() {
    Map<String, List<StoryReply>> all = new HashMap<>();
    for (String row : StoryReplies.ROWS.lines().toList()) {
      String[] cells = row.split(" \\| ", 7);
      List<String> when = List.of(cells[1].split(" ", -1));
      List<Template> lines =
          java.util.stream.Stream.of(cells[6].split(" ~ ", -1)).map(Template::new).toList();
      String enhanced = cells[5].equals("-") ? "" : cells[5];
      Reply reply = new Reply(Stage.of(cells[3]), Integer.parseInt(cells[4]), enhanced, lines);
      all.computeIfAbsent(cells[0], name -> new ArrayList<>())
          .add(
              new StoryReply(
                  when.get(0), when.subList(1, when.size()), Double.parseDouble(cells[2]), reply));
    }
    // A server that has refused the recipient never sees the message.
    all.values().forEach(list -> list.sort(Comparator.comparing(said -> said.reply().stage())));
    return all;
  }

  /** The share of this stream's tries on this day that meet the reply, where they get so far. */
  double shareOf(Stream stream, LocalDate day) {
    if (!isInUse(day)) {
      return 0;
    }
    return switch (when) {
      case "always" -> share;
      case "list" -> share * stream.staleness();
      case "content" -> share * stream.spamminess();
      default -> Turn.of(when).touches(stream, day) ? share : 0;
    };
  }

  private boolean isInUse(LocalDate day) {
    return bounds.isEmpty()
        || Turn.of(bounds.get(1)).hasBegun(day) == bounds.get(0).equals("since");
  }
}
