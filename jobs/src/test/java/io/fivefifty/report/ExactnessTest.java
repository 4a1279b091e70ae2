package io.fivefifty.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.generator.Compression;
import io.fivefifty.generator.DeliveryCount;
import io.fivefifty.generator.Dress;
import io.fivefifty.generator.GeneratorPlan;
import io.fivefifty.generator.Layout;
import io.fivefifty.generator.LogGenerator;
import io.fivefifty.generator.QueueIdStyle;
import io.fivefifty.generator.RefusalKey;
import io.fivefifty.generator.Truth;
import io.fivefifty.logs.Days;
import io.fivefifty.source.MailLogOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every count is exact on logs whose truth is known, whatever the size of the splits, the names and
 * the order of the files, the cores and the executors.
 */
class ExactnessTest {

  private static final String MOST_BYTES = "spark.sql.files.maxPartitionBytes";
  private static final String OPEN_COST = "spark.sql.files.openCostInBytes";

  @TempDir Path folder;

  static Stream<Arguments> logs() {
    return Stream.of(
        Arguments.of(1L, Dress.RFC3164, QueueIdStyle.SHORT, Layout.ROTATED, Compression.SOME),
        Arguments.of(2L, Dress.RFC3339, QueueIdStyle.MIXED, Layout.FILE_A_DAY, Compression.NONE),
        Arguments.of(3L, Dress.RFC5424, QueueIdStyle.LONG, Layout.ONE_FILE, Compression.NONE),
        Arguments.of(
            4L, Dress.JOURNALD_JSON, QueueIdStyle.SHORT, Layout.FILE_A_HOST, Compression.ALL),
        Arguments.of(
            5L,
            Dress.RSYSLOG_JSON,
            QueueIdStyle.SHORT,
            Layout.FILE_A_DAY_AND_HOST,
            Compression.NONE));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void counts_are_exact_in_splits_of_64_kB_and_in_whole_files(
      long seed, Dress dress, QueueIdStyle ids, Layout layout, Compression compression)
      throws IOException {
    Truth truth =
        LogGenerator.write(
            GeneratorPlan.ofSeed(seed)
                .withHosts(3)
                .withMessagesPerDay(200)
                .withShares(0.2, 0.15, 0.2)
                .withDress(dress)
                .withQueueIds(ids)
                .withLayout(layout)
                .withCompression(compression),
            folder);
    SparkSession spark = TestSpark.on("local[2]");

    assertExact(spark, "64k", List.of(folder.toString()), truth);
    assertExact(spark, "1g", List.of(folder.toString()), truth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[1]", "local[4]", "local-cluster[2,1,1024]"})
  void counts_are_exact_on_every_master(String master) throws IOException {
    Truth truth =
        LogGenerator.write(
            GeneratorPlan.ofSeed(6).withMessagesPerDay(150).withShares(0.2, 0.15, 0.2), folder);
    SparkSession spark = TestSpark.on(master);
    try {
      assertExact(spark, "100k", List.of(folder.toString()), truth);
    } finally {
      spark.stop();
    }
  }

  @Test
  void the_order_in_which_files_are_named_does_not_matter() throws IOException {
    Truth truth =
        LogGenerator.write(
            GeneratorPlan.ofSeed(7)
                .withMessagesPerDay(150)
                .withShares(0.2, 0.15, 0.2)
                .withLayout(Layout.ROTATED),
            folder);
    List<String> named = new ArrayList<>(truth.files().keySet());
    named.sort((one, other) -> other.compareTo(one));

    assertExact(
        TestSpark.on("local[2]"),
        "256k",
        named.stream().map(file -> folder.resolve(file).toString()).toList(),
        truth);
  }

  private static void assertExact(
      SparkSession spark, String splitSize, List<String> logs, Truth truth) {
    spark.conf().set(MOST_BYTES, splitSize);
    spark.conf().set(OPEN_COST, "1k");
    MailLogOptions options =
        new MailLogOptions(
            logs,
            MailLogOptions.Rows.OBSERVATIONS,
            "550",
            Days.ALL,
            "UTC",
            MailLogOptions.AUTO,
            List.of());
    Dataset<Row> observations = Observations.read(spark, options).cache();
    try {
      Ledger ledger = Ledger.of(observations);
      Dataset<Row> attempts = Observations.attempts(spark, observations);
      Dataset<Row> none = observations.where("false");
      Facts facts = Facts.of(spark, observations, none, ledger.attemptsByDay().keySet());

      assertThat(ledger.lines()).isEqualTo(truth.lines());
      assertThat(ledger.malformed()).isZero();
      assertThat(counted(attempts)).isEqualTo(known(truth));
      assertThat(grouped(facts.rejections())).isEqualTo(knownGroups(truth));
      assertThat(delivered(facts.deliveries())).isEqualTo(knownDeliveries(truth));
      assertThat(ledger.rejectionsByDay()).isEqualTo(byDay(truth));
    } finally {
      observations.unpersist();
    }
  }

  /** Every property that a rejection has, and how many have it. */
  private static Map<String, Long> counted(Dataset<Row> attempts) {
    return toMap(
        attempts
            .where("fate = 'rejected'")
            .selectExpr(
                "concat_ws(' ', day, mta_host, relay_host, recipient_domain, reply_code, "
                    + "coalesce(enhanced_code, '-'), sending_domain, coalesce(stage, 'unknown'), "
                    + "permanent)"));
  }

  private static Map<String, Long> known(Truth truth) {
    return new TreeMap<>(
        truth.refusalsWith(
            550,
            key ->
                String.join(
                    " ",
                    key.day().toString(),
                    key.mtaHost(),
                    key.relayHost(),
                    key.recipientDomain(),
                    Integer.toString(key.replyCode()),
                    orDash(key.enhancedCode()),
                    key.sendingDomain(),
                    key.stage().id(),
                    Boolean.toString(key.permanent()))));
  }

  private static Map<String, Long> grouped(Dataset<Row> rejections) {
    Map<String, Long> groups = new TreeMap<>();
    for (Row row :
        rejections
            .selectExpr(
                "concat_ws(' ', day, mta_host, reply_code, coalesce(enhanced_code, '-'), "
                    + "sending_domain) AS name",
                "rejections")
            .collectAsList()) {
      groups.merge(row.getString(0), row.getLong(1), Long::sum);
    }
    return groups;
  }

  private static Map<String, Long> knownGroups(Truth truth) {
    return new TreeMap<>(
        truth.refusalsWith(
            550,
            key ->
                String.join(
                    " ",
                    key.day().toString(),
                    key.mtaHost(),
                    "550",
                    orDash(key.enhancedCode()),
                    key.sendingDomain())));
  }

  private static Map<String, DeliveryCount> delivered(Dataset<Row> deliveries) {
    return new TreeMap<>(
        deliveries
            .groupBy("day", "mta_host", "sending_domain")
            .sum("delivered", "deferred", "rejected", "refused", "attempts")
            .collectAsList()
            .stream()
            .collect(
                Collectors.toMap(
                    row -> row.get(0) + " " + row.get(1) + " " + row.get(2),
                    row -> {
                      DeliveryCount count =
                          new DeliveryCount(
                              row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
                      assertThat(row.getLong(7)).isEqualTo(count.attempts());
                      return count;
                    })));
  }

  private static Map<String, DeliveryCount> knownDeliveries(Truth truth) {
    return new TreeMap<>(
        truth.deliveriesBy(key -> key.day() + " " + key.mtaHost() + " " + key.sendingDomain()));
  }

  private static Map<LocalDate, Long> byDay(Truth truth) {
    return new TreeMap<>(truth.refusalsWith(550, RefusalKey::day));
  }

  private static Map<String, Long> toMap(Dataset<Row> names) {
    return names.groupBy(names.columns()[0]).count().collectAsList().stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0), row -> row.getLong(1), Long::sum, TreeMap::new));
  }

  private static String orDash(String code) {
    return code.isEmpty() ? "-" : code;
  }
}
