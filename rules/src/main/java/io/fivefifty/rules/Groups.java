package io.fivefifty.rules;

import java.util.ArrayList;
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

  /** More would be a mistake, and would cost memory. */
  private static final int MOST_PHRASES = 5_000;

  private final Map<String, List<String>> members = new TreeMap<>();
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

  /** Adds the groups of a file; the same name twice is an error. */
  void add(Fields file) {
    file.entries("groups")
        .forEach(
            (name, node) -> {
              List<Yaml.Text> words = Fields.texts(node, "a text in the group \"" + name + "\"");
              if (members.put(name, words.stream().map(Yaml.Text::value).toList()) != null) {
                throw RuleException.at(
                    node.place(), "the group \"" + name + "\" again", "each group once");
              }
              words.forEach(this::check);
            });
  }

  /** All phrases that the words stand for. */
  List<String> expand(Yaml.Text words) {
    check(words);
    List<String> phrases = List.of("");
    Matcher references = REFERENCE.matcher(words.value());
    int from = 0;
    while (references.find()) {
      String before = words.value().substring(from, references.start());
      phrases = product(phrases, List.of(before), words);
      phrases = product(phrases, group(references.group(1), words), words);
      from = references.end();
    }
    return product(phrases, List.of(words.value().substring(from)), words);
  }

  private List<String> group(String name, Yaml.Text words) {
    List<String> group = members.get(name);
    if (group == null) {
      throw RuleException.at(
          words.place(),
          "the group \"<" + name + ">\"",
          "one of " + String.join(", ", members.keySet()));
    }
    return group;
  }

  private static List<String> product(List<String> heads, List<String> tails, Yaml.Text words) {
    if (heads.size() * tails.size() > MOST_PHRASES) {
      throw RuleException.at(
          words.place(), words.kind() + ", which is too many phrases", "at most " + MOST_PHRASES);
    }
    List<String> phrases = new ArrayList<>(heads.size() * tails.size());
    for (String head : heads) {
      for (String tail : tails) {
        phrases.add(head + tail);
      }
    }
    return phrases;
  }

  /** Words that a reply never has after masking would make a rule that never wins. */
  private void check(Yaml.Text words) {
    String literal = REFERENCE.matcher(words.value()).replaceAll(" ");
    String bare = PLACEHOLDER.matcher(literal).replaceAll(" ").replace("*", "");
    for (String chunk : bare.split(" ", -1)) {
      String host = chunk.toLowerCase(Locale.ROOT);
      if (Shapes.isHost(host)) {
        hosts.put(host, true);
      }
    }
    List<String> wanted = Words.fold(bare);
    Masked seen = masker.mask(Reply.parse(bare));
    if (wanted.isEmpty() && !REFERENCE.matcher(words.value()).find()) {
      throw RuleException.at(words.place(), words.kind(), "words, not codes or marks only");
    }
    if (!Words.fold(seen.words()).equals(wanted)) {
      throw RuleException.at(
          words.place(),
          words.kind() + ", which can never match",
          "words as replies have them after masking: \"" + seen.words() + "\"");
    }
  }
}
