package io.fivefifty.source.stored;

import java.io.InputStream;
import org.tukaani.xz.XZInputStream;

/** What a log, or what holds it, is stored in; told from its first bytes, never from its name. */
public enum Storage {
  GZIP,
  ZSTD,
  BZIP2,
  XZ,
  LZ4,
  UTF_16,
  JOURNAL,
  TAR,
  ZIP,
  TEXT;

  /** The first bytes that are needed: tar's magic number lies far behind. */
  static final int HEAD = 512;

  /** {@code xz -9} takes half of it; the decoder needs some more than the dictionary. */
  static final int LARGEST_DICTIONARY_MB = 128;

  private static final int XZ_MEMORY_KIB = (LARGEST_DICTIONARY_MB + 2) * 1024;

  private static final int[] XZ_MAGIC = {0xFD, '7', 'z', 'X', 'Z', 0};
  private static final int[] ZIP_MAGIC = {'P', 'K', 3, 4};

  static Storage of(byte[] head) {
    if (GzipStream.isGzip(head)) {
      return GZIP;
    } else if (ZstdStream.isZstd(head)) {
      return ZSTD;
    } else if (Bzip2Stream.isBzip2(head)) {
      return BZIP2;
    } else if (begins(head, XZ_MAGIC)) {
      return XZ;
    } else if (Lz4Stream.isLz4(head)) {
      return LZ4;
    } else if (Utf16Stream.isUtf16(head)) {
      return UTF_16;
    } else if (JournalStream.isJournal(head)) {
      return JOURNAL;
    } else if (begins(head, ZIP_MAGIC)) {
      return ZIP;
    }
    return TarMembers.isTar(head) ? TAR : TEXT;
  }

  /** Whether what it holds is looked at again: it may be stored once more. */
  boolean isCompression() {
    return compareTo(LZ4) <= 0;
  }

  public boolean isArchive() {
    return this == TAR || this == ZIP;
  }

  /** What is stored in it; of archives and of text the same stream. */
  InputStream decoded(InputStream stored) {
    return switch (this) {
      case GZIP -> new GzipStream(stored);
      case ZSTD -> new ZstdStream(stored);
      case BZIP2 -> new Bzip2Stream(stored);
      case XZ -> new PiecewiseStream(stored, in -> new XZInputStream(in, XZ_MEMORY_KIB));
      case LZ4 -> new Lz4Stream(stored);
      case UTF_16 -> new Utf16Stream(stored);
      case JOURNAL -> new JournalStream(stored);
      case TAR, ZIP, TEXT -> stored;
    };
  }

  private static boolean begins(byte[] head, int[] magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
