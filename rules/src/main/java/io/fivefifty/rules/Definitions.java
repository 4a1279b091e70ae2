package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that the rule files say, before it is ordered. */
final class Definitions {
  /** Keys of a rule file. */
  static final Set<String> KEYS =
      Set.of(
          "provider",
          "name",
          "kind",
          "hosts",
          "says",
          "recipients",
          "like",
          "groups",
          "lists",
          "rules");

  private static final Set<String> PROVIDER_KEYS =
      Set.of("name", "kind", "hosts", "says", "recipients", "like");

  private final Causes causes;
  private final Providers providers = new Providers();
  private final Groups groups = new Groups();
  private final Map<String, List<Phrase>> says = new TreeMap<>();
  private final Map<String, Rule> rules = new HashMap<>();

  private record Source(Fields fields, boolean site, boolean proved) {}

  /**
   * @param parsed those of our own files that the build has parsed and proved
   */
  Definitions(Causes causes, List<RuleFile> bundled, List<RuleFile> site, ParsedFiles parsed) {
    this.causes = causes;
    List<Source> sources = new ArrayList<>(sources(bundled, parsed, false));
    sources.addAll(sources(site, ParsedFiles.none(), true));
    for (Source source : sources) {
      groups.add(source.fields(), source.proved());
      Blocklists.read(source.fields()).forEach(groups::addBlocklist);
    }
    IdentityHashMap<Source, Provider> providerOf = new IdentityHashMap<>();
    for (Source source : sources) {
      Provider provider = readProvider(source);
      if (provider != null) {
        providerOf.put(source, provider);
      }
    }
    sources.forEach(this::checkLike);
    for (Source source : sources) {
      RuleReader reader =
          new RuleReader(
              causes,
              text -> groups.phrase(text, source.proved()),
              source.site(),
              providerOf.get(source));
      reader.read(source.fields()).forEach(this::add);
    }
    rules.values().forEach(this::checkBefore);
  }

  private static List<Source> sources(List<RuleFile> files, ParsedFiles parsed, boolean site) {
    return files.stream()
        .map(file -> new Source(new Fields(parsed.read(file), KEYS), site, parsed.has(file.name())))
        .toList();
  }

  Causes causes() {
    return causes;
  }

  Providers providers() {
    return providers;
  }

  /** Host names that stand in words. */
  HostMap<Boolean> hostsInWords() {
    return groups.hosts();
  }

  /** Phrases that only one provider writes, by provider id. */
  Map<String, List<Phrase>> says() {
    return says;
  }

  Map<String, Rule> rules() {
    return rules;
  }

  private @Nullable Provider readProvider(Source source) {
    Fields fields = source.fields();
    if (!fields.has("provider")) {
      for (String key : new TreeSet<>(PROVIDER_KEYS)) {
        if (fields.has(key)) {
          throw RuleException.at(
              fields.place(key), "the key \"" + key + "\"", "the key \"provider\" beside it");
        }
      }
      return null;
    }
    String id = fields.text("provider");
    boolean added = source.site() && providers.provider(id).isPresent();
    String kind = added ? providers.provider(id).orElseThrow().kind().id() : fields.text("kind");
    Provider provider =
        new Provider(
            id,
            added ? id : fields.text("name"),
            Provider.Kind.of(kind)
                .orElseThrow(
                    () ->
                        RuleException.at(
                            fields.place("kind"), "\"" + kind + "\"", "mailbox, gateway or other")),
            fields.values("hosts"),
            fields.values("recipients"),
            fields.textOrNull("like"));
    providers.add(provider, fields, source.site());
    List<Phrase> phrases = says.computeIfAbsent(id, k -> new ArrayList<>());
    fields.texts("says").forEach(text -> phrases.add(groups.phrase(text, source.proved())));
    return provider;
  }

  private void checkLike(Source source) {
    String like = source.fields().textOrNull("like");
    if (like != null && providers.provider(like).isEmpty()) {
      throw RuleException.at(
          source.fields().place("like"), "the provider \"" + like + "\"", "a provider with a file");
    }
  }

  private void add(Rule rule) {
    Rule known = rules.putIfAbsent(rule.id(), rule);
    if (known != null) {
      throw RuleException.at(
          rule.place(),
          "the rule \"" + rule.id() + "\" again",
          "another id, as " + known.place() + " has this one");
    }
  }

  private void checkBefore(Rule rule) {
    for (Rule.Before before : rule.before()) {
      if (!rules.containsKey(before.rule())) {
        throw RuleException.at(
            before.place(), "the rule \"" + before.rule() + "\"", "the id of another rule");
      }
    }
  }
}
