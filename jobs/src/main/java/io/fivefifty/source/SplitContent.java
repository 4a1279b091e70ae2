package io.fivefifty.source;

import io.fivefifty.logs.LineScanner;
import io.fivefifty.source.stored.Bzip2Stream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a split.
 *
 * @param start the split's first byte, counted in what the stream is a part of
 * @param blocks what tells the place of a line in a file that is split by its blocks
 */
record SplitContent(InputStream stream, long start, long end, @Nullable Bzip2Stream blocks)
    implements Closeable {

  static SplitContent whole(InputStream stream) {
    return new SplitContent(stream, 0, Long.MAX_VALUE, null);
  }

  LineScanner scanner() throws IOException {
    return new LineScanner(stream, start, end);
  }

  /** The place of a line in the file's order, which is the same for splits of any size. */
  long place(long offset) {
    return blocks == null ? offset : blocks.place(offset);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
