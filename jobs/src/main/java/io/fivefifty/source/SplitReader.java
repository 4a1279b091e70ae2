package io.fivefifty.source;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineScanner;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Observation;
import io.fivefifty.logs.Observer;
import io.fivefifty.logs.ScanSettings;
import io.fivefifty.logs.Stamps;
import io.fivefifty.rules.Providers;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Ties one split's bytes to an {@link Observer}. */
final class SplitReader implements Closeable {

  /** Lines between two looks at whether a row has come out. */
  private static final int BATCH = 512;

  private final LogSplit split;
  private final SplitContent content;
  private final LineScanner scanner;
  private final Observer observer;
  private final Line line = new Line();
  private boolean finished;

  /**
   * @param format a fresh reader, or the one that has read the files before this one
   */
  SplitReader(
      LogSplit split,
      LogFormat format,
      MailLogOptions options,
      Providers providers,
      Configuration hadoop,
      Consumer<Observation> out)
      throws IOException {
    this.split = split;
    ScanSettings settings = options.settings();
    LogFile file = split.file();
    Dress dress =
        new Dress(new Stamps(settings.zone(), Instant.ofEpochMilli(file.modifiedMillis())));
    if (split.start() > 0 && file.header() != null) {
      readHeader(file.header(), format, dress);
    }
    observer = new Observer(settings, providers, format, dress, house(file), out);
    content = LogStreams.split(hadoop, split);
    scanner = content.scanner();
  }

  /** A reader that begins in the middle must know the columns. */
  private static void readHeader(String header, LogFormat format, Dress dress) {
    byte[] bytes = Bytes.utf8(header);
    Line line = new Line();
    line.set(bytes, 0, bytes.length);
    if (format.frame(line, dress)) {
      format.read(line, MailEvents.NOBODY);
    }
  }

  private static long house(LogFile file) {
    if (file.house() == null) {
      return 0;
    }
    byte[] folder = Bytes.utf8(file.house());
    return Bytes.hash(folder, 0, folder.length, 0);
  }

  /** Reads some lines on; false once the split is read and told. */
  boolean advance() throws IOException {
    if (finished) {
      return false;
    }
    for (int i = 0; i < BATCH; i++) {
      if (!scanner.next(line)) {
        finished = true;
        observer.finish(split.bytes(), scanner.damage());
        return true;
      }
      line.offset = content.place(line.offset);
      observer.read(line);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
