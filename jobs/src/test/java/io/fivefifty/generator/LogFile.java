package io.fivefifty.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPOutputStream;

/** A log file being written. Its modification time becomes that of its last line, as syslog's. */
final class LogFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final String name;
  private final Path path;
  private final OutputStream out;
  private final Dresser dresser;
  private final TruthTally tally;
  private final Bytes buffer = new Bytes(BUFFER_BYTES + 16_384);
  private long lines;
  private long drainedBytes;
  private long firstMicros;
  private long lastMicros;

  LogFile(Path folder, String name, Dresser dresser, TruthTally tally) throws IOException {
    this.name = name;
    this.dresser = dresser;
    this.tally = tally;
    path = folder.resolve(name);
    Files.createDirectories(path.toAbsolutePath().getParent());
    OutputStream file = Files.newOutputStream(path);
    out = name.endsWith(".gz") ? new GZIPOutputStream(file, 1 << 16) : file;
  }

  void write(Event event) throws IOException {
    if (lines++ == 0) {
      firstMicros = event.timeMicros();
    }
    lastMicros = event.timeMicros();
    dresser.write(buffer, event);
    if (buffer.length() >= BUFFER_BYTES) {
      drain();
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      drain();
    }
    Files.setLastModifiedTime(path, FileTime.from(TruthTally.instant(lastMicros)));
    tally.closed(name, lines, drainedBytes, firstMicros, lastMicros);
  }

  private void drain() throws IOException {
    drainedBytes += buffer.length();
    buffer.drainTo(out);
  }
}
