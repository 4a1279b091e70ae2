package io.fivefifty.dns.snapshot;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsServer;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import io.fivefifty.names.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes snapshots for tests. */
final class Snapshots {

  static final Instant NOW = Instant.parse("2026-11-22T02:10:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** For servers that answer, and for those that do not. */
  static final AskerSettings PATIENT = settings(9000, 4000, 4000, 4000);

  static final AskerSettings QUICK = settings(800, 60, 60, 60);

  private Snapshots() {}

  static AskerSettings settings(int patienceMillis, int... timeoutMillis) {
    List<Duration> timeouts = Arrays.stream(timeoutMillis).mapToObj(Duration::ofMillis).toList();
    return new AskerSettings(
        64, timeouts, Duration.ofMillis(patienceMillis), Duration.ofSeconds(25));
  }

  /** Works with a sitting of a master file of these lines. */
  static <T> T fromZone(String[] zone, Function<Sitting, T> work) {
    try {
      Path file = Files.createTempFile("snapshot", ".zone");
      try {
        Files.writeString(file, String.join("\n", zone) + "\n", StandardCharsets.ISO_8859_1);
        DnsSource source = DnsSource.parse("zone:" + file);
        return with(DnsSource.open(source, AskerSettings.DEFAULT).get(0), work);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Works with a sitting of a server, and closes both. */
  static <T> T fromServer(DnsServer server, AskerSettings settings, Function<Sitting, T> work) {
    try (server) {
      return with(server.open(settings), work);
    }
  }

  private static <T> T with(Sitting sitting, Function<Sitting, T> work) {
    try {
      return work.apply(sitting);
    } finally {
      sitting.asker().close();
    }
  }

  static Snapshotter snapshotter(Sitting sitting, String... lists) {
    return new Snapshotter(sitting, List.of(lists), List.of(lists), CLOCK);
  }

  static DomainSubject domain(String name, String... selectors) {
    return new DomainSubject(name, List.of(selectors));
  }

  static HostSubject host(String ip, @Nullable String helo) {
    return new HostSubject(address(ip), helo, HostSubject.NamedBy.USER);
  }

  private static IpAddress address(String ip) {
    Optional<IpAddress> address = IpAddress.parse(ip);
    return address.orElseThrow();
  }

  /** The facts of one domain, without blocklists. */
  static DomainSnapshot ofDomain(Sitting sitting, String name) {
    return snapshotter(sitting).domains(List.of(domain(name)), rows -> {}).get(0).facts();
  }

  /** The facts of one host, without blocklists. */
  static HostSnapshot ofHost(Sitting sitting, String ip, @Nullable String helo) {
    return snapshotter(sitting).hosts(List.of(host(ip, helo)), rows -> {}).get(0).facts();
  }
}
