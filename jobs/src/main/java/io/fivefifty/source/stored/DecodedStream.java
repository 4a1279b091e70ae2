package io.fivefifty.source.stored;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One layer of what a log is stored in. All that was decoded is given before an error is thrown,
 * however much is asked for at once; and the error is thrown again whenever more is asked for.
 */
abstract class DecodedStream extends InputStream {

  private final InputStream stored;
  private final byte[] single = new byte[1];
  private @Nullable Exception failure;

  /**
   * @param stored what this one decodes, and closes
   */
  DecodedStream(InputStream stored) {
    this.stored = stored;
  }

  /**
   * Decodes at least one byte; -1 at the end.
   *
   * @throws IOException where not one more can be decoded
   */
  abstract int decode(byte[] into, int offset, int length) throws IOException;

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int given = 0;
    try {
      throwAgain();
      while (given < length) {
        int more = decode(into, offset + given, length - given);
        if (more < 0) {
          break;
        }
        given += more;
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
      if (given == 0) {
        throw e;
      }
    }
    return given == 0 ? -1 : given;
  }

  private void throwAgain() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }
}
