package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Bzip2 of any number of streams, whole or a part of it. A part is what lies in its blocks, and the
 * line that is open at the end of the last one, or begins there; a block belongs to the part in
 * which its first byte lies. So a reader that leaves out the first line of every part but the first
 * reads each line once.
 *
 * <p>A damaged block is left out, a line's end put in its place, and the next one looked for, which
 * is what a part that begins there does too. The damage is told at the end, by the part to which
 * the block belongs.
 */
public final class Bzip2Stream extends DecodedStream {

  private static final long BLOCK = 0x314159265359L;
  private static final long END = 0x177245385090L;
  private static final long MAGIC = (1L << 48) - 1;

  /** Bits for the bytes within a block, which has 46 MB at most. */
  private static final int WITHIN = 26;

  private final Bits bits;
  private final Bzip2Block block;
  private final long start;
  private final long end;
  private boolean begun;
  private boolean ended;

  /** Whether there is a block to write, the place in the file where it begins, and its checksum. */
  private boolean inBlock;

  private long blockStart;

  /** Whether that place, or what is written, belongs to the next part. */
  private boolean blockBeyond;

  private boolean beyond;

  /** Line ends to put in the place of what is left out, once something follows. */
  private int gaps;

  private boolean gapBeyond;
  private boolean searching;

  /** The checksum of the stream's blocks so far, where all of them were read. */
  private int streamChecksum;

  private boolean streamKnown;
  private @Nullable DamagedContentException damage;

  /** Bytes given; and how many were given when a block began, with the place where it begins. */
  private long given;

  private final ArrayDeque<long[]> places = new ArrayDeque<>();

  /** The whole content. */
  Bzip2Stream(InputStream stored) {
    this(stored, 0, Long.MAX_VALUE);
  }

  /**
   * @param stored the file from {@code start} on
   * @param start the part's first byte as stored
   * @param end the byte after its last
   */
  public Bzip2Stream(InputStream stored, long start, long end) {
    super(stored);
    this.start = start;
    this.end = end;
    bits = new Bits(stored, start);
    block = new Bzip2Block(bits);
  }

  public static boolean isBzip2(byte[] head) {
    if (head.length < 10 || head[0] != 'B' || head[1] != 'Z' || head[2] != 'h') {
      return false;
    }
    long magic = 0;
    for (int i = 4; i < 10; i++) {
      magic = magic << 8 | (head[i] & 0xFF);
    }
    return head[3] >= '1' && head[3] <= '9' && (magic == BLOCK || magic == END);
  }

  /**
   * Where the byte lies that is so many behind the part's first: an order that is the same however
   * the file is cut. It is the place of the byte in which the block begins, times 2^26, and the
   * bytes within the block. To be asked in order.
   */
  public long place(long offset) {
    while (places.size() > 1) {
      long[] first = places.removeFirst();
      if (places.element()[0] > offset) {
        places.addFirst(first);
        break;
      }
    }
    long[] place = places.peekFirst();
    return place == null ? start << WITHIN : (place[1] << WITHIN) + offset - place[0];
  }

  @Override
  int decode(byte[] into, int offset, int length) throws IOException {
    while (!ended) {
      if (!inBlock && !nextBlock()) {
        ended = true;
      } else if (gaps > 0 || gapBeyond) {
        beyond = gaps == 0;
        gaps = Math.max(0, gaps - 1);
        gapBeyond = gapBeyond && !beyond;
        into[offset] = '\n';
        return give(into, offset, 1);
      } else {
        if (blockStart >= 0) {
          places.add(new long[] {given, blockStart});
          blockStart = -1;
          beyond = blockBeyond;
        }
        int written = block.write(into, offset, length);
        if (written > 0) {
          return give(into, offset, written);
        }
        inBlock = false;
        streamChecksum = Integer.rotateLeft(streamChecksum, 1) ^ block.checksum();
        if (!block.isSound()) {
          leaveOut(new DamagedContentException("a bzip2 checksum is wrong"));
        }
      }
    }
    if (damage != null) {
      throw damage;
    }
    return -1;
  }

  /** What belongs to the next part is given up to the first line's end. */
  private int give(byte[] into, int offset, int written) {
    int kept = written;
    for (int i = 0; beyond && i < written; i++) {
      if (into[offset + i] == '\n') {
        kept = i + 1;
        ended = true;
        break;
      }
    }
    given += kept;
    return kept;
  }

  /** A block, or what should follow it, cannot be read. */
  private void leaveOut(DamagedContentException found) {
    if (blockBeyond) {
      gapBeyond = true;
    } else {
      gaps++;
    }
    note(found);
  }

  private void note(DamagedContentException found) {
    streamKnown = false;
    if (!blockBeyond && damage == null) {
      damage = found;
    }
  }

  /** Reads the next block that can be read; false where there is none. */
  private boolean nextBlock() throws IOException {
    for (long magic; (magic = nextMagic()) >= 0; ) {
      bits.keep(magic);
      blockStart = magic / 8;
      blockBeyond = blockStart >= end;
      try {
        block.read();
        inBlock = true;
        return true;
      } catch (DamagedContentException e) {
        leaveOut(e);
        bits.back(magic + 48);
        searching = true;
      }
    }
    return false;
  }

  /** The bit where the next block's magic number begins, behind which it leaves the bits; or -1. */
  private long nextMagic() throws IOException {
    if (!begun) {
      begun = true;
      if (start > 0) {
        return search(end);
      }
      bits.bits(32);
      streamKnown = true;
    }
    if (searching) {
      searching = false;
      return search(Long.MAX_VALUE);
    }
    while (true) {
      long at = bits.position();
      bits.keep(at);
      try {
        long magic = bits.long48();
        if (magic == BLOCK) {
          return at;
        }
        if (magic != END) {
          leaveOut(new DamagedContentException("its bzip2 data are damaged"));
          bits.back(at);
          return search(Long.MAX_VALUE);
        }
        int checksum = bits.bits(32);
        if (streamKnown && checksum != streamChecksum) {
          note(new DamagedContentException("a bzip2 checksum is wrong"));
        }
      } catch (DamagedContentException e) {
        note(e);
        return -1;
      }
      bits.align();
      if (!nextStream()) {
        return search(Long.MAX_VALUE);
      }
    }
  }

  private boolean nextStream() throws IOException {
    long at = bits.position();
    bits.keep(at);
    streamChecksum = 0;
    if (!bits.has(32)) {
      return false;
    }
    int header = bits.bits(32);
    streamKnown = header >>> 8 == ('B' << 16 | 'Z' << 8 | 'h');
    if (!streamKnown) {
      bits.back(at);
    }
    return streamKnown;
  }

  /** Looks for the next block that begins before a byte. */
  private long search(long before) throws IOException {
    long from = bits.position();
    long window = 0;
    while (bits.has(1)) {
      window = (window << 1 | bits.bit()) & MAGIC;
      long first = bits.position() - 48;
      if (first / 8 >= before) {
        return -1;
      }
      if (first >= from) {
        if (window == BLOCK) {
          return first;
        }
        bits.keep(first);
      }
    }
    return -1;
  }
}
