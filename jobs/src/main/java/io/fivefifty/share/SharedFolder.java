package io.fivefifty.share;

import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.page.HtmlPage;
import io.fivefifty.share.text.CsvFile;
import io.fivefifty.share.text.MarkdownFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder into which a report is written as {@code report.html}, {@code causes.csv} and {@code
 * causes.md}.
 */
public final class SharedFolder {

  private interface Form {
    void write(CauseReport report, Writer out) throws IOException;
  }

  private SharedFolder() {}

  /**
   * Writes the three files, each complete or not at all; the folder is made where it does not
   * exist.
   *
   * @return the files
   * @throws IOException where one cannot be written
   */
  public static List<Path> write(CauseReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    return List.of(
        write(report, folder.resolve("report.html"), HtmlPage::write),
        write(report, folder.resolve("causes.csv"), (r, out) -> CsvFile.write(r.rows(), out)),
        write(report, folder.resolve("causes.md"), MarkdownFile::write));
  }

  private static Path write(CauseReport report, Path file, Form form) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (Writer out = new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8)) {
      form.write(report, out);
    }
    return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
