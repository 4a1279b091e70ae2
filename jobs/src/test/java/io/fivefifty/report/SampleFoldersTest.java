package io.fivefifty.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.Days;
import io.fivefifty.source.MailLogOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of sample logs tells what its expected rows say, and nothing else. */
class SampleFoldersTest {

  private static final String PART = "spark.sql.files.maxPartitionBytes";
  private static final Path SAMPLES = Path.of("..", "sample-logs");

  @ParameterizedTest
  @MethodSource("folders")
  void every_rejection_is_told_and_no_other(Path folder) throws IOException {
    RefusedAttempts attempts = new RefusedAttempts(TestSpark.on("local[2]"), logs(folder));

    assertThat(told(attempts)).isEqualTo(expected(folder));
    assertThat(attempts.ledger().malformed()).isZero();
  }

  @Test
  void a_reader_may_begin_anywhere_in_a_file() throws IOException {
    SparkSession spark = TestSpark.on("local[2]");
    String usual = spark.conf().get(PART);
    spark.conf().set(PART, "20000");
    try {
      assertThat(told(new RefusedAttempts(spark, logs(SAMPLES)))).isEqualTo(expected(SAMPLES));
    } finally {
      spark.conf().set(PART, usual);
    }
  }

  private static Map<String, Long> told(RefusedAttempts attempts) {
    Map<String, Long> told = new TreeMap<>();
    for (Row row :
        attempts
            .rows()
            .selectExpr(
                "concat_ws(' ', to_date(time), mta_host, relay_host, reply_code,"
                    + " coalesce(enhanced_code, ''), sending_domain, permanent)")
            .collectAsList()) {
      told.merge(row.getString(0), 1L, Long::sum);
    }
    return told;
  }

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files
          .filter(file -> file.endsWith("expected.tsv"))
          .map(Path::getParent)
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Map<String, Long> expected(Path folder) throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
      String[] c = line.split("\t", -1);
      if (!c[0].equals("day")) {
        String key = String.join(" ", c[0], c[1], c[2], c[3], c[4], c[5]);
        add(expected, key + " true", Long.parseLong(c[7]));
        add(expected, key + " false", Long.parseLong(c[8]));
      }
    }
    return expected;
  }

  private static void add(Map<String, Long> counts, String key, long count) {
    if (count > 0) {
      counts.merge(key, count, Long::sum);
    }
  }

  private static MailLogOptions logs(Path folder) {
    return new MailLogOptions(
        List.of(folder.toString()),
        MailLogOptions.Rows.OBSERVATIONS,
        "550",
        Days.ALL,
        "UTC",
        MailLogOptions.AUTO,
        List.of());
  }
}
