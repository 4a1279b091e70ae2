package io.fivefifty.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that real Postfix wrote say the same in whatever they are stored. */
class StoredLogsTest {

  private static final String MOST_BYTES = "spark.sql.files.maxPartitionBytes";

  @TempDir private Path folder;

  private static List<Path> samples() throws IOException {
    try (var files = Files.walk(Path.of("..", "sample-logs"))) {
      return files
          .filter(file -> file.getParent().getFileName().toString().startsWith("mx-"))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  /** What the logs say, in the order in which they say it. */
  private static List<String> said(SparkSession spark, String logs) {
    return spark
        .read()
        .format("maillog")
        .load(logs)
        .drop("log", "log_offset")
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }

  @Test
  @Tag("slow")
  void bzip2_in_small_parts_and_an_archive_say_what_the_logs_say() throws IOException {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Path bzip2 = Files.createDirectories(folder.resolve("bzip2"));
    Path archive = folder.resolve("logs.tgz");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
      for (Path sample : samples()) {
        String name = sample.getParent().getFileName() + "-" + sample.getFileName();
        byte[] stored = Files.readAllBytes(sample);
        Files.write(plain.resolve(name), stored);
        try (OutputStream out =
            new BZip2CompressorOutputStream(Files.newOutputStream(bzip2.resolve(name)), 1)) {
          out.write(stored);
        }
        TarArchiveEntry entry = new TarArchiveEntry("var/log/" + name);
        entry.setSize(stored.length);
        tar.putArchiveEntry(entry);
        tar.write(stored);
        tar.closeArchiveEntry();
      }
    }
    SparkSession spark = TestSpark.on("local[2]");
    List<String> expected = said(spark, plain.toString());

    assertThat(expected).isNotEmpty();
    assertThat(said(spark, archive.toString())).isEqualTo(expected);
    String before = spark.conf().get(MOST_BYTES);
    try {
      spark.conf().set(MOST_BYTES, "300000");
      assertThat(said(spark, bzip2.toString())).hasSameSizeAs(expected);
      spark.conf().set(MOST_BYTES, "1m");
      assertThat(said(spark, bzip2.toString())).isEqualTo(expected);
    } finally {
      spark.conf().set(MOST_BYTES, before);
    }
  }
}
