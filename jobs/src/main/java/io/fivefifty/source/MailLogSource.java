package io.fivefifty.source;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** What Spark finds under the name {@code maillog}. */
public final class MailLogSource implements TableProvider, DataSourceRegister {

  /** The name for {@code spark.read().format(…)}. */
  public static final String NAME = "maillog";

  @Override
  public String shortName() {
    return NAME;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return MailLogRows.schema(MailLogOptions.of(options).rows());
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new MailLogTable(MailLogOptions.of(new CaseInsensitiveStringMap(properties)));
  }
}
