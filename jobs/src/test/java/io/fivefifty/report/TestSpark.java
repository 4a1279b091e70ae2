package io.fivefifty.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Real Spark for tests, as the commands start it. */
final class TestSpark {

  private TestSpark() {}

  /** A session on this master; an earlier one of another master is stopped. */
  static SparkSession on(String master) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master(master)
            .appName("test on " + master)
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .config("spark.sql.shuffle.partitions", "3")
            // Compiling code takes longer than interpreting plans over a few thousand rows.
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    if (master.startsWith("local-cluster")) {
      builder.config("spark.executor.extraClassPath", ourClasses());
    }
    SparkSession active = builder.getOrCreate();
    if (active.sparkContext().master().equals(master)) {
      return active;
    }
    active.stop();
    return builder.getOrCreate();
  }

  /** What executors of another JVM need beside Spark's own jars. */
  private static String ourClasses() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                Files.isDirectory(Path.of(entry))
                    || entry.contains("re2j")
                    || entry.contains("fivefifty-rules"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
