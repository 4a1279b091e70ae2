package io.fivefifty.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The table of public lists: their names stay in templates, and rules name them by kind. */
final class Blocklists {
  private static final String FILE = "general/blocklists.yaml";
  private static final Set<String> KEYS = Set.of("name", "lists", "hosts");

  private Blocklists() {}

  private static final class Hosts {
    private static final HostMap<Boolean> BUNDLED = new HostMap<>();
    private static final List<Blocklist> LISTS = new ArrayList<>();

    static {
      for (RuleFile file : BundledFiles.others()) {
        if (file.name().equals(FILE)) {
          keep(new Fields(BundledFiles.parsed().read(file), Definitions.KEYS));
        }
      }
    }

    private static void keep(Fields fields) {
      for (Blocklist list : read(fields)) {
        list.hosts().forEach(host -> BUNDLED.put(host, true));
        LISTS.add(list);
      }
    }
  }

  /** Host names of the bundled table. They stay in templates. */
  static HostMap<Boolean> bundledHosts() {
    return Hosts.BUNDLED;
  }

  /** The bundled table. */
  static List<Blocklist> bundled() {
    return Hosts.LISTS;
  }

  /** The table under the key {@code lists} of a file. */
  static List<Blocklist> read(Fields file) {
    List<Blocklist> lists = new ArrayList<>();
    for (Yaml.Node node : file.nodes("lists")) {
      Fields fields = Fields.of(node, KEYS, "a list with the keys name, lists, hosts");
      String kind = fields.text("lists");
      lists.add(
          new Blocklist(
              fields.text("name"),
              Blocklist.Kind.of(kind)
                  .orElseThrow(
                      () ->
                          RuleException.at(
                              fields.place("lists"),
                              "\"" + kind + "\"",
                              "addresses, domains or links")),
              fields.values("hosts")));
    }
    return lists;
  }
}
