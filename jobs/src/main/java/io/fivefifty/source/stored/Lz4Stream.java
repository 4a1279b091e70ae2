package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHashFactory;
import org.jspecify.annotations.Nullable;

/**
 * LZ4 (its "Frame Format Description") of any number of frames, their blocks independent or not. A
 * block holds 4 MB at most. Of a damaged block all that comes before the damage is given.
 */
final class Lz4Stream extends DecodedStream {

  private static final long MAGIC = 0x184D2204L;
  private static final long SKIPPABLE = 0x184D2A50L;
  private static final long UNCOMPRESSED = 0x8000_0000L;

  /** How far back a block may refer, into those before it too. */
  private static final int REACH = 1 << 16;

  private static final int LEAST_MATCH = 4;
  private static final int LONG = 15;

  private final ByteSource source;
  private final StreamingXXHash32 checksum =
      XXHashFactory.fastestJavaInstance().newStreamingHash32(0);
  private byte[] stored = {};

  /** What was decoded, behind the end of what was decoded before. */
  private byte[] decoded = {};

  private int at;
  private int end;
  private int largest;
  private int flags;
  private boolean within;
  private @Nullable DamagedContentException damage;

  Lz4Stream(InputStream in) {
    super(in);
    source = new ByteSource(in, 1 << 16);
  }

  static boolean isLz4(byte[] head) {
    return head.length >= 4 && head[0] == 4 && head[1] == 0x22 && head[2] == 0x4D && head[3] == 24;
  }

  @Override
  int decode(byte[] into, int offset, int length) throws IOException {
    while (at == end) {
      if (damage != null) {
        throw damage;
      }
      if (within) {
        nextBlock();
      } else if (!nextFrame()) {
        return -1;
      }
    }
    int given = Math.min(length, end - at);
    System.arraycopy(decoded, at, into, offset, given);
    at += given;
    return given;
  }

  private boolean nextFrame() throws IOException {
    while (source.has(4) && (source.peek32() & 0xFFFF_FFF0L) == SKIPPABLE) {
      source.at += 4;
      source.skip(source.u32());
    }
    if (!source.has(1)) {
      return false;
    }
    if (source.u32() != MAGIC) {
      throw damaged("what follows is no frame");
    }
    flags = source.u8();
    int size = source.u8() >> 4 & 7;
    if (flags >> 6 != 1 || size < 4 || (flags & 1) != 0) {
      throw damaged("a frame is of no known kind");
    }
    source.skip((flags & 8) != 0 ? 9 : 1);
    largest = 1 << (8 + 2 * size);
    if (stored.length < largest) {
      stored = new byte[largest];
      decoded = new byte[REACH + largest];
    }
    at = 0;
    end = 0;
    checksum.reset();
    within = true;
    return true;
  }

  private void nextBlock() throws IOException {
    long header = source.u32();
    if (header == 0) {
      within = false;
      if ((flags & 4) != 0 && source.u32() != (checksum.getValue() & 0xFFFF_FFFFL)) {
        throw damaged("the checksum is wrong");
      }
      return;
    }
    long size = header & ~UNCOMPRESSED;
    if (size > largest) {
      throw damaged("a block is too large");
    }
    int kept = Math.min(REACH, end);
    System.arraycopy(decoded, end - kept, decoded, 0, kept);
    at = kept;
    end = kept;
    int length = read((int) size);
    if ((header & UNCOMPRESSED) != 0) {
      System.arraycopy(stored, 0, decoded, end, length);
      end += length;
    } else {
      decodeBlock(length);
    }
    if (length < size) {
      damage = DamagedContentException.tooEarly();
    } else if ((flags & 16) != 0) {
      checkBlock(length);
    }
    checksum.update(decoded, at, end - at);
  }

  private void checkBlock(int length) throws IOException {
    int sum = XXHashFactory.fastestJavaInstance().hash32().hash(stored, 0, length, 0);
    if (!source.has(4)) {
      damage = DamagedContentException.tooEarly();
    } else if ((int) source.u32() != sum && damage == null) {
      damage = damaged("the checksum is wrong");
    }
  }

  /** As much of a block as there is. */
  private int read(int size) throws IOException {
    int length = 0;
    while (length < size) {
      int more = source.read(stored, length, size - length);
      if (more < 0) {
        break;
      }
      length += more;
    }
    return length;
  }

  /** Hot. Stops, with {@link #damage}, where what is stored makes no sense or is not there. */
  private void decodeBlock(int length) {
    byte[] in = stored;
    byte[] out = decoded;
    int limit = at + largest;
    int from = 0;
    int to = end;
    while (from < length) {
      int token = in[from++] & 0xFF;
      int literals = token >> 4;
      if (literals == LONG) {
        int more = 255;
        while (more == 255 && from < length) {
          more = in[from++] & 0xFF;
          literals += more;
        }
      }
      int copied = Math.min(literals, Math.min(length - from, limit - to));
      System.arraycopy(in, from, out, to, copied);
      from += copied;
      to += copied;
      if (copied < literals || from == length) {
        damage = copied < literals ? damaged("a block makes no sense") : damage;
        break;
      }
      if (length - from < 2) {
        damage = damaged("a block makes no sense");
        break;
      }
      int distance = (in[from] & 0xFF) | (in[from + 1] & 0xFF) << 8;
      from += 2;
      int match = token & LONG;
      if (match == LONG) {
        int more = 255;
        while (more == 255 && from < length) {
          more = in[from++] & 0xFF;
          match += more;
        }
      }
      match += LEAST_MATCH;
      if (distance == 0 || distance > to || match > limit - to || from == length) {
        damage = damaged("a block makes no sense");
        break;
      }
      if (distance >= match) {
        System.arraycopy(out, to - distance, out, to, match);
        to += match;
      } else {
        for (int stop = to + match; to < stop; to++) {
          out[to] = out[to - distance];
        }
      }
    }
    end = to;
  }

  private static DamagedContentException damaged(String what) {
    return new DamagedContentException("its lz4 data are damaged: " + what);
  }
}
