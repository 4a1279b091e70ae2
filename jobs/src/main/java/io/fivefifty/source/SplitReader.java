package io.fivefifty.source;

import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineScanner;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.Observation;
import io.fivefifty.logs.Observer;
import io.fivefifty.logs.ScanSettings;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.Formats;
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

  SplitReader(
      LogSplit split,
      MailLogOptions options,
      Providers providers,
      Configuration hadoop,
      Consumer<Observation> out)
      throws IOException {
    this.split = split;
    ScanSettings settings = options.settings();
    LogFile file = split.file();
    LogFormat format =
        Formats.named(String.valueOf(file.format()))
            .orElseThrow(() -> new IllegalStateException(file + " has no known format"));
    Dress dress =
        new Dress(new Stamps(settings.zone(), Instant.ofEpochMilli(file.modifiedMillis())));
    observer = new Observer(settings, providers, format, dress, out);
    content = LogStreams.split(hadoop, split);
    scanner = content.scanner();
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
