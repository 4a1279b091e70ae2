package io.fivefifty.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML file into a tree that knows its lines, so that messages can name them. */
final class Yaml {
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final RuleFile file;
  private final JsonParser parser;

  private Yaml(RuleFile file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** A part of a file. */
  sealed interface Node permits Text, Items, Fields {
    Place place();

    /** How messages call this kind of part. */
    String kind();
  }

  record Text(String value, Place place) implements Node {
    @Override
    public String kind() {
      return "the text \"" + value + "\"";
    }
  }

  record Items(List<Node> items, Place place) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Fields(Map<String, Node> fields, Map<String, Place> places, Place place) implements Node {
    @Override
    public String kind() {
      return "a block of keys";
    }
  }

  /** The fields of a file. A file of anything else is an error, and so is an empty one. */
  static Fields read(RuleFile file) {
    try (JsonParser parser = FACTORY.createParser(file.text())) {
      Yaml yaml = new Yaml(file, parser);
      if (parser.nextToken() == null) {
        throw RuleException.at(new Place(file.name(), 1), "an empty file", "keys such as rules");
      }
      Node root = yaml.node();
      if (parser.nextToken() != null) {
        throw RuleException.at(yaml.here(), "a second document", "one document a file");
      }
      if (root instanceof Fields fields) {
        return fields;
      }
      throw RuleException.at(root.place(), root.kind(), "a block of keys");
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      String what = e.getOriginalMessage().replaceAll("\\s+", " ").strip();
      throw RuleException.at(
          new Place(file.name(), line), "what is no YAML (" + what + ")", "YAML");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Place here() {
    return new Place(file.name(), parser.currentTokenLocation().getLineNr());
  }

  private Node node() throws IOException {
    Place place = here();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return fields(place);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node());
      }
      return new Items(List.copyOf(items), place);
    }
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    if (text.isBlank()) {
      throw RuleException.at(place, "nothing", "a value");
    }
    return new Text(text.strip(), place);
  }

  private Fields fields(Place place) throws IOException {
    Map<String, Node> fields = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place keyPlace = here();
      if (places.putIfAbsent(key, keyPlace) != null) {
        throw RuleException.at(
            keyPlace,
            "the key \"" + key + "\" again",
            "each key once; it stands in line " + places.get(key).line() + " too");
      }
      parser.nextToken();
      fields.put(key, node());
    }
    return new Fields(fields, places, place);
  }
}
