package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;

/**
 * A file as it is stored. Notes whether it was the file system that failed: that ends a run, while
 * content that cannot be decoded is told in the log's account.
 */
public final class RawStream extends FilterInputStream {

  private @Nullable IOException failure;

  public RawStream(InputStream file) {
    super(file);
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Some file systems fail behind the end, where reading tells that it is the end. */
  @Override
  public long skip(long bytes) throws IOException {
    try {
      return in.skip(bytes);
    } catch (EOFException e) {
      return 0;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IOException failed(IOException e) {
    failure = e;
    return e;
  }

  /** What an error of a decoder above this file is: the file system's, or damage. */
  public IOException cause(Exception e) {
    if (failure != null) {
      return failure;
    }
    if (e instanceof DamagedContentException damage) {
      return damage;
    }
    if (e instanceof MemoryLimitException) {
      return new DamagedContentException(
          "its xz dictionary is larger than " + Storage.LARGEST_DICTIONARY_MB + " MB", e);
    }
    return e instanceof EOFException
        ? DamagedContentException.tooEarly()
        : new DamagedContentException("its content is damaged: " + Reason.of(e), e);
  }

  /** The content that some decoders make of this file, with their errors told apart. */
  public InputStream guard(InputStream content) {
    return new Guarded(content, this);
  }

  private static final class Guarded extends FilterInputStream {

    private final RawStream raw;

    Guarded(InputStream content, RawStream raw) {
      super(content);
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException | RuntimeException e) {
        throw raw.cause(e);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return in.read(into, offset, length);
      } catch (IOException | RuntimeException e) {
        throw raw.cause(e);
      }
    }

    @Override
    public long skip(long bytes) throws IOException {
      try {
        return in.skip(bytes);
      } catch (IOException | RuntimeException e) {
        throw raw.cause(e);
      }
    }
  }
}
