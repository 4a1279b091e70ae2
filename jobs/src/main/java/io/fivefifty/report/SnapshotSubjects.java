package io.fivefifty.report;

import io.fivefifty.dns.snapshot.DomainSubject;
import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.dns.snapshot.HostSubject.NamedBy;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What to take a snapshot of: each domain and each address once.
 *
 * @param leftOut how many names are beyond what one run asks about
 */
public record SnapshotSubjects(List<DomainSubject> domains, List<HostSubject> hosts, long leftOut) {

  /** An hour's work for a usual resolver; whoever sends for more knows which domains matter. */
  private static final int MOST_DOMAINS = 100_000;

  private static final int MOST_HOSTS = 10_000;
  private static final int MOST_SELECTORS = 16;

  public SnapshotSubjects {
    domains = List.copyOf(domains);
    hosts = List.copyOf(hosts);
  }

  /**
   * What the tables name, the most mail first.
   *
   * @param rejections rows of the table of that name
   * @param deliveries likewise
   * @param signatures likewise
   * @param named addresses that the user names
   */
  static SnapshotSubjects in(
      SparkSession spark,
      Dataset<Row> rejections,
      Dataset<Row> deliveries,
      Dataset<Row> signatures,
      List<HostSubject> named) {
    List<Row> rows =
        Sql.run(
                spark,
                "dns_subjects",
                Map.of(
                    "rejections", rejections, "deliveries", deliveries, "signatures", signatures),
                Map.of(
                    "most_domains", MOST_DOMAINS,
                    "most_hosts", MOST_HOSTS,
                    "most_selectors", MOST_SELECTORS))
            .collectAsList();
    List<DomainSubject> domains = new ArrayList<>();
    List<HostSubject> hosts = new ArrayList<>();
    long leftOut = 0;
    for (Row row : rows) {
      switch (row.<String>getAs("kind")) {
        case "domain" ->
            domains.add(new DomainSubject(row.getAs("name"), DnsRows.texts(row, "selectors")));
        case "host" ->
            IpAddress.parse(row.getAs("name"))
                .ifPresent(ip -> hosts.add(new HostSubject(ip, null, NamedBy.REPLY)));
        default -> leftOut += row.<Long>getAs("weight");
      }
    }
    return new SnapshotSubjects(domains, List.of(), leftOut).with(named).with(hosts);
  }

  /** The same with more hosts; what is known of a host before stays. */
  public SnapshotSubjects with(List<HostSubject> more) {
    Map<IpAddress, HostSubject> all = new LinkedHashMap<>();
    hosts.forEach(host -> all.put(host.ip(), host));
    more.forEach(host -> all.putIfAbsent(host.ip(), host));
    return new SnapshotSubjects(domains, List.copyOf(all.values()), leftOut);
  }

  boolean isEmpty() {
    return domains.isEmpty() && hosts.isEmpty();
  }
}
