package io.fivefifty.logs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Searches and hashes in byte arrays. Hot: called for every line, makes no object. */
public final class Bytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Bytes() {}

  /** The first place of {@code wanted} in [from, to), or -1. Reads eight bytes at a time. */
  public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
    long pattern = (wanted & 0xFFL) * ONES;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long difference = (long) LONGS.get(bytes, at) ^ pattern;
      long zeros = (difference - ONES) & ~difference & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The last place of {@code wanted} in [from, to), or -1. */
  public static int lastIndexOf(byte[] bytes, int from, int to, byte wanted) {
    for (int at = to - 1; at >= from; at--) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The first place of {@code wanted} that lies whole in [from, to), or -1. */
  public static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
    int last = to - wanted.length;
    int at = from;
    while (at <= last) {
      at = indexOf(bytes, at, last + 1, wanted[0]);
      if (at < 0) {
        return -1;
      }
      if (startsWith(bytes, at, to, wanted)) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /** Whether {@code wanted} stands at {@code at} and ends at or before {@code to}. */
  public static boolean startsWith(byte[] bytes, int at, int to, byte[] wanted) {
    int length = wanted.length;
    if (to - at < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether [from, to) is exactly {@code wanted}. */
  public static boolean equal(byte[] bytes, int from, int to, byte[] wanted) {
    return to - from == wanted.length && startsWith(bytes, from, to, wanted);
  }

  /**
   * A 64-bit hash of [from, to). The same on every machine and in every release: it stands in
   * stored tables.
   */
  public static long hash(byte[] bytes, int from, int to, long seed) {
    long hash = seed ^ ((to - from) * MIX);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    long tail = 0;
    for (int shift = 0; at < to; at++, shift += 8) {
      tail |= (bytes[at] & 0xFFL) << shift;
    }
    return mix(hash ^ tail);
  }

  private static long mix(long value) {
    long high = Math.multiplyHigh(value, MIX);
    long low = value * MIX;
    long mixed = high ^ low ^ (value >>> 29);
    return mixed * 0xBF58476D1CE4E5B9L ^ (mixed >>> 32);
  }

  /** Whether the byte is an ASCII digit. */
  public static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }

  /** Whether the byte is an ASCII letter or digit. */
  public static boolean isAlphanumeric(byte value) {
    return isDigit(value) || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  }

  /** The byte, an ASCII capital made small. */
  public static byte lower(byte value) {
    return value >= 'A' && value <= 'Z' ? (byte) (value + 32) : value;
  }

  /** The ASCII bytes of a literal. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The UTF-8 bytes of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** [from, to) as text; bytes that are not UTF-8 become U+FFFD. */
  public static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
