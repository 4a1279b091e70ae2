package io.fivefifty.dns;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.DomainSubject;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.Snapshotter;
import io.fivefifty.dns.snapshot.Taken;
import io.fivefifty.names.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Snapshots of a small master file, taken as the commands take them. */
public final class ZoneSnapshots {

  public static final Instant TAKEN_AT = Instant.parse("2026-11-22T02:10:00Z");

  private final Path file;
  private List<String> selectors = List.of();
  private List<String> lists = List.of();

  /**
   * @param folder where the file is written
   * @param records lines of a master file
   */
  public ZoneSnapshots(Path folder, String... records) {
    this.file = folder.resolve("world.zone");
    String text = "; as of " + TAKEN_AT + "\n" + String.join("\n", records) + "\n";
    try {
      Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With DKIM selectors that were seen. */
  public ZoneSnapshots selectors(String... seen) {
    selectors = List.of(seen);
    return this;
  }

  /** With zones of lists that are asked. */
  public ZoneSnapshots lists(String... zones) {
    lists = List.of(zones);
    return this;
  }

  public DomainSnapshot domain(String domain) {
    DomainSubject subject = new DomainSubject(domain, selectors);
    return with(snapshotter -> snapshotter.domains(List.of(subject), done -> {}));
  }

  public HostSnapshot host(String ip, @Nullable String helo) {
    HostSubject subject =
        new HostSubject(IpAddress.parse(ip).orElseThrow(), helo, HostSubject.NamedBy.USER);
    return with(snapshotter -> snapshotter.hosts(List.of(subject), done -> {}));
  }

  private <T> T with(Function<Snapshotter, List<Taken<T>>> question) {
    DnsSource source = DnsSource.parse("zone:" + file);
    DnsSource.Sitting sitting = DnsSource.open(source, AskerSettings.DEFAULT).get(0);
    try {
      Clock clock = Clock.fixed(TAKEN_AT, ZoneOffset.UTC);
      return question.apply(new Snapshotter(sitting, lists, lists, clock)).get(0).facts();
    } finally {
      sitting.asker().close();
    }
  }
}
