package io.fivefifty.bench;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import io.fivefifty.dns.dkim.DkimVerdict;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.DomainSubject;
import io.fivefifty.dns.snapshot.MxVerdict;
import io.fivefifty.dns.snapshot.Snapshotter;
import io.fivefifty.dns.snapshot.Taken;
import io.fivefifty.dns.spf.SpfVerdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What a snapshot of many domains takes: seconds and heap, in a JVM that did nothing before. */
public final class DnsSnapshot {

  private DnsSnapshot() {}

  /**
   * Takes one snapshot.
   *
   * @param args the server, and the file of domains ({@code DOMAIN SELECTOR...} a line)
   */
  public static void main(String[] args) throws IOException {
    List<DomainSubject> subjects;
    try (var lines = Files.lines(Path.of(args[1]))) {
      subjects = lines.map(DnsSnapshot::subject).toList();
    }
    long start = System.nanoTime();
    Sitting sitting = DnsSource.open(DnsSource.parse(args[0]), AskerSettings.DEFAULT).get(0);
    List<Taken<DomainSnapshot>> rows =
        new Snapshotter(sitting, List.of(), List.of(), Clock.systemUTC())
            .domains(subjects, done -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    long good = rows.stream().map(Taken::facts).filter(DnsSnapshot::isGood).count();
    System.out.printf(
        "domains=%d good=%d questions=%d seconds=%.2f peak=%d kept=%d%n",
        rows.size(), good, sitting.asker().questions(), seconds, peakMegabytes(), kept(rows));
    sitting.asker().close();
  }

  private static DomainSubject subject(String line) {
    List<String> words = List.of(line.split(" "));
    return new DomainSubject(words.get(0), words.subList(1, words.size()));
  }

  /** Whether the facts are those that every made-up domain has. */
  private static boolean isGood(DomainSnapshot domain) {
    return domain.mxVerdict() == MxVerdict.OK
        && domain.mxHosts().size() == 2
        && domain.spf().verdict() == SpfVerdict.VALID
        && domain.dkim().get(0).verdict() == DkimVerdict.USABLE;
  }

  private static long peakMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  /** Megabytes still in use when all is done: the rows, and the answers that are remembered. */
  private static long kept(List<?> rows) {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    return rows.isEmpty() ? 0 : used;
  }
}
