package io.fivefifty.dns.asking;

import java.time.Duration;
import java.util.List;

/**
 * How patient and how gentle questions are put.
 *
 * @param mostInFlight questions that may be under way at once; above some 128 the first burst
 *     overflows the usual receive buffer of a server
 * @param timeouts how long to wait for an answer, one for each sending of a question
 * @param patience how long no answer of any kind may come, while questions are under way, until the
 *     server is given up and nothing more is asked
 * @param deadline from the first question on; what is not answered by then stays open
 */
public record AskerSettings(
    int mostInFlight, List<Duration> timeouts, Duration patience, Duration deadline) {

  /** Ten seconds for a question, as resolvers may be busy with slow servers themselves. */
  public static final AskerSettings DEFAULT =
      new AskerSettings(
          96,
          List.of(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(5)),
          Duration.ofSeconds(9),
          Duration.ofMinutes(15));

  public AskerSettings {
    timeouts = List.copyOf(timeouts);
    if (mostInFlight < 1 || timeouts.isEmpty()) {
      throw new IllegalArgumentException("nothing could be asked");
    }
  }

  /** The same with another deadline. */
  public AskerSettings within(Duration newDeadline) {
    return new AskerSettings(mostInFlight, timeouts, patience, newDeadline);
  }
}
