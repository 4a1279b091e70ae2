package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark with what our steps need; what the user sets with spark-submit wins. */
final class Sessions {

  private Sessions() {}

  /**
   * A session for steps from table to table: there to compile plans takes longer than to interpret
   * them.
   *
   * @param name as Spark's own pages show it
   */
  static SparkSession openForTables(String name, ZoneId zone) {
    SparkSession spark = open(name, zone);
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return spark;
  }

  /**
   * @param name as Spark's own pages show it
   */
  static SparkSession open(String name, ZoneId zone) {
    loadSketchesQuietly();
    SparkConf given = new SparkConf();
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("fivefifty " + name)
            .config("spark.sql.session.timeZone", zone.getId())
            .config("spark.sql.datetime.java8API.enabled", "true");
    DEFAULTS.forEach(
        (setting, value) -> {
          if (!given.contains(setting)) {
            builder.config(setting, value);
          }
        });
    String master = given.get("spark.master", "local[*]");
    builder.master(master);
    if (master.startsWith("local[") && !given.contains(DRIVER_HOST)) {
      // Nobody else takes part: nothing needs to listen on other than loopback.
      builder.config(DRIVER_HOST, "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
    }
    SparkSession spark = builder.getOrCreate();
    if (!given.contains(SHUFFLE_PARTITIONS)) {
      // What is shuffled is small beside the logs: a few tasks a core are plenty.
      int partitions = Math.max(4, 2 * spark.sparkContext().defaultParallelism());
      spark.conf().set(SHUFFLE_PARTITIONS, Integer.toString(partitions));
    }
    return spark;
  }

  /**
   * Spark's sketch library greets every JVM after Java 11 with a warning that concerns nobody here,
   * and refuses to load where it does not know the version; 21 is the latest that it knows.
   */
  private static void loadSketchesQuietly() {
    PrintStream err = System.err;
    PrintStream out = System.out;
    String version = System.getProperty("java.version");
    try {
      System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      System.setOut(System.err);
      if (Runtime.version().feature() > 21) {
        System.setProperty("java.version", "21");
      }
      Class.forName("org.apache.datasketches.memory.internal.ResourceImpl");
    } catch (ClassNotFoundException e) {
      return; // another version of the library, which may not warn
    } finally {
      System.setProperty("java.version", version);
      System.setErr(err);
      System.setOut(out);
    }
  }

  private static final String DRIVER_HOST = "spark.driver.host";
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.sql.parquet.outputTimestampType",
          "TIMESTAMP_MICROS",
          "spark.sql.adaptive.enabled",
          "true",
          "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs",
          "false",
          "spark.hadoop.parquet.summary.metadata.level",
          "none",
          "spark.ui.enabled",
          "false");
}
