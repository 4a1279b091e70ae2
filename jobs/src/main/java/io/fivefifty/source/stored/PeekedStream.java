package io.fivefifty.source.stored;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stream whose first bytes can be looked at before it is read. */
public final class PeekedStream extends InputStream {

  private final InputStream in;
  private byte[] head = {};
  private int at;
  private @Nullable Exception failure;

  public PeekedStream(InputStream in) {
    this.in = in;
  }

  /**
   * The first bytes, fewer where there are no more or where the stream fails; the error is thrown
   * once they have been read. To be called once, before anything is read.
   */
  public byte[] head(int length) {
    byte[] first = new byte[length];
    int filled = 0;
    try {
      for (int more; filled < length; filled += more) {
        more = in.read(first, filled, length - filled);
        if (more < 0) {
          break;
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
    head = Arrays.copyOf(first, filled);
    return head.clone();
  }

  @Override
  public int read() throws IOException {
    if (at < head.length) {
      return head[at++] & 0xFF;
    }
    throwFailure();
    return in.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int left = head.length - at;
    if (left > 0) {
      int given = Math.min(left, length);
      System.arraycopy(head, at, into, offset, given);
      at += given;
      return given;
    }
    throwFailure();
    return in.read(into, offset, length);
  }

  @Override
  public long skip(long bytes) throws IOException {
    int left = head.length - at;
    if (left > 0) {
      int skipped = (int) Math.min(left, Math.max(0, bytes));
      at += skipped;
      return skipped;
    }
    throwFailure();
    return in.skip(bytes);
  }

  private void throwFailure() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
