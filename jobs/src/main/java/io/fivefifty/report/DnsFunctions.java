package io.fivefifty.report;

import io.fivefifty.dns.change.DnsFacts;
import io.fivefifty.dns.change.Fact;
import io.fivefifty.dns.evidence.Claim;
import io.fivefifty.dns.evidence.Dated;
import io.fivefifty.dns.evidence.Evidence;
import io.fivefifty.dns.evidence.Subjects;
import io.fivefifty.dns.evidence.Witness;
import io.fivefifty.dns.snapshot.DomainSnapshot;
import io.fivefifty.dns.snapshot.HostSnapshot;
import io.fivefifty.names.IpAddress;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The functions of {@code evidence.sql} and {@code dns_changes.sql} that think. */
final class DnsFunctions {

  private static final StructType SAID =
      StructType.fromDDL("evidence STRING, evidence_text STRING, snapshot_id STRING");
  private static final StructType FACT = StructType.fromDDL("name STRING, value STRING");

  private DnsFunctions() {}

  /** Makes them known to a session. */
  static void register(SparkSession spark, List<RuleFile> siteRules) {
    spark.udf().register("evidence", new Evidences(siteRules), SAID);
    spark
        .udf()
        .register(
            "claim_domains",
            (UDF3<String, Object, Object, String[]>) DnsFunctions::claimDomains,
            DataTypes.createArrayType(DataTypes.StringType));
    spark
        .udf()
        .register(
            "domain_facts",
            (UDF1<Row, Row[]>) row -> rows(DnsFacts.of(DomainRows.domain(row))),
            DataTypes.createArrayType(FACT));
    spark
        .udf()
        .register(
            "host_facts",
            (UDF1<Row, Row[]>) row -> rows(DnsFacts.of(HostRows.host(row))),
            DataTypes.createArrayType(FACT));
  }

  private static Row[] rows(List<Fact> facts) {
    return facts.stream()
        .map(fact -> RowFactory.create(fact.name(), fact.value()))
        .toArray(Row[]::new);
  }

  private static String[] claimDomains(String sendingDomain, Object named, Object recipients) {
    return Subjects.domainNames(sendingDomain, texts(named), texts(recipients))
        .toArray(String[]::new);
  }

  private static List<String> texts(@Nullable Object array) {
    if (array == null) {
      return List.of();
    }
    @SuppressWarnings("unchecked") // the column is an array of strings
    scala.collection.Seq<String> texts = (scala.collection.Seq<String>) array;
    return List.copyOf(scala.jdk.javaapi.CollectionConverters.asJava(texts));
  }

  /** One for each task, as Spark copies it. */
  private static final class Evidences implements UDF1<Row, Row> {

    private static final long serialVersionUID = 1L;

    private final List<RuleFile> siteRules;
    private transient @Nullable Witness witness;

    Evidences(List<RuleFile> siteRules) {
      this.siteRules = List.copyOf(siteRules);
    }

    @Override
    public Row call(Row row) {
      try {
        Evidence said = witness().on(claim(row), subjects(row));
        return RowFactory.create(said.verdict().id(), said.text(), said.snapshotId());
      } catch (RuntimeException e) {
        // A stranger's record may not end the night; whoever meets this finds what to look for.
        return RowFactory.create(
            Evidence.Verdict.OPEN.id(),
            "this could not be judged: " + e.getClass().getName(),
            null);
      }
    }

    private Witness witness() {
      if (witness == null) {
        Providers providers = RuleSet.with(siteRules).providers();
        witness =
            new Witness(
                host -> Optional.ofNullable(providers.ofHost(host)).orElse(Providers.OTHER));
      }
      return witness;
    }

    private static Claim claim(Row row) {
      return new Claim(
          row.getAs("cause"),
          row.getAs("provider"),
          row.getAs("enhanced_code"),
          row.getAs("sending_domain"),
          DnsRows.texts(row, "ips").stream()
              .map(IpAddress::parse)
              .flatMap(Optional::stream)
              .toList(),
          !DnsRows.texts(row, "sending_ips").isEmpty(),
          DnsRows.texts(row, "named_domains"),
          DnsRows.texts(row, "named_lists"),
          DnsRows.texts(row, "recipient_domains"),
          DnsRows.texts(row, "relay_hosts"),
          row.getAs("first_seen"),
          row.getAs("last_seen"));
    }

    private static Subjects subjects(Row row) {
      Map<String, Dated<DomainSnapshot>> domains = new HashMap<>();
      for (Row domain : DnsRows.structs(row, "domains")) {
        domains.put(domain.getAs("domain"), DomainRows.dated(domain));
      }
      Map<String, Dated<HostSnapshot>> hosts = new HashMap<>();
      for (Row host : DnsRows.structs(row, "hosts")) {
        hosts.put(host.getAs("ip"), HostRows.dated(host));
      }
      return new Subjects(domains, hosts);
    }
  }
}
