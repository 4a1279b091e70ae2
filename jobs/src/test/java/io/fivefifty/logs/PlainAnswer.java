package io.fivefifty.logs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a log say together: the plain twin of the join that Spark does. In the order of
 * the log, the last word on a message before the attempt decides.
 *
 * @param rejections in the order of the log, each with its sender
 * @param tallies of all other attempts
 */
record PlainAnswer(
    List<Observation.Attempt> rejections,
    Map<Key, Counts> tallies,
    Map<LineKind, Long> lines,
    Map<LocalDate, Long> attemptsByDay,
    Map<LocalDate, Long> rejectionsByDay,
    long firstMicros,
    long lastMicros) {

  record Key(LocalDate day, String mtaHost, String provider, String sendingDomain) {}

  record Counts(long delivered, long deferred, long refused) {
    Counts plus(Counts other) {
      return new Counts(
          delivered + other.delivered, deferred + other.deferred, refused + other.refused);
    }
  }

  /** Joins parts that follow each other in one file. */
  static PlainAnswer of(List<List<Observation>> parts) {
    List<Observation> all = new ArrayList<>();
    parts.forEach(all::addAll);
    List<Observation> inOrder = new ArrayList<>(all);
    inOrder.removeIf(seen -> offset(seen) < 0);
    inOrder.sort(Comparator.comparingLong(PlainAnswer::offset));
    Map<Observation.MessageKey, Observation> words = new HashMap<>();
    Map<Long, Observation> wordsOfAny = new HashMap<>();
    List<Observation.Attempt> rejections = new ArrayList<>();
    Map<Key, Counts> tallies = new HashMap<>();
    for (Observation seen : inOrder) {
      if (seen instanceof Observation.Attempt attempt) {
        Observation word =
            words.getOrDefault(attempt.message(), wordsOfAny.get(attempt.message().hash()));
        Observation.Attempt joined =
            attempt.sendingDomain() == null
                ? withSender(attempt, senderSaidBy(word, attempt))
                : attempt;
        if (joined.fate() == Fate.REJECTED) {
          rejections.add(joined);
        } else {
          tallies.merge(key(joined), counts(joined.fate()), Counts::plus);
        }
      } else if (seen instanceof Observation.Opened opened) {
        words.put(opened.message(), opened);
        wordsOfAny.put(opened.message().hash(), opened);
      } else if (seen instanceof Observation.Closed closed) {
        words.put(closed.message(), closed);
        wordsOfAny.put(closed.message().hash(), closed);
      }
    }
    for (Observation.Tally tally : Scans.only(Observation.Tally.class, all)) {
      tallies.merge(
          new Key(tally.day(), tally.mtaHost(), tally.provider(), tally.sendingDomain()),
          new Counts(tally.delivered(), tally.deferred(), tally.refused()),
          Counts::plus);
    }
    return withAccounts(rejections, tallies, Scans.only(Observation.Account.class, all));
  }

  /** Attempts in all: they must be those of the ledger. */
  long attempts() {
    return rejections.size()
        + tallies.values().stream().mapToLong(c -> c.delivered + c.deferred + c.refused).sum();
  }

  private static PlainAnswer withAccounts(
      List<Observation.Attempt> rejections,
      Map<Key, Counts> tallies,
      List<Observation.Account> accounts) {
    Map<LineKind, Long> lines = new EnumMap<>(LineKind.class);
    Map<LocalDate, Long> attempts = new HashMap<>();
    Map<LocalDate, Long> rejected = new HashMap<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Observation.Account account : accounts) {
      account.lines().forEach((kind, count) -> lines.merge(kind, count, Long::sum));
      account.attemptsByDay().forEach((day, count) -> attempts.merge(day, count, Long::sum));
      account.rejectionsByDay().forEach((day, count) -> rejected.merge(day, count, Long::sum));
      first = Math.min(first, account.firstMicros());
      last = Math.max(last, account.lastMicros());
    }
    return new PlainAnswer(rejections, tallies, lines, attempts, rejected, first, last);
  }

  private static String senderSaidBy(@Nullable Observation word, Observation.Attempt attempt) {
    if (word instanceof Observation.Opened opened
        && (attempt.bornMicros() == Long.MIN_VALUE
            || opened.timeMicros() >= attempt.bornMicros() - Observer.SLACK_MICROS)) {
      return opened.sendingDomain();
    }
    return Observer.UNKNOWN_SENDER;
  }

  private static long offset(Observation seen) {
    if (seen instanceof Observation.Attempt attempt) {
      return attempt.offset();
    }
    if (seen instanceof Observation.Opened opened) {
      return opened.offset();
    }
    return seen instanceof Observation.Closed closed ? closed.offset() : -1;
  }

  private static Key key(Observation.Attempt attempt) {
    return new Key(
        attempt.day(),
        attempt.mtaHost(),
        attempt.provider(),
        String.valueOf(attempt.sendingDomain()));
  }

  private static Counts counts(Fate fate) {
    return new Counts(
        fate == Fate.DELIVERED ? 1 : 0,
        fate == Fate.DEFERRED ? 1 : 0,
        fate == Fate.REFUSED ? 1 : 0);
  }

  static Observation.Attempt withSender(Observation.Attempt a, String sendingDomain) {
    return new Observation.Attempt(
        a.message(),
        a.offset(),
        a.timeMicros(),
        a.bornMicros(),
        a.day(),
        a.mtaHost(),
        a.queueId(),
        sendingDomain,
        a.recipientDomain(),
        a.recipientHash(),
        a.relayHost(),
        a.relayIp(),
        a.provider(),
        a.fate(),
        a.replyCode(),
        a.enhancedCode(),
        a.stage(),
        a.permanent(),
        a.reply());
  }
}
