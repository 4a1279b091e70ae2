package io.fivefifty.cli;

import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.snapshot.DomainSubject;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.HostSubject.NamedBy;
import io.fivefifty.names.Domains;
import io.fivefifty.names.IpAddress;
import io.fivefifty.report.SnapshotSubjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that say what to take a snapshot of: a domain a line; a domain and a selector; an address
 * and a HELO name; with tabs between them. Blank lines and those that begin with # are passed over.
 */
final class SubjectFiles {

  private final Map<String, Set<String>> domains = new LinkedHashMap<>();
  private final Map<IpAddress, HostSubject> hosts = new LinkedHashMap<>();

  /**
   * Takes the files; each may be null.
   *
   * @throws IllegalArgumentException where one cannot be used; names file and line
   */
  static SnapshotSubjects read(
      @Nullable Path domainFile, @Nullable Path selectorFile, @Nullable Path hostFile) {
    SubjectFiles files = new SubjectFiles();
    files.each(domainFile, 1, (place, words) -> files.domain(place, words[0]));
    files.each(
        selectorFile,
        2,
        (place, words) -> {
          if (words.length < 2) {
            throw wrong(place, words[0], "a domain, a tab and a selector");
          }
          files.domain(place, words[0]).add(words[1].toLowerCase(Locale.ROOT));
        });
    files.each(hostFile, 2, files::host);
    List<DomainSubject> subjects = new ArrayList<>();
    files.domains.forEach(
        (domain, selectors) -> subjects.add(new DomainSubject(domain, List.copyOf(selectors))));
    return new SnapshotSubjects(subjects, List.copyOf(files.hosts.values()), 0);
  }

  private interface Reader {
    void read(String place, String[] words);
  }

  private void each(@Nullable Path file, int mostWords, Reader reader) {
    if (file == null) {
      return;
    }
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
        if (text.isBlank() || text.startsWith("#")) {
          continue;
        }
        String[] words = text.strip().split("\\s*\t\\s*");
        if (words.length > mostWords) {
          throw wrong(file + ":" + number, text, mostWords + " columns with a tab between them");
        }
        reader.read(file + ":" + number, words);
      }
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("There is no file " + file);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read as UTF-8 text (" + e + ")");
    }
  }

  private Set<String> domain(String place, String word) {
    String domain = DnsNames.canonical(Domains.aLabels(word));
    if (!DnsNames.isValid(domain)) {
      throw wrong(place, word, "a domain such as example.com");
    }
    return domains.computeIfAbsent(domain, d -> new LinkedHashSet<>());
  }

  private void host(String place, String[] words) {
    IpAddress ip =
        IpAddress.parse(words[0])
            .orElseThrow(() -> wrong(place, words[0], "an internet address such as 192.0.2.10"));
    if (!ip.isInternal()) { // nobody outside can be asked about such an address
      hosts.put(ip, new HostSubject(ip, words.length < 2 ? null : words[1], NamedBy.USER));
    }
  }

  private static IllegalArgumentException wrong(String place, String found, String expected) {
    return new IllegalArgumentException(place + ": found \"" + found + "\"; expected " + expected);
  }
}
