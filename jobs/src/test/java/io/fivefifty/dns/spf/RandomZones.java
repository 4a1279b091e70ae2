package io.fivefifty.dns.spf;

import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import java.util.List;
import java.util.Random;

/** Domains whose records lead to each other at random, failures and nonsense among them. */
final class RandomZones {

  static final int DOMAINS = 9;

  private static final List<String> MACROS =
      List.of("%{i}", "%{l}.x", "%{p}", "%{h}", "%{d1r}.%{o}");
  private static final List<String> NONSENSE = List.of("moo", "a:", "ip4:1.2", "x=%", "b\u00E4r");
  private static final List<String> QUALIFIERS = List.of("", "", "", "+", "-", "~", "?");

  private final Random random;
  private final boolean withMacros;

  RandomZones(long seed, boolean withMacros) {
    this.random = new Random(seed);
    this.withMacros = withMacros;
  }

  static String name(int number) {
    return "d" + number + ".example";
  }

  Zone zone() {
    Zone zone = new Zone();
    for (int i = 0; i < DOMAINS; i++) {
      String name = name(i);
      fill(zone, name);
      for (RecordType type : List.of(RecordType.TXT, RecordType.A, RecordType.MX)) {
        if (random.nextInt(25) == 0) {
          zone.fail(name, type, pick(List.of(LookupStatus.TIMEOUT, LookupStatus.SERVFAIL)));
        }
      }
    }
    return zone;
  }

  private void fill(Zone zone, String name) {
    int records = random.nextInt(20) == 0 ? random.nextInt(3) : 1;
    for (int i = 0; i < records; i++) {
      zone.add(name, RecordType.TXT, record());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      zone.add(name, RecordType.A, v4());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      zone.add(name, RecordType.AAAA, v6());
    }
    int exchangers = random.nextInt(30) == 0 ? 11 : random.nextInt(4);
    for (int i = 0; i < exchangers; i++) {
      zone.add(name, RecordType.MX, i + " " + target());
    }
  }

  private String record() {
    StringBuilder record = new StringBuilder("v=spf1");
    for (int i = random.nextInt(6); i > 0; i--) {
      record.append(' ').append(pick(QUALIFIERS)).append(mechanism());
    }
    switch (random.nextInt(4)) {
      case 0 -> record.append(" redirect=").append(target());
      case 1 -> {}
      default -> record.append(' ').append(pick(QUALIFIERS)).append("all");
    }
    return record.toString();
  }

  private String mechanism() {
    return switch (random.nextInt(withMacros ? 12 : 10)) {
      case 0, 1 -> "include:" + target();
      case 2 -> "a";
      case 3 -> "a:" + target() + "/" + random.nextInt(33) + "//" + random.nextInt(129);
      case 4 -> "mx:" + target();
      case 5 -> "mx/" + (24 + random.nextInt(9));
      case 6 -> "exists:" + target();
      case 7 -> "ip6:" + v6() + "/" + random.nextInt(129);
      case 8, 9 ->
          random.nextInt(40) == 0
              ? pick(NONSENSE)
              : "ip4:" + v4() + "/" + (20 + random.nextInt(13));
      case 10 -> "ptr";
      default -> pick(List.of("include:", "a:", "mx:", "exists:")) + pick(MACROS) + ".example";
    };
  }

  /** Sometimes a name that does not exist. */
  private String target() {
    return name(random.nextInt(DOMAINS + 1));
  }

  private String v4() {
    return "192.0.2." + random.nextInt(8);
  }

  private String v6() {
    return "2001:db8::" + (1 + random.nextInt(7));
  }

  IpAddress ip() {
    return IpAddress.parse(random.nextBoolean() ? v4() : v6()).orElseThrow();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
