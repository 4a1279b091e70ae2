package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Typed access to a block of keys; says what was expected where the file has something else. */
final class Fields {
  private final Yaml.Fields node;

  /** A key that is not known is an error. */
  Fields(Yaml.Fields node, Set<String> known) {
    this.node = node;
    node.places()
        .forEach(
            (key, place) -> {
              if (!known.contains(key)) {
                throw RuleException.at(
                    place,
                    "the key \"" + key + "\"",
                    "one of " + String.join(", ", new TreeSet<>(known)));
              }
            });
  }

  static Fields of(Yaml.Node node, Set<String> known, String what) {
    if (node instanceof Yaml.Fields fields) {
      return new Fields(fields, known);
    }
    throw RuleException.at(node.place(), node.kind(), what);
  }

  Place place() {
    return node.place();
  }

  Place place(String key) {
    return node.places().getOrDefault(key, node.place());
  }

  boolean has(String key) {
    return node.fields().containsKey(key);
  }

  String text(String key) {
    String text = textOrNull(key);
    if (text == null) {
      throw RuleException.at(place(), "no key \"" + key + "\"", "it, as it is required here");
    }
    return text;
  }

  @Nullable String textOrNull(String key) {
    Yaml.Node value = node.fields().get(key);
    return value == null ? null : text(value, "one text for \"" + key + "\"").value();
  }

  /** True or false; no key stands for false. */
  boolean flag(String key) {
    String text = textOrNull(key);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw RuleException.at(place(key), "\"" + text + "\"", "true or false");
  }

  private static Yaml.Text text(Yaml.Node value, String expected) {
    if (value instanceof Yaml.Text text) {
      return text;
    }
    throw RuleException.at(value.place(), value.kind(), expected);
  }

  /** The texts of a list; one text stands for a list of one, and no key for an empty list. */
  List<Yaml.Text> texts(String key) {
    Yaml.Node value = node.fields().get(key);
    return value == null ? List.of() : texts(value, "a text in the list \"" + key + "\"");
  }

  static List<Yaml.Text> texts(Yaml.Node value, String expected) {
    List<Yaml.Text> texts = new ArrayList<>();
    for (Yaml.Node item : items(value)) {
      texts.add(text(item, expected));
    }
    return texts;
  }

  List<String> values(String key) {
    return texts(key).stream().map(Yaml.Text::value).toList();
  }

  /** The items of a list; anything else stands for a list of one, and no key for an empty list. */
  List<Yaml.Node> nodes(String key) {
    Yaml.Node value = node.fields().get(key);
    return value == null ? List.of() : items(value);
  }

  private static List<Yaml.Node> items(Yaml.Node value) {
    return value instanceof Yaml.Items items ? items.items() : List.of(value);
  }

  /** The entries of a block of keys; no key stands for an empty block. */
  Map<String, Yaml.Node> entries(String key) {
    Yaml.Node value = node.fields().get(key);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Yaml.Fields fields) {
      return fields.fields();
    }
    throw RuleException.at(value.place(), value.kind(), "a block of keys for \"" + key + "\"");
  }
}
