package io.fivefifty.cli;

import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.dns.asking.DnsSourceException;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.HostSubject.NamedBy;
import io.fivefifty.names.Domains;
import io.fivefifty.names.IpAddress;
import io.fivefifty.report.DnsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whom to ask for DNS, and what beside the logs' own names. */
final class DnsOptions {

  /** A folder of logs may bring the DNS of its time along. */
  private static final String ZONES_BESIDE_LOGS = "dns";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--dns",
      paramLabel = "WHOM",
      description = {
        "Whom to ask: system, HOST[:PORT], none, or zone:PATH for a master file or a folder of"
            + " *.zone files, each of which tells of one time.",
        "Default: the folder dns beside the logs where it holds *.zone files, otherwise system."
      })
  private @Nullable String whom;

  @Option(
      names = "--blocklist",
      paramLabel = "ZONE",
      description =
          "A blocklist of addresses to ask, such as bl.spamcop.net; may be given again. Mind its"
              + " terms of use.")
  private List<String> blocklists = new ArrayList<>();

  @Option(
      names = "--domain-list",
      paramLabel = "ZONE",
      description = "A blocklist of domains to ask, such as dbl.spamhaus.org; may be given again.")
  private List<String> domainLists = new ArrayList<>();

  @Option(
      names = "--dns-deadline",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description = "What is not answered by then stays open. Default: 900.")
  private int deadlineSeconds;

  /**
   * The settings asked for.
   *
   * @param logs paths beside which zone files may lie
   * @param hosts addresses that the user names
   */
  DnsSettings settings(List<String> logs, List<HostSubject> hosts) {
    if (deadlineSeconds < 1) {
      throw wrong("--dns-deadline", deadlineSeconds + " s is no time to ask anything");
    }
    try {
      DnsSource source = whom == null ? byDefault(logs) : DnsSource.parse(whom);
      DnsSource.check(source);
      return new DnsSettings(
          source,
          AskerSettings.DEFAULT.within(Duration.ofSeconds(deadlineSeconds)),
          zones("--blocklist", blocklists),
          zones("--domain-list", domainLists),
          hosts);
    } catch (DnsSourceException e) {
      throw wrong("--dns", String.valueOf(e.getMessage()));
    }
  }

  private static DnsSource byDefault(List<String> logs) {
    for (String log : logs) {
      Path zones = zonesBeside(log);
      if (zones != null) {
        return DnsSource.parse("zone:" + zones);
      }
    }
    try {
      return DnsSource.parse("system");
    } catch (DnsSourceException e) {
      return new DnsSource.Nobody(); // a machine without DNS still ranks
    }
  }

  private static @Nullable Path zonesBeside(String log) {
    try {
      Path folder = Path.of(log).resolve(ZONES_BESIDE_LOGS);
      if (!Files.isDirectory(folder)) {
        return null;
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files.anyMatch(file -> file.toString().endsWith(DnsSource.ZONE_SUFFIX))
            ? folder
            : null;
      }
    } catch (InvalidPathException | IOException e) {
      return null; // Hadoop's own kind of path
    }
  }

  private List<String> zones(String option, List<String> names) {
    List<String> zones = new ArrayList<>();
    for (String name : names) {
      String zone = DnsNames.canonical(Domains.aLabels(name.strip()));
      if (!DnsNames.isMailDomain(zone)) {
        throw wrong(option, "'" + name + "' is no zone; expected a name such as bl.spamcop.net");
      }
      if (!zones.contains(zone)) {
        zones.add(zone);
      }
    }
    return zones;
  }

  private ParameterException wrong(String option, String what) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': " + what);
  }

  /** The option {@code --sending-ip}. */
  static final class SendingIps {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
        names = "--sending-ip",
        paramLabel = "IP[=HELO]",
        description =
            "An address that our mail is sent from, and the name that it says in HELO; may be given"
                + " again. Most are learnt from the replies.")
    private List<String> addresses = new ArrayList<>();

    List<HostSubject> hosts() {
      return addresses.stream().map(this::host).toList();
    }

    private HostSubject host(String text) {
      int equals = text.indexOf('=');
      String address = equals < 0 ? text : text.substring(0, equals);
      IpAddress ip = IpAddress.parse(address.strip()).orElseThrow(() -> wrong(address));
      if (ip.isInternal()) {
        throw new ParameterException(
            spec.commandLine(),
            "Invalid value for option '--sending-ip': "
                + ip
                + " is an address inside a house; expected the one that receivers see");
      }
      return new HostSubject(ip, equals < 0 ? null : text.substring(equals + 1), NamedBy.USER);
    }

    private ParameterException wrong(String address) {
      return new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--sending-ip': '"
              + address
              + "' is no internet address; expected one such as 192.0.2.10");
    }
  }
}
