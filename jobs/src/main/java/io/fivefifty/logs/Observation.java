package io.fivefifty.logs;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a part of a log has to tell. Few for each thousand lines. */
public sealed interface Observation {

  /** A message's identity: host and queue id, hashed; and the MTA instance on that host. */
  record MessageKey(long hash, int instance) {}

  /**
   * One attempt: a rejection, or one whose sender this part of the log does not know.
   *
   * @param offset of its line in its file, in bytes
   * @param timeMicros when, in microseconds since 1970 UTC
   * @param bornMicros when the message came into the queue, or {@code Long.MIN_VALUE}
   * @param day the day of {@code timeMicros} in the run's zone
   * @param sendingDomain null where another part of the log knows it
   * @param recipientDomain lower case, empty where there is none
   * @param recipientHash tells recipients apart without naming them
   * @param provider who the relay host or else the recipient's domain belongs to
   * @param reply as the log has it; empty where the attempt is no rejection
   */
  record Attempt(
      MessageKey message,
      long offset,
      long timeMicros,
      long bornMicros,
      LocalDate day,
      String mtaHost,
      String queueId,
      @Nullable String sendingDomain,
      String recipientDomain,
      long recipientHash,
      String relayHost,
      String relayIp,
      String provider,
      Fate fate,
      int replyCode,
      @Nullable String enhancedCode,
      @Nullable Stage stage,
      boolean permanent,
      String reply)
      implements Observation {

    public Attempt {
      requireNonNull(message, "message is null");
      requireNonNull(day, "day is null");
      requireNonNull(fate, "fate is null");
      requireNonNull(reply, "reply is null");
    }
  }

  /** A message was still open where this part ended; its sender may be asked for later. */
  record Opened(
      MessageKey message, long offset, long timeMicros, LocalDate day, String sendingDomain)
      implements Observation {

    public Opened {
      requireNonNull(sendingDomain, "sendingDomain is null");
    }
  }

  /** A message ended here that an earlier part of the log may have opened. */
  record Closed(MessageKey message, long offset, long timeMicros, LocalDate day)
      implements Observation {}

  /** Attempts that are no rejections, counted. */
  record Tally(
      LocalDate day,
      String mtaHost,
      String provider,
      String sendingDomain,
      long delivered,
      long deferred,
      long refused)
      implements Observation {}

  /** Messages that were signed on their way out (RFC 6376), counted. */
  record Signature(LocalDate day, String domain, String selector, long signatures)
      implements Observation {

    public Signature {
      requireNonNull(domain, "domain is null");
      requireNonNull(selector, "selector is null");
    }
  }

  /**
   * The account of a part of a log.
   *
   * @param lines how many lines of each kind; the sum is every line read
   * @param attemptsByDay all attempts on the lines, also those outside the days asked for
   * @param rejectionsByDay those of them that are rejections
   * @param firstMicros the earliest time on a line, {@code Long.MAX_VALUE} where there is none
   * @param lastMicros the latest, {@code Long.MIN_VALUE} where there is none
   * @param damage why the part could not be read to its end, or null
   */
  record Account(
      long bytes,
      Map<LineKind, Long> lines,
      Map<LocalDate, Long> attemptsByDay,
      Map<LocalDate, Long> rejectionsByDay,
      long firstMicros,
      long lastMicros,
      @Nullable String damage)
      implements Observation {

    public Account {
      lines = Map.copyOf(lines);
      attemptsByDay = Map.copyOf(attemptsByDay);
      rejectionsByDay = Map.copyOf(rejectionsByDay);
    }
  }
}
