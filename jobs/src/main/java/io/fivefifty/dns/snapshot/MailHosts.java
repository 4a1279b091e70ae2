package io.fivefifty.dns.snapshot;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.Known;
import io.fivefifty.dns.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where mail to a domain goes.
 *
 * @param hosts in the order of their preference; without the null MX
 */
record MailHosts(List<MxHost> hosts, MxVerdict verdict) {

  /** No server tries more hosts, and a hostile domain may name thousands. */
  private static final int MOST_HOSTS = 16;

  MailHosts {
    hosts = List.copyOf(hosts);
  }

  static MailHosts of(Answer mx, Answer a, Answer aaaa, Answers answers) {
    if (mx.isFailed()) {
      return new MailHosts(List.of(), MxVerdict.UNKNOWN);
    }
    if (mx.isAbsent()) {
      return new MailHosts(List.of(), withoutMx(a, aaaa));
    }
    List<String[]> records =
        mx.values().stream()
            .map(value -> value.split(" ", 2))
            .sorted(
                Comparator.<String[]>comparingInt(parts -> Integer.parseInt(parts[0]))
                    .thenComparing(parts -> parts[1]))
            .toList();
    if (records.stream().allMatch(parts -> parts[1].equals("."))) {
      return new MailHosts(List.of(), MxVerdict.NULL_MX);
    }
    List<MxHost> hosts = new ArrayList<>();
    boolean failed = false;
    boolean reachable = false;
    for (String[] parts : records) {
      if (parts[1].equals(".") || hosts.size() == MOST_HOSTS) {
        continue;
      }
      Answer v4 = answers.to(parts[1], RecordType.A);
      Answer v6 = answers.to(parts[1], RecordType.AAAA);
      List<String> addresses = new ArrayList<>(v4.values());
      addresses.addAll(v6.values());
      failed |= addresses.isEmpty() && (v4.isFailed() || v6.isFailed());
      reachable |= !addresses.isEmpty();
      hosts.add(new MxHost(Integer.parseInt(parts[0]), parts[1], addresses));
    }
    MxVerdict verdict = reachable ? MxVerdict.OK : failed ? MxVerdict.UNKNOWN : MxVerdict.BROKEN;
    return new MailHosts(hosts, verdict);
  }

  private static MxVerdict withoutMx(Answer a, Answer aaaa) {
    if (a.isOk() || aaaa.isOk()) {
      return MxVerdict.IMPLICIT;
    }
    return a.isFailed() || aaaa.isFailed() ? MxVerdict.UNKNOWN : MxVerdict.NONE;
  }

  /** Whether mail to the domain has anywhere to go. */
  Known canReceive() {
    return switch (verdict) {
      case OK, IMPLICIT -> Known.YES;
      case NULL_MX, NONE, BROKEN -> Known.NO;
      case UNKNOWN -> Known.UNKNOWN;
    };
  }
}
