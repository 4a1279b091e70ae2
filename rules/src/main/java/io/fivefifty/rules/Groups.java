package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Named groups of words. In a rule's words, {@code <mailbox>} stands for any word of the group
 * {@code mailbox}, so that "{@code <mailbox> unknown}" is a phrase for each of them. Placeholders
 * of templates, such as {@code {ip}}, may stand among words.
 */
final class Groups {
  private static final Pattern REFERENCE = Pattern.compile("<([a-z-]+)>");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(address|ip|host|id|n|date)\\}");

  private final Map<String, List<String>> members = new TreeMap<>();
  private final Map<String, Phrase.Group> built = new HashMap<>();
  private final HostMap<Boolean> hosts = new HostMap<>();
  private final Masker masker = new Masker(Blocklists.bundledHosts(), hosts);

  /** Host names that stand in words; the masker leaves them in for rules to see. */
  HostMap<Boolean> hosts() {
    return hosts;
  }

  void addBlocklist(Blocklist list) {
    List<String> words = members.computeIfAbsent(list.lists().group(), k -> new ArrayList<>());
    words.add(list.name());
    words.addAll(list.hosts());
    list.hosts().forEach(host -> hosts.put(host, true));
  }

  /**
   * Adds the groups of a file; the same name twice is an error.
   *
   * @param proved whether the build has proved the file's words
   */
  void add(Fields file, boolean proved) {
    file.entries("groups")
        .forEach(
            (name, node) -> {
              List<Yaml.Text> words = Fields.texts(node, "a text in the group \"" + name + "\"");
              if (members.put(name, words.stream().map(Yaml.Text::value).toList()) != null) {
                throw RuleException.at(
                    node.place(), "the group \"" + name + "\" again", "each group once");
              }
              words.forEach(text -> use(text, proved));
            });
  }

  private void use(Yaml.Text words, boolean proved) {
    keepHosts(words.value());
    if (!proved) {
      prove(words);
    }
  }

  /**
   * The phrase that a rule's words stand for.
   *
   * @param proved whether the build has proved that they can match
   */
  Phrase phrase(Yaml.Text words, boolean proved) {
    use(words, proved);
    List<Phrase.Part> parts = new ArrayList<>();
    int from = 0;
    Matcher references = REFERENCE.matcher(words.value());
    while (words.value().indexOf('<', from) >= 0 && references.find()) {
      addWords(words.value().substring(from, references.start()), parts);
      parts.add(group(references.group(1), words));
      from = references.end();
    }
    addWords(words.value().substring(from), parts);
    return new Phrase(words.value(), parts);
  }

  private static void addWords(String text, List<Phrase.Part> parts) {
    Words.ofPhrase(text).forEach(word -> parts.add(new Phrase.Word(word)));
  }

  private Phrase.Group group(String name, Yaml.Text words) {
    Phrase.Group group = built.get(name);
    if (group != null) {
      return group;
    }
    List<String> texts = members.get(name);
    if (texts == null) {
      throw RuleException.at(
          words.place(),
          "the group \"<" + name + ">\"",
          "one of " + String.join(", ", members.keySet()));
    }
    group = new Phrase.Group(name, texts.stream().map(Words::ofPhrase).distinct().toList());
    built.put(name, group);
    return group;
  }

  /** Host names among the words are left in by the masker, for rules to see. */
  private void keepHosts(String text) {
    if (text.indexOf('.') < 0) {
      return;
    }
    for (String chunk : bare(text).split(" ", -1)) {
      String host = chunk.toLowerCase(Locale.ROOT);
      if (Shapes.isHost(host)) {
        hosts.put(host, true);
      }
    }
  }

  /** Words that a reply never has after masking would make a rule that never wins. */
  private void prove(Yaml.Text words) {
    String bare = bare(words.value());
    List<String> wanted = Words.fold(bare);
    Masked seen = masker.mask(Reply.parse(bare));
    if (Words.ofPhrase(words.value()).isEmpty()) {
      throw RuleException.at(words.place(), words.kind(), "words, not codes or marks only");
    }
    if (!Words.fold(seen.words()).equals(wanted)) {
      throw RuleException.at(
          words.place(),
          words.kind() + ", which can never match",
          "words as replies have them after masking: \"" + seen.words() + "\"");
    }
  }

  /** The words alone, without references, placeholders and stars. */
  private static String bare(String text) {
    String literal = REFERENCE.matcher(text).replaceAll(" ");
    return PLACEHOLDER.matcher(literal).replaceAll(" ").replace("*", "");
  }
}
