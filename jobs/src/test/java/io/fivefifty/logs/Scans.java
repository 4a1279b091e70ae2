package io.fivefifty.logs;

import io.fivefifty.logs.format.postfix.PostfixLog;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads logs that lie in memory with {@link Observer}. */
final class Scans {
  static final Providers PROVIDERS = RuleSet.bundled().providers();
  static final ScanSettings SETTINGS =
      new ScanSettings(ReplyCodes.parse("550"), Days.ALL, ZoneOffset.UTC);
  private static final int MANY = 1 << 18;

  private Scans() {}

  static List<Observation> whole(byte[] log, Instant lastWritten) {
    return part(log, 0, log.length, lastWritten, MANY, MANY);
  }

  static List<Observation> whole(String log) {
    return whole(log.getBytes(StandardCharsets.UTF_8), Lines.LAST_WRITTEN);
  }

  static List<Observation> whole(String log, ScanSettings settings) {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    return part(bytes, 0, bytes.length, Lines.LAST_WRITTEN, MANY, MANY, settings, new PostfixLog());
  }

  /** A log of another format than Postfix's. */
  static List<Observation> whole(String log, LogFormat format) {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    return part(bytes, 0, bytes.length, Lines.LAST_WRITTEN, MANY, MANY, SETTINGS, format);
  }

  /** With tables that are full with so many messages, or so many counts. */
  static List<Observation> part(
      byte[] log, int start, int end, Instant lastWritten, int mostOpen, int mostTallies) {
    return part(log, start, end, lastWritten, mostOpen, mostTallies, SETTINGS, new PostfixLog());
  }

  private static List<Observation> part(
      byte[] log,
      int start,
      int end,
      Instant lastWritten,
      int mostOpen,
      int mostTallies,
      ScanSettings settings,
      LogFormat format) {
    List<Observation> told = new ArrayList<>();
    Dress dress = new Dress(new Stamps(settings.zone(), lastWritten));
    Observer observer =
        new Observer(settings, PROVIDERS, format, dress, 0, told::add, mostOpen, mostTallies);
    int from = Math.max(0, start - 1);
    try {
      LineScanner scanner =
          new LineScanner(new ByteArrayInputStream(log, from, log.length - from), start, end);
      Line line = new Line();
      while (scanner.next(line)) {
        observer.read(line);
      }
      observer.finish(end - start, scanner.damage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return told;
  }

  /** The observations of one kind, in their order. */
  static <T extends Observation> List<T> only(Class<T> kind, List<Observation> told) {
    return told.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The account, which is the last word of every part. */
  static Observation.Account account(List<Observation> told) {
    return (Observation.Account) told.get(told.size() - 1);
  }
}
