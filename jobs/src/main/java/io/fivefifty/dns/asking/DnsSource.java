package io.fivefifty.dns.asking;

import io.fivefifty.names.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

/** Whom to ask, as {@code --dns} names it. */
public sealed interface DnsSource {

  /** The suffix of the files of a folder that are read. */
  String ZONE_SUFFIX = ".zone";

  /** Where a server listens unless told otherwise. */
  int PORT = SimpleResolver.DEFAULT_PORT;

  /** Nobody is asked. */
  record Nobody() implements DnsSource {}

  /**
   * Servers that resolve for others.
   *
   * @param shown as tables name them
   */
  record Servers(List<InetSocketAddress> addresses, String shown) implements DnsSource {

    public Servers {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * Master files, each of which tells what DNS said at one time.
   *
   * @param files in the order of their names
   */
  record Zones(List<Path> files) implements DnsSource {

    public Zones {
      files = List.copyOf(files);
    }
  }

  /**
   * Reads {@code system}, {@code HOST[:PORT]}, {@code zone:FILE}, {@code zone:FOLDER} or {@code
   * none}.
   *
   * @throws DnsSourceException where it is none of these, or a file is not there
   */
  static DnsSource parse(String text) {
    if (text.equals("none")) {
      return new Nobody();
    }
    if (text.equals("system")) {
      return system();
    }
    if (text.startsWith("zone:")) {
      return zones(text.substring("zone:".length()));
    }
    return server(text);
  }

  private static DnsSource system() {
    List<InetSocketAddress> servers = ResolverConfig.getCurrentConfig().servers();
    if (servers.isEmpty()) {
      throw new DnsSourceException(
          "This system names no DNS server; name one with --dns HOST, or --dns none");
    }
    return new Servers(servers, shown(servers.get(0)));
  }

  private static DnsSource server(String text) {
    String host = text;
    int port = PORT;
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (colon >= 0 && (bracketed ? text.charAt(colon - 1) == ']' : text.indexOf(':') == colon)) {
      host = text.substring(0, colon);
      String number = text.substring(colon + 1);
      port = number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : -1;
    }
    if (bracketed && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    // Java would read 5353 as the address 0.0.20.233.
    boolean cutShort = host.matches("[0-9.]+") && IpAddress.parse(host).isEmpty();
    if (host.isBlank() || port < 1 || port > 65535 || host.startsWith("-") || cutShort) {
      throw new DnsSourceException(
          "'" + text + "' names no DNS server; expected system, HOST[:PORT], zone:FILE or none");
    }
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
      return new Servers(List.of(address), shown(address));
    } catch (UnknownHostException e) {
      throw new DnsSourceException(
          "'"
              + host
              + "' is no host that can be found; expected the address of a DNS server, system,"
              + " zone:FILE or none");
    }
  }

  private static DnsSource zones(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new DnsSourceException("'" + name + "' is no path of a zone file");
    }
    if (name.isBlank() || !Files.exists(path)) {
      throw new DnsSourceException(
          "There is no zone file '" + name + "'; expected a master file, or a folder of *.zone");
    }
    if (!Files.isDirectory(path)) {
      return new Zones(List.of(path));
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> zones =
          files.filter(file -> file.toString().endsWith(ZONE_SUFFIX)).sorted().toList();
      if (zones.isEmpty()) {
        throw new DnsSourceException("The folder " + name + " holds no *.zone file");
      }
      return new Zones(zones);
    } catch (IOException e) {
      throw new DnsSourceException("The folder " + name + " cannot be read: " + e.getMessage());
    }
  }

  private static String shown(InetSocketAddress address) {
    String host = IpAddress.of(address.getAddress().getAddress()).toString();
    return address.getPort() == PORT
        ? host
        : (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /**
   * Reads master files once, so that a mistake in them is told before anything else is done.
   *
   * @throws DnsSourceException where one cannot be read
   */
  static void check(DnsSource source) {
    if (source instanceof Zones zones) {
      zones.files().forEach(ZoneFile::read);
    }
  }

  /**
   * Somebody to ask, about one time.
   *
   * @param resolver as tables name it
   * @param asOf when the answers held; null for now
   */
  record Sitting(Asker asker, String resolver, @Nullable Instant asOf) {}

  /**
   * Those who can be asked, in the order of the time that they tell of: none, one, or one for each
   * file. The caller closes them.
   *
   * @throws DnsSourceException where a file cannot be read
   */
  static List<Sitting> open(DnsSource source, AskerSettings settings) {
    if (source instanceof Servers servers) {
      ScheduledExecutorService loop = Asker.newLoop();
      Exchange exchange = new ServerExchange(servers.addresses(), loop);
      String shown = servers.shown();
      return List.of(new Sitting(new Asker(exchange, settings, shown, loop), shown, null));
    }
    List<Sitting> sittings = new ArrayList<>();
    if (source instanceof Zones zones) {
      Map<Path, ZoneFile> files = new LinkedHashMap<>();
      zones.files().forEach(file -> files.put(file, ZoneFile.read(file)));
      files.entrySet().stream()
          .sorted(Comparator.comparing(entry -> entry.getValue().asOf()))
          .forEach(
              entry -> {
                String shown = "zone:" + entry.getKey().getFileName();
                Asker asker = new Asker(entry.getValue(), settings, shown, Asker.newLoop());
                sittings.add(new Sitting(asker, shown, entry.getValue().asOf()));
              });
    }
    return sittings;
  }
}
