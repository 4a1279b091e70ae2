package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gzip (RFC 1952) of any number of members, as pigz and appending rotations write it. What follows
 * the last is passed over, as gzip does: tapes and block devices pad.
 */
final class GzipStream extends DecodedStream {

  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final ByteSource source;
  private final Inflating member;
  private boolean first = true;
  private boolean within;
  private @Nullable DamagedContentException damage;

  GzipStream(InputStream stored) {
    super(stored);
    source = new ByteSource(stored, 1 << 16);
    member = new Inflating(source);
  }

  static boolean isGzip(byte[] head) {
    return head.length >= 3 && head[0] == 0x1F && head[1] == (byte) 0x8B && head[2] == 8;
  }

  /** When the content was last written, or 0 where the header does not tell. */
  static long writtenMillis(byte[] head) {
    long seconds = 0;
    for (int i = 7; i >= 4 && head.length > 7; i--) {
      seconds = seconds << 8 | (head[i] & 0xFF);
    }
    return seconds * 1000;
  }

  @Override
  int decode(byte[] into, int offset, int length) throws IOException {
    while (within || nextMember()) {
      int given = member.read(into, offset, length);
      if (given >= 0) {
        return given;
      }
      within = false;
      long checksum = source.u32();
      long length32 = source.u32();
      if (checksum != member.checksum() || length32 != (member.length() & 0xFFFF_FFFFL)) {
        damage = new DamagedContentException("its gzip checksum is wrong");
      }
    }
    if (damage != null) {
      throw damage;
    }
    return -1;
  }

  private boolean nextMember() throws IOException {
    if (!first) {
      while (source.has(1) && source.peek(0) == 0) {
        source.at++;
      }
      if (!source.has(3)
          || source.peek(0) != 0x1F
          || source.peek(1) != 0x8B
          || source.peek(2) != 8) {
        return false;
      }
    }
    first = false;
    source.need(10);
    int flags = source.peek(3);
    source.at += 10;
    if ((flags & HAS_EXTRA) != 0) {
      source.skip(source.u16());
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      source.skip(2);
    }
    member.begin();
    within = true;
    return true;
  }

  private void skipText() throws IOException {
    while (source.u8() != 0) {
      // As long as it is.
    }
  }

  @Override
  public void close() throws IOException {
    member.close();
    super.close();
  }
}
