package io.fivefifty.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs the {@code .sql} files of this package on named datasets. */
final class Sql {

  private Sql() {}

  /**
   * The result of {@code name.sql}.
   *
   * @param views the datasets that the file reads, by the names it gives them
   * @param parameters the values of its {@code :names}
   */
  static Dataset<Row> run(
      SparkSession spark,
      String name,
      Map<String, Dataset<Row>> views,
      Map<String, Object> parameters) {
    views.forEach((view, rows) -> rows.createOrReplaceTempView(view));
    return spark.sql(text(name), parameters);
  }

  private static String text(String name) {
    try (InputStream file = Sql.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException(name + ".sql is not in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
