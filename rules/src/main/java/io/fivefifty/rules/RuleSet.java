package io.fivefifty.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules, in the order in which they win. Immutable; thread-safe. */
public final class RuleSet {
  /** Most sets of site files that a JVM keeps. */
  private static final int MOST_CACHED = 4;

  private static final Map<List<RuleFile>, RuleSet> CACHE = new LinkedHashMap<>();

  private final Causes causes;
  private final Providers providers;
  private final HostMap<Boolean> hostsInWords;
  private final List<Rule> rules;
  private final Map<String, Rule> byId;
  private final RuleOrder order;
  private final Judge judge;
  private final List<RuleFile> files;

  private RuleSet(
      RuleFile causesFile, List<RuleFile> bundled, List<RuleFile> site, ParsedFiles parsed) {
    Definitions definitions =
        new Definitions(Causes.read(parsed.read(causesFile)), bundled, site, parsed);
    causes = definitions.causes();
    providers = definitions.providers();
    hostsInWords = definitions.hostsInWords();
    byId = Map.copyOf(definitions.rules());
    order = new RuleOrder(causes, byId);
    rules = order.ordered();
    judge = new Judge(this, new Matcher(rules, definitions.says()));
    files = Stream.of(List.of(causesFile), bundled, site).flatMap(List::stream).toList();
  }

  /** The rules that are packed with this library. Built once a JVM. */
  public static RuleSet bundled() {
    return with(List.of());
  }

  /**
   * A site's own rules before ours. The last few sets are kept.
   *
   * @throws RuleException if a file cannot be used, or an example of a site's rule does not prove
   *     it
   */
  public static RuleSet with(List<RuleFile> siteFiles) {
    List<RuleFile> key = List.copyOf(siteFiles);
    synchronized (CACHE) {
      RuleSet known = CACHE.get(key);
      if (known == null) {
        known = of(BundledFiles.causes(), BundledFiles.others(), key, BundledFiles.parsed());
        if (CACHE.size() >= MOST_CACHED) {
          CACHE.remove(CACHE.keySet().iterator().next());
        }
        CACHE.put(key, known);
      }
      return known;
    }
  }

  /** Builds a rule set of these files, and proves the site's part of it, and all words. */
  static RuleSet of(RuleFile causes, List<RuleFile> bundled, List<RuleFile> site) {
    return of(causes, bundled, site, ParsedFiles.none());
  }

  private static RuleSet of(
      RuleFile causes, List<RuleFile> bundled, List<RuleFile> site, ParsedFiles parsed) {
    RuleSet rules = new RuleSet(causes, bundled, site, parsed);
    List<String> problems =
        new RuleChecks(rules).problems(rules.rules.stream().filter(Rule::isSite).toList());
    if (!problems.isEmpty()) {
      throw new RuleException(String.join(System.lineSeparator(), problems));
    }
    return rules;
  }

  /**
   * Every {@code *.yaml} file below a directory, ordered by name.
   *
   * @throws RuleException if there is no such directory, or no rule file in it
   */
  public static List<RuleFile> readSite(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new RuleException(directory + ": found no directory; expected one with rule files");
    }
    List<RuleFile> files = new ArrayList<>();
    for (RuleFile file : BundledFiles.readBelow(directory)) {
      files.add(new RuleFile(directory.resolve(file.name()).toString(), file.text()));
    }
    if (files.isEmpty()) {
      throw new RuleException(directory + ": found no *.yaml file; expected rule files");
    }
    return List.copyOf(files);
  }

  /** SHA-256 of the names and texts of all files, in hexadecimal. */
  public String hash() {
    return hashOf(files);
  }

  public Providers providers() {
    return providers;
  }

  /** The closed list of causes. */
  public List<Cause> causes() {
    return causes.all();
  }

  /** The rule of that id, or empty. */
  public Optional<Rule> rule(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All rules, the first to win first. */
  public List<Rule> rules() {
    return rules;
  }

  Cause unclassified() {
    return causes.unclassified();
  }

  RuleOrder order() {
    return order;
  }

  Judge judge() {
    return judge;
  }

  /** A new masker that leaves in what these rules look for. */
  Masker masker() {
    return new Masker(Blocklists.bundledHosts(), hostsInWords);
  }

  private static String hashOf(List<RuleFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (RuleFile file : files) {
        for (String part : List.of(file.name(), file.text())) {
          digest.update(part.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
