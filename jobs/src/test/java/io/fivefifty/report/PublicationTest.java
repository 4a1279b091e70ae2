package io.fivefifty.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.report.Publication.Replacement;
import io.fivefifty.report.Tables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at any point leaves the old day or the new one. */
class PublicationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final List<Table> TABLES = List.of(Table.REJECTIONS, Table.DELIVERIES);

  @TempDir Path reports;
  private Publication publication;

  @BeforeEach
  void an_old_day_stands_and_a_new_one_is_prepared() throws IOException {
    SparkSession spark = TestSpark.on("local[2]");
    publication = new Publication(spark, new org.apache.hadoop.fs.Path(reports.toString()));
    for (Table table : TABLES) {
      write(reports.resolve(table.folder()), "old");
      write(reports.resolve("_staging").resolve(table.folder()), "new");
    }
  }

  @Test
  void a_prepared_day_takes_the_place_of_the_old_one() throws IOException {
    publication.publish(Replacement.of(List.of(DAY), Table.REJECTIONS, Table.DELIVERIES));

    assertThat(published()).containsExactly("new", "new");
    assertThat(reports.resolve("_staging")).doesNotExist();
    assertThat(reports.resolve("_journal")).doesNotExist();
  }

  @Test
  void a_day_without_rows_loses_its_old_ones() throws IOException {
    publication.publish(
        Stream.of(
            new Replacement(Table.REJECTIONS, DAY),
            new Replacement(Table.REJECTIONS, DAY.plusDays(1))));

    assertThat(reports.resolve("rejections/day=2026-11-23")).doesNotExist();
  }

  @Test
  void a_run_killed_before_the_journal_leaves_the_old_day() throws IOException {
    publication.recover();

    assertThat(published()).containsExactly("old", "old");
    assertThat(reports.resolve("_staging")).doesNotExist();
  }

  @Test
  void a_run_killed_behind_the_journal_is_finished_by_the_next() throws IOException {
    Files.writeString(
        reports.resolve("_journal"), "REJECTIONS 2026-11-22\nDELIVERIES 2026-11-22\n");

    publication.recover();

    assertThat(published()).containsExactly("new", "new");
    assertThat(reports.resolve("_journal")).doesNotExist();
  }

  @Test
  void a_run_killed_between_two_tables_is_finished_by_the_next() throws IOException {
    Files.writeString(
        reports.resolve("_journal"), "REJECTIONS 2026-11-22\nDELIVERIES 2026-11-22\n");
    Path first = reports.resolve("rejections/day=2026-11-22");
    Files.writeString(first.resolve("part"), "new");
    Files.delete(reports.resolve("_staging/rejections/day=2026-11-22/part"));
    Files.delete(reports.resolve("_staging/rejections/day=2026-11-22"));
    Files.createFile(reports.resolve("_staging/done-REJECTIONS-2026-11-22"));

    publication.recover();

    assertThat(published()).containsExactly("new", "new");
  }

  private List<String> published() throws IOException {
    return List.of(
        Files.readString(reports.resolve("rejections/day=2026-11-22/part")),
        Files.readString(reports.resolve("deliveries/day=2026-11-22/part")));
  }

  private static void write(Path table, String text) throws IOException {
    Path day = Files.createDirectories(table.resolve("day=" + DAY));
    Files.writeString(day.resolve("part"), text);
  }
}
