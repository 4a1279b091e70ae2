package io.fivefifty.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Collects rows in the driver; what is too much for its memory lies in files meanwhile. */
final class RowSpill {

  private static final int MOST_IN_MEMORY = 2_000;

  private final SparkSession spark;
  private final Path folder;
  private final StructType schema;
  private final List<Row> rows = new ArrayList<>();
  private boolean spilled;

  /**
   * @param folder where rows may lie
   */
  RowSpill(SparkSession spark, Path folder, StructType schema) {
    this.spark = spark;
    this.folder = folder;
    this.schema = schema;
  }

  void add(Row row) {
    rows.add(row);
    if (rows.size() >= MOST_IN_MEMORY) {
      spark
          .createDataFrame(List.copyOf(rows), schema)
          .coalesce(1)
          .write()
          .mode(SaveMode.Append)
          .parquet(folder.toString());
      rows.clear();
      spilled = true;
    }
  }

  Dataset<Row> rows() {
    Dataset<Row> kept = spark.createDataFrame(List.copyOf(rows), schema);
    return spilled
        ? kept.unionByName(spark.read().schema(schema).parquet(folder.toString()))
        : kept;
  }
}
