package io.fivefifty.source.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The files of a zip archive (PKWARE's APPNOTE.TXT), read from its start on: the directory at its
 * end is not needed. Members that are stored or deflated are read, which is what zip writes.
 */
final class ZipMembers implements Members {

  private static final long LOCAL = 0x04034B50L;
  private static final long DESCRIPTOR = 0x08074B50L;
  private static final long DIRECTORY = 0x02014B50L;
  private static final long DIRECTORY_END = 0x06054B50L;
  private static final long DIRECTORY_END_64 = 0x06064B50L;
  private static final long DECRYPTION = 0x08064B50L;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ZIP_64 = 1;
  private static final int UNIX_TIME = 0x5455;
  private static final long TOLD_ELSEWHERE = 0xFFFF_FFFFL;

  private final ByteSource source;
  private final Inflating inflating;
  private @Nullable ZipMember last;
  private boolean ended;

  ZipMembers(InputStream in) {
    source = new ByteSource(in, 1 << 16);
    inflating = new Inflating(source);
  }

  @Override
  public @Nullable Member next() throws IOException {
    while (!ended) {
      if (last != null) {
        last.passOver();
        last = null;
      }
      source.need(4);
      long signature = source.peek32();
      if (signature == LOCAL) {
        ZipMember member = member();
        last = member;
        if (!member.name.isEmpty() && !member.folder) {
          return member;
        }
      } else if (signature == DIRECTORY
          || signature == DIRECTORY_END
          || signature == DIRECTORY_END_64
          || signature == DECRYPTION) {
        ended = true;
        inflating.close();
      } else {
        throw new DamagedContentException("a zip header is damaged");
      }
    }
    return null;
  }

  private ZipMember member() throws IOException {
    source.need(30);
    source.at += 6;
    int flags = source.u16();
    int method = source.u16();
    int time = source.u16();
    int date = source.u16();
    long crc = source.u32();
    long stored = source.u32();
    long size = source.u32();
    int nameLength = source.u16();
    int extraLength = source.u16();
    source.need(nameLength);
    String name = new String(source.bytes, source.at, nameLength, UTF_8);
    source.at += nameLength;
    source.need(extraLength);
    long millis = dosMillis(date, time);
    int extraEnd = extraLength;
    for (int at = 0; at + 4 <= extraEnd; ) {
      int id = source.peek(at) | source.peek(at + 1) << 8;
      int length = source.peek(at + 2) | source.peek(at + 3) << 8;
      at += 4;
      if (at + length > extraEnd) {
        break;
      }
      if (id == ZIP_64) {
        int next = at;
        if (size == TOLD_ELSEWHERE && next + 8 <= at + length) {
          size = number(next, 8);
          next += 8;
        }
        if (stored == TOLD_ELSEWHERE && next + 8 <= at + length) {
          stored = number(next, 8);
        }
      } else if (id == UNIX_TIME && length >= 5 && (source.peek(at) & 1) != 0) {
        millis = (int) number(at + 1, 4) * 1000L;
      }
      at += length;
    }
    source.at += extraLength;
    boolean encrypted = (flags & 1) != 0;
    boolean described = (flags & 8) != 0;
    String trouble = null;
    if (encrypted) {
      trouble = "is encrypted";
    } else if (method != STORED && method != DEFLATED) {
      trouble = "is compressed in zip's way " + method + ", which is not read";
    } else if (method == STORED && described) {
      trouble = "is stored in a zip that was written to a pipe, where its end cannot be told";
    }
    return new ZipMember(
        name, millis, trouble, method == DEFLATED && !encrypted, described, crc, stored, size);
  }

  private long number(int at, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | source.peek(at + i);
    }
    return number;
  }

  /** In the zone of who wrote it, which is not told. */
  private static long dosMillis(int date, int time) {
    try {
      return LocalDateTime.of(
              1980 + (date >> 9),
              date >> 5 & 15,
              date & 31,
              time >> 11,
              time >> 5 & 63,
              Math.min(59, (time & 31) * 2))
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private final class ZipMember extends Member {

    private final boolean folder;
    private final boolean deflated;
    private final boolean described;
    private final long toldCrc;
    private final long stored;
    private final long toldSize;
    private final CRC32 storedCrc = new CRC32();
    private long given;
    private boolean read;

    ZipMember(
        String name,
        long modifiedMillis,
        @Nullable String trouble,
        boolean deflated,
        boolean described,
        long toldCrc,
        long stored,
        long toldSize) {
      super(name, modifiedMillis, trouble);
      this.folder = name.endsWith("/");
      this.deflated = deflated;
      this.described = described;
      this.toldCrc = toldCrc;
      this.stored = stored;
      this.toldSize = toldSize;
      if (deflated) {
        inflating.begin();
      }
    }

    /** Known once it was read: what is written to a pipe has its size behind it. */
    @Override
    public long bytes() throws IOException {
      if (trouble != null) {
        return stored;
      }
      try {
        passOver();
      } catch (DamagedContentException e) {
        // What there is of it is its size.
      }
      return given;
    }

    private void passOver() throws IOException {
      if (trouble != null && described) {
        throw new DamagedContentException(
            "it holds " + name + ", which " + trouble + ", nor can what follows it be");
      }
      if (trouble != null) {
        source.skip(stored);
      }
      byte[] passed = new byte[1 << 13];
      while (trouble == null && !read && read(passed, 0, passed.length) >= 0) {
        // To the end.
      }
    }

    @Override
    int decode(byte[] into, int offset, int length) throws IOException {
      if (read || trouble != null) {
        return -1;
      }
      int more = deflated ? inflating.read(into, offset, length) : readStored(into, offset, length);
      if (more >= 0) {
        given += more;
        return more;
      }
      read = true;
      long crc = deflated ? inflating.checksum() : storedCrc.getValue();
      if (crc != (described ? described() : toldCrc) || (!described && given != toldSize)) {
        throw new DamagedContentException("its zip checksum is wrong");
      }
      return -1;
    }

    private int readStored(byte[] into, int offset, int length) throws IOException {
      if (given == stored) {
        return -1;
      }
      int more = source.read(into, offset, (int) Math.min(length, stored - given));
      if (more < 0) {
        throw DamagedContentException.tooEarly();
      }
      storedCrc.update(into, offset, more);
      return more;
    }

    /** Passes over what follows the content: with a signature or without, of one of two lengths. */
    private long described() throws IOException {
      source.need(4);
      if (source.peek32() == DESCRIPTOR) {
        source.at += 4;
      }
      long crc = source.u32();
      source.need(8);
      boolean wide =
          source.peek32() == (inflating.deflatedLength() & TOLD_ELSEWHERE)
              && (source.has(12) && !isSignature(8))
              && number(4, 4) == inflating.deflatedLength() >>> 32;
      source.skip(wide ? 16 : 8);
      return crc;
    }

    private boolean isSignature(int at) {
      long signature = number(at, 4);
      return signature == LOCAL || signature == DIRECTORY || signature == DECRYPTION;
    }
  }
}
