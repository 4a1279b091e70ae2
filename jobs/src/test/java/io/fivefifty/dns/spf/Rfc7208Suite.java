package io.fivefifty.dns.spf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The test suite of openspf.org for RFC 7208, which stands beside the project. */
final class Rfc7208Suite {

  private static final Path FILE = Path.of("..", "..", "shared", "spf", "rfc7208-tests.yml");

  private Rfc7208Suite() {}

  /**
   * One test.
   *
   * @param accepted ids of the outcomes that are right
   */
  record Case(
      String name, Zone zone, IpAddress ip, String sender, String helo, List<String> accepted) {

    SpfResult check() {
      return SpfCheck.of(ip, sender, helo, zone);
    }

    SpfFacts survey() {
      return SpfSurvey.of(check().domain(), zone);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static boolean isThere() {
    return Files.exists(FILE);
  }

  static List<Case> cases() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    List<Case> cases = new ArrayList<>();
    try (MappingIterator<JsonNode> scenarios =
        yaml.readerFor(JsonNode.class).readValues(FILE.toFile())) {
      while (scenarios.hasNext()) {
        JsonNode scenario = scenarios.next();
        String group = scenario.get("description").asText();
        for (Map.Entry<String, JsonNode> test : scenario.get("tests").properties()) {
          String name = group + ": " + test.getKey();
          cases.add(oneCase(name, test.getValue(), zone(scenario.get("zonedata"))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static Case oneCase(String name, JsonNode test, Zone zone) {
    JsonNode result = test.get("result");
    return new Case(
        name,
        zone,
        IpAddress.parse(test.get("host").asText()).orElseThrow(),
        test.get("mailfrom").asText(),
        test.get("helo").asText(),
        result.isArray() ? texts(result) : List.of(result.asText()));
  }

  private static Zone zone(JsonNode data) {
    Zone zone = new Zone();
    data.properties().forEach(entry -> addName(zone, entry.getKey(), entry.getValue()));
    return zone;
  }

  /** What is published as type SPF stands for TXT, unless the name has entries for TXT. */
  private static void addName(Zone zone, String name, JsonNode entries) {
    zone.mention(name);
    boolean hasTxt = StreamSupport.stream(entries.spliterator(), false).anyMatch(e -> e.has("TXT"));
    for (JsonNode entry : entries) {
      if (entry.isTextual()) {
        zone.failOtherwise(name, LookupStatus.valueOf(entry.asText()));
        continue;
      }
      String type = entry.fieldNames().next();
      JsonNode value = entry.get(type);
      switch (type) {
        case "SPF", "TXT" -> {
          boolean isMeant = type.equals("TXT") ? !value.asText().equals("NONE") : !hasTxt;
          if (isMeant) {
            zone.add(name, RecordType.TXT, String.join("", texts(value)));
          }
        }
        case "MX" -> {
          String host = value.get(1).asText();
          zone.add(name, RecordType.MX, value.get(0) + " " + (host.isEmpty() ? "." : host));
        }
        case "A", "AAAA" ->
            zone.add(
                name,
                RecordType.valueOf(type),
                IpAddress.parse(value.asText()).orElseThrow().toString());
        case "PTR" -> zone.add(name, RecordType.PTR, value.asText().replaceFirst("\\.$", ""));
        default -> throw new IllegalStateException(name + " has an entry of type " + type);
      }
    }
  }

  private static List<String> texts(JsonNode node) {
    if (!node.isArray()) {
      return List.of(node.asText());
    }
    List<String> texts = new ArrayList<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
