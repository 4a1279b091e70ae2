package io.fivefifty.source.stored;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a decoder that is not ours in small pieces, and never across the end of what it has at
 * hand: an error in the middle of a read takes with it what that read had decoded before.
 */
final class PiecewiseStream extends DecodedStream {

  /** Less than a line of a log, and enough that the call costs little. */
  private static final int PIECE = 64;

  /** Makes the decoder, which may read a header for it, or refuse it. */
  interface Decoder {
    InputStream open(InputStream stored) throws IOException;
  }

  private final InputStream stored;
  private final Decoder maker;
  private @Nullable InputStream decoder;

  PiecewiseStream(InputStream stored, Decoder maker) {
    super(stored);
    this.stored = stored;
    this.maker = maker;
  }

  @Override
  int decode(byte[] into, int offset, int length) throws IOException {
    InputStream from = decoder;
    if (from == null) {
      from = maker.open(stored);
      decoder = from;
    }
    int most = Math.max(1, Math.min(PIECE, from.available()));
    return from.read(into, offset, Math.min(length, most));
  }
}
