package io.fivefifty.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Days;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Observation;
import io.fivefifty.logs.Observer;
import io.fivefifty.logs.ReplyCodes;
import io.fivefifty.logs.ScanSettings;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.Formats;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads lines as a log of a format, and holds what must be true of any lines at all. */
final class AnyLog {
  private static final Providers PROVIDERS = RuleSet.bundled().providers();
  private static final ScanSettings SETTINGS =
      new ScanSettings(ReplyCodes.parse("550"), Days.ALL, ZoneOffset.UTC);
  private static final Instant LAST_WRITTEN = Instant.parse("2026-11-24T06:25:00Z");

  private AnyLog() {}

  /** For stamps in UTC. */
  static Dress dress() {
    return new Dress(new Stamps(ZoneOffset.UTC, LAST_WRITTEN));
  }

  /** What the lines tell; each stands in an array of its own, so that no read may pass its ends. */
  static List<Observation> read(String format, List<byte[]> log) {
    List<Observation> told = new ArrayList<>();
    Observer observer =
        new Observer(SETTINGS, PROVIDERS, Formats.found(format), dress(), 0, told::add);
    Line line = new Line();
    for (byte[] text : log) {
      line.set(text, 0, text.length);
      observer.read(line);
      line.offset++;
    }
    observer.finish(log.size(), null);
    requireThatTheLedgerAddsUp(told, log.size());
    return told;
  }

  /** The attempts that were told one by one. */
  static List<Observation.Attempt> attempts(List<Observation> told) {
    return told.stream()
        .filter(Observation.Attempt.class::isInstance)
        .map(Observation.Attempt.class::cast)
        .toList();
  }

  private static void requireThatTheLedgerAddsUp(List<Observation> told, int lines) {
    Observation.Account account = (Observation.Account) told.get(told.size() - 1);
    assertThat(account.lines().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(lines);
    long attempts = account.attemptsByDay().values().stream().mapToLong(Long::longValue).sum();
    long counted =
        attempts(told).size()
            + told.stream()
                .filter(Observation.Tally.class::isInstance)
                .map(Observation.Tally.class::cast)
                .mapToLong(tally -> tally.delivered() + tally.deferred() + tally.refused())
                .sum();
    assertThat(counted).isEqualTo(attempts);
    long lineOfAttempts = account.lines().getOrDefault(LineKind.ATTEMPT, 0L);
    assertThat(attempts).isGreaterThanOrEqualTo(lineOfAttempts);
    assertThat(attempts == 0).isEqualTo(lineOfAttempts == 0);
  }
}
