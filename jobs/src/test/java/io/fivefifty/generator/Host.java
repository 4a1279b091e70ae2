package io.fivefifty.generator;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A mail host: its names, and the tags and queue ids that it writes. */
final class Host {
  /** Instance names as {@code syslog_name} sets them. */
  private static final List<String> INSTANCES =
      List.of("postfix", "postfix-out", "postfix", "mailout");

  /** Content filters, by loopback and by a private address: hops inside the house. */
  private static final List<String> FILTERS =
      List.of(
          "127.0.0.1[127.0.0.1]:10024",
          "localhost[::1]:10026",
          "filter.internal.example[10.20.0.7]:10024");

  private final int index;
  private final String name;
  private final byte[] nameBytes;
  private final String instance;
  private final QueueIds queueIds;
  private final Map<Program, byte[]> tags = new EnumMap<>(Program.class);

  Host(int index, QueueIds queueIds) {
    this.index = index;
    this.queueIds = queueIds;
    name = "mx-out" + (index + 1) + (index % 4 == 2 ? ".example.net" : "");
    nameBytes = name.getBytes(StandardCharsets.US_ASCII);
    instance = INSTANCES.get(index % INSTANCES.size());
    for (Program program : Program.values()) {
      tags.put(program, program.tag(instance).getBytes(StandardCharsets.US_ASCII));
    }
  }

  int index() {
    return index;
  }

  String name() {
    return name;
  }

  byte[] nameBytes() {
    return nameBytes;
  }

  byte[] tag(Program program) {
    return tags.get(program);
  }

  /** The tag up to its slash, which is all that RFC 5424 by rsyslog keeps of it. */
  String applicationName(Program program) {
    String tag = program.tag(instance);
    int slash = tag.indexOf('/');
    return slash < 0 ? tag : tag.substring(0, slash);
  }

  QueueIds queueIds() {
    return queueIds;
  }

  /** Our own address, which receivers quote in their replies. */
  String address() {
    return "192.0.2." + (10 + index);
  }

  String contentFilter() {
    return FILTERS.get(index % FILTERS.size());
  }

  /** Programs run as a handful of processes each. */
  int pid(Program program, Dice dice) {
    return program.firstPid() + index * 31 + dice.below(5);
  }
}
