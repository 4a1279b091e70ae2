package io.fivefifty.dns.asking;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Answers from a master file (RFC 1035 section 5), which is the whole world: a name that it does
 * not hold does not exist. Wildcards (RFC 4592) and aliases are followed. What the file tells is as
 * of the time on its first line, {@code ; as of 2026-11-22T02:10:00Z}, else of its last change.
 */
final class ZoneFile implements Exchange {

  private static final String AS_OF = "; as of ";
  private static final int MOST_ALIASES = 9;

  /** At a comment that ends the file, and only there, dnsjava misses a parenthesis that lacks. */
  private static final String END = "\n;";

  private final Map<Name, Map<Integer, List<Record>>> records = new HashMap<>();

  /** Every name that exists, those that only have others below them too. */
  private final Set<Name> names = new HashSet<>();

  private final Instant asOf;

  private ZoneFile(Instant asOf) {
    this.asOf = asOf;
    names.add(Name.root);
  }

  /**
   * Reads a file.
   *
   * @throws DnsSourceException where it is no master file; names the line
   */
  static ZoneFile read(Path file) {
    try {
      ZoneFile zone = new ZoneFile(asOf(file));
      try (InputStream in =
              new SequenceInputStream(
                  new BufferedInputStream(Files.newInputStream(file)),
                  new ByteArrayInputStream(END.getBytes(StandardCharsets.US_ASCII)));
          Master master = new Master(in, Name.root, 3600)) {
        master.disableIncludes(true);
        for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
          zone.add(record);
        }
      }
      if (zone.records.isEmpty()) {
        // It would say of every name that it does not exist.
        throw new DnsSourceException(
            file + " holds no record; expected a master file (RFC 1035 section 5)");
      }
      zone.dropDuplicates();
      return zone;
    } catch (NoSuchFileException e) {
      throw new DnsSourceException("There is no zone file " + file);
    } catch (IOException e) {
      String what = String.valueOf(e.getMessage()).replace("<none>", file.toString());
      throw new DnsSourceException(
          (what.contains(file.toString()) ? what : file + ": " + what)
              + "; expected a master file (RFC 1035 section 5)");
    }
  }

  private static Instant asOf(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      String first = lines.readLine();
      if (first == null || !first.startsWith(AS_OF)) {
        return Files.getLastModifiedTime(file).toInstant();
      }
      String time = first.substring(AS_OF.length()).strip();
      try {
        return Instant.parse(time);
      } catch (DateTimeException e) {
        throw new DnsSourceException(
            file
                + ":1: found the time \""
                + time
                + "\"; expected one such as 2026-11-22T02:10:00Z");
      }
    }
  }

  private void add(Record record) {
    records
        .computeIfAbsent(record.getName(), n -> new HashMap<>())
        .computeIfAbsent(record.getType(), t -> new ArrayList<>())
        .add(record);
    for (Name at = record.getName(); at.labels() > 1 && names.add(at); ) {
      at = new Name(at, 1);
    }
  }

  /** A record that stands twice is one (RFC 2181 section 5). */
  private void dropDuplicates() {
    for (Map<Integer, List<Record>> types : records.values()) {
      types.replaceAll((type, set) -> List.copyOf(new LinkedHashSet<>(set)));
    }
  }

  /** When DNS said what stands in the file. */
  Instant asOf() {
    return asOf;
  }

  @Override
  public CompletionStage<Message> send(Message query, int attempt, boolean tcp, Duration timeout) {
    return CompletableFuture.completedFuture(respond(query));
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  /** The response to a query, as an authoritative server gives it that also resolves. */
  Message respond(Message query) {
    Record question = query.getQuestion();
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setFlag(Flags.AA);
    response.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      response.getHeader().setFlag(Flags.RD);
    }
    response.addRecord(question, Section.QUESTION);
    Name name = question.getName();
    for (int aliases = 0; aliases <= MOST_ALIASES; aliases++) {
      Map<Integer, List<Record>> node = node(name);
      if (node == null) {
        response.getHeader().setRcode(Rcode.NXDOMAIN);
        break;
      }
      List<Record> found = node.get(question.getType());
      List<Record> alias = node.get(Type.CNAME);
      if (found != null) {
        add(response, found, name, Section.ANSWER);
        return response;
      }
      if (alias == null) {
        break;
      }
      add(response, alias.subList(0, 1), name, Section.ANSWER);
      name = ((CNAMERecord) alias.get(0)).getTarget();
    }
    addSoa(response, name);
    return response;
  }

  /** The records of a name, perhaps by a wildcard; null where the name does not exist. */
  private @Nullable Map<Integer, List<Record>> node(Name name) {
    if (names.contains(name)) {
      return records.getOrDefault(name, Map.of());
    }
    for (Name at = name; at.labels() > 1; ) {
      at = new Name(at, 1);
      if (names.contains(at)) {
        Name wildcard = wildcard(at);
        return names.contains(wildcard) ? records.getOrDefault(wildcard, Map.of()) : null;
      }
    }
    return null;
  }

  private static Name wildcard(Name encloser) {
    try {
      return Name.concatenate(Name.fromConstantString("*"), encloser);
    } catch (NameTooLongException e) {
      return encloser;
    }
  }

  private static void add(Message response, List<Record> found, Name name, int section) {
    for (Record record : found) {
      response.addRecord(
          record.getName().equals(name)
              ? record
              : Record.newRecord(
                  name,
                  record.getType(),
                  DClass.IN,
                  record.getTTL(),
                  record.rdataToWireCanonical()),
          section);
    }
  }

  private void addSoa(Message response, Name name) {
    for (Name at = name; ; at = new Name(at, 1)) {
      List<Record> soa = records.getOrDefault(at, Map.of()).get(Type.SOA);
      if (soa != null) {
        response.addRecord(soa.get(0), Section.AUTHORITY);
        return;
      }
      if (at.labels() <= 1) {
        return;
      }
    }
  }
}
