package io.fivefifty.source.stored;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Zstandard (RFC 8878) of any number of frames. The decoder gets one block at a time, as it forgets
 * what came before a damaged block in the same call; and the window is known before it is made.
 */
final class ZstdStream extends DecodedStream {

  private static final long MAGIC = 0xFD2FB528L;
  private static final long SKIPPABLE = 0x184D2A50L;

  /** As the zstd command has it unless told otherwise; {@code --ultra -22} takes it whole. */
  private static final long LARGEST_WINDOW = 128 << 20;

  /** RFC 8878 section 3.1.1.2.4. */
  private static final int LARGEST_BLOCK = 128 << 10;

  private static final int RAW_HEADER = 3;

  private final ByteSource source;
  private final ZstdDecompressCtx decoder = new ZstdDecompressCtx();
  private final ByteBuffer stored = ByteBuffer.allocateDirect(LARGEST_BLOCK + RAW_HEADER);
  private final ByteBuffer decoded = ByteBuffer.allocateDirect(LARGEST_BLOCK);
  private boolean within;
  private boolean lastBlock;
  private boolean checksummed;
  private boolean full;

  ZstdStream(InputStream in) {
    super(in);
    source = new ByteSource(in, 2 * LARGEST_BLOCK);
    stored.limit(0);
    decoded.limit(0);
  }

  static boolean isZstd(byte[] head) {
    ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.remaining() >= 8 && isSkippable(bytes.getInt(bytes.position()))) {
      long next = bytes.position() + 8 + (bytes.getInt(bytes.position() + 4) & 0xFFFF_FFFFL);
      if (next > bytes.limit() - 4) {
        return true;
      }
      bytes.position((int) next);
    }
    return bytes.remaining() >= 4 && bytes.getInt(bytes.position()) == (int) MAGIC;
  }

  private static boolean isSkippable(long magic) {
    return (magic & 0xFFFF_FFF0L) == SKIPPABLE;
  }

  @Override
  int decode(byte[] into, int offset, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (stored.hasRemaining() || full) {
        decodeMore();
      } else if (within) {
        nextBlock();
      } else if (!nextFrame()) {
        return -1;
      }
    }
    int given = Math.min(length, decoded.remaining());
    decoded.get(into, offset, given);
    return given;
  }

  private void decodeMore() throws IOException {
    int before = stored.remaining();
    decoded.clear();
    try {
      decoder.decompressDirectByteBufferStream(decoded, stored);
    } catch (ZstdException e) {
      decoded.limit(0);
      throw damage(Reason.of(e));
    }
    full = !decoded.hasRemaining();
    decoded.flip();
    if (!decoded.hasRemaining() && before > 0 && stored.remaining() == before) {
      throw damage("the decoder stands still");
    }
  }

  private boolean nextFrame() throws IOException {
    while (source.has(4) && isSkippable(source.peek32())) {
      source.need(8);
      source.at += 4;
      source.skip(source.u32());
    }
    if (!source.has(1)) {
      return false;
    }
    source.need(4);
    if (source.peek32() != MAGIC) {
      throw damage("what follows is no frame");
    }
    source.need(5);
    int descriptor = source.peek(4);
    boolean single = (descriptor & 0x20) != 0;
    int dictionaryBytes = new int[] {0, 1, 2, 4}[descriptor & 3];
    int sizeBytes = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
    int header = 5 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
    source.need(header);
    requireWindow(single ? number(5 + dictionaryBytes, sizeBytes) : window(source.peek(5)));
    checksummed = (descriptor & 4) != 0;
    lastBlock = false;
    within = true;
    feed(header);
    return true;
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  private long number(int from, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | source.peek(from + i);
    }
    return number + (length == 2 ? 256 : 0);
  }

  private static void requireWindow(long bytes) throws DamagedContentException {
    if (bytes < 0 || bytes > LARGEST_WINDOW) {
      throw new DamagedContentException(
          "its zstd window is larger than "
              + (LARGEST_WINDOW >> 20)
              + " MB; compress it again without --long");
    }
  }

  private void nextBlock() throws IOException {
    if (lastBlock) {
      within = false;
      if (checksummed) {
        source.need(4);
        feed(4);
      }
      return;
    }
    source.need(RAW_HEADER);
    int header = source.peek(0) | source.peek(1) << 8 | source.peek(2) << 16;
    lastBlock = (header & 1) != 0;
    int type = header >> 1 & 3;
    int size = header >> 3;
    if (type == 3 || size > LARGEST_BLOCK) {
      throw damage("a block is of no known kind");
    }
    int bytes = RAW_HEADER + (type == 1 ? 1 : size);
    source.need(bytes);
    feed(bytes);
  }

  private void feed(int bytes) {
    stored.clear();
    stored.put(source.bytes, source.at, bytes).flip();
    source.at += bytes;
  }

  private static DamagedContentException damage(String what) {
    return new DamagedContentException("its zstd data are damaged: " + what);
  }

  @Override
  public void close() throws IOException {
    decoder.close();
    super.close();
  }
}
