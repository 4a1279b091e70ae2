package io.fivefifty.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rules of one file. */
final class RuleReader {
  private static final Set<String> RULE_KEYS =
      Set.of(
          "id",
          "cause",
          "codes",
          "enhanced",
          "all",
          "any",
          "none",
          "only",
          "pattern",
          "quotes",
          "weak",
          "before",
          "source",
          "advice",
          "examples",
          "not");
  private static final Set<String> EXAMPLE_KEYS = Set.of("reply", "relay", "recipient");
  private static final java.util.regex.Pattern CODE =
      java.util.regex.Pattern.compile("[2-5](\\d\\d|\\d?\\*)");
  private static final java.util.regex.Pattern ENHANCED =
      java.util.regex.Pattern.compile("[245]\\.(\\d{1,3}\\.(\\d{1,3}|\\d{0,2}\\*)|\\*)");

  private final Causes causes;
  private final Function<Yaml.Text, Phrase> phraseOf;
  private final boolean site;
  private final @Nullable Provider provider;

  RuleReader(
      Causes causes,
      Function<Yaml.Text, Phrase> phraseOf,
      boolean site,
      @Nullable Provider provider) {
    this.causes = causes;
    this.phraseOf = phraseOf;
    this.site = site;
    this.provider = provider;
  }

  List<Rule> read(Fields file) {
    List<Rule> rules = new ArrayList<>();
    for (Yaml.Node node : file.nodes("rules")) {
      rules.add(rule(Fields.of(node, RULE_KEYS, "a rule: a block of keys such as id, cause")));
    }
    return rules;
  }

  private Rule rule(Fields fields) {
    fields.text("id");
    Cause cause = causes.require(fields.text("cause"), fields.place("cause"));
    if (cause.id().equals(Cause.UNCLASSIFIED)) {
      throw RuleException.at(
          fields.place("cause"),
          "the cause \"" + cause.id() + "\"",
          "another, as that one is for what no rule knows");
    }
    fields.text("source");
    List<Example> examples = examples(fields, "examples");
    if (examples.isEmpty()) {
      throw RuleException.at(fields.place(), "no examples", "at least one reply that it wins");
    }
    Conditions conditions = conditions(fields);
    String providerId = provider == null ? null : provider.id();
    return new Rule(fields, cause, site, providerId, conditions, examples, examples(fields, "not"));
  }

  private Conditions conditions(Fields fields) {
    List<List<Phrase>> all = new ArrayList<>();
    for (Yaml.Node item : fields.nodes("all")) {
      all.add(phrases(Fields.texts(item, "a text in the list \"all\"")));
    }
    if (fields.has("any")) {
      all.add(phrases(fields.texts("any")));
    }
    Conditions conditions =
        new Conditions(
            codes(fields, "codes", CODE, "a reply code such as 550 or 55*"),
            codes(fields, "enhanced", ENHANCED, "an enhanced code such as 5.7.1 or 5.7.*"),
            all,
            phrases(fields.texts("none")),
            only(fields),
            pattern(fields));
    if (!conditions.hasWords() && !conditions.hasCode() && provider == null) {
      throw RuleException.at(
          fields.place(),
          "a rule that takes every reply",
          "one of all, any, only, pattern, codes, enhanced");
    }
    return conditions;
  }

  private List<Phrase> phrases(List<Yaml.Text> texts) {
    return texts.stream().map(phraseOf).toList();
  }

  private @Nullable Set<String> only(Fields fields) {
    if (!fields.has("only")) {
      return null;
    }
    Set<String> words = new HashSet<>();
    phrases(fields.texts("only")).forEach(phrase -> words.addAll(Words.fold(phrase.text())));
    return words;
  }

  private static List<String> codes(
      Fields fields, String key, java.util.regex.Pattern shape, String expected) {
    for (Yaml.Text code : fields.texts(key)) {
      if (!shape.matcher(code.value()).matches()) {
        throw RuleException.at(code.place(), code.kind(), expected);
      }
    }
    return fields.values(key);
  }

  private static @Nullable Pattern pattern(Fields fields) {
    String pattern = fields.textOrNull("pattern");
    if (pattern == null) {
      return null;
    }
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw RuleException.at(
          fields.place("pattern"),
          "the pattern \"" + pattern + "\" (" + e.getDescription() + ")",
          "an RE2 pattern");
    }
  }

  /** In a provider's file, an example without a relay was said by the provider's first host. */
  private List<Example> examples(Fields fields, String key) {
    List<Example> examples = new ArrayList<>();
    for (Yaml.Node node : fields.nodes(key)) {
      Place place = node.place();
      if (node instanceof Yaml.Text text) {
        examples.add(example(text.value(), defaultRelay(), null, place));
      } else {
        Fields example = Fields.of(node, EXAMPLE_KEYS, "a reply, or a block of the key reply");
        String relay = example.has("relay") ? example.text("relay") : defaultRelay();
        examples.add(example(example.text("reply"), relay, example.textOrNull("recipient"), place));
      }
    }
    return examples;
  }

  private static Example example(
      String reply, @Nullable String relay, @Nullable String recipient, Place place) {
    String host = "none".equals(relay) ? null : relay;
    return new Example(reply, host, recipient, place.file(), place.line());
  }

  private @Nullable String defaultRelay() {
    return provider == null || provider.hosts().isEmpty() ? null : provider.hosts().get(0);
  }
}
