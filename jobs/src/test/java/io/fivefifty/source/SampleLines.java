package io.fivefifty.source;

import io.fivefifty.logs.Days;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** The lines of the sample logs, by the format that they were found to have. */
final class SampleLines {

  /** Of a file; more say nothing new. */
  private static final int MOST_LINES = 300;

  private static final Map<String, List<byte[]>> BY_FORMAT = read();

  private SampleLines() {}

  /** The formats that have samples. */
  static List<String> formats() {
    return List.copyOf(BY_FORMAT.keySet());
  }

  /** Lines that a real program, or its documentation, wrote in this format. */
  static List<byte[]> of(String format) {
    return BY_FORMAT.getOrDefault(format, List.of());
  }

  private static Map<String, List<byte[]>> read() {
    MailLogOptions options =
        new MailLogOptions(
            List.of("../sample-logs"),
            MailLogOptions.Rows.OBSERVATIONS,
            "550",
            Days.ALL,
            "UTC",
            MailLogOptions.AUTO,
            List.of());
    Configuration hadoop = new Configuration();
    Map<String, List<byte[]>> lines = new TreeMap<>();
    for (LogFile file : new LogListing(options, hadoop).files()) {
      if (file.isRead() && file.format() != null) {
        lines.computeIfAbsent(file.format(), f -> new ArrayList<>()).addAll(linesOf(file, hadoop));
      }
    }
    return lines;
  }

  private static List<byte[]> linesOf(LogFile file, Configuration hadoop) {
    try (InputStream content = LogStreams.whole(hadoop, file.path())) {
      // Latin-1 keeps each byte as it is.
      return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1)
          .lines()
          .limit(MOST_LINES)
          .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
