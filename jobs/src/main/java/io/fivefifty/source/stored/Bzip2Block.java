package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.util.Arrays;

/**
 * One block of bzip2, which is decoded without those before it. Hot.
 *
 * <p>{@link #read} undoes, in bzip2's words, the Huffman codes, the move-to-front and the first of
 * the run lengths; {@link #write} the block sorting and the other run lengths, piece by piece, as a
 * block of one byte repeated is 46 MB long.
 */
final class Bzip2Block {

  /** The most that a block holds before its last step, at level 9. */
  private static final int LARGEST = 900_000;

  private static final int SYMBOLS = 258;
  private static final int LONGEST_CODE = 20;
  private static final int GROUP = 50;
  private static final int SELECTORS = 18_002;

  /** Codes up to this length, nearly all, are found in one look. */
  private static final int LOOK = 10;

  private static final int[] CRC = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
      }
      CRC[i] = crc;
    }
  }

  private final Bits bits;
  private final int[] sorted = new int[LARGEST];
  private final byte[] selectors = new byte[SELECTORS];
  private final byte[] front = new byte[256];
  private final int[] firstOf = new int[257];
  private final Code[] codes = {
    new Code(), new Code(), new Code(), new Code(), new Code(), new Code()
  };

  private int expectedCrc;
  private int crc;
  private int left;
  private int next;
  private int repeated;
  private int last;
  private int runs;

  Bzip2Block(Bits bits) {
    this.bits = bits;
  }

  /** One table of codes of a block. */
  private static final class Code {
    /** By the next bits: a symbol shifted by 5, and how long its code is; 0 for longer codes. */
    private final short[] look = new short[1 << LOOK];

    /** By length: the largest code, and what to add to a code for its place in {@code order}. */
    private final int[] limit = new int[LONGEST_CODE + 2];

    private final int[] base = new int[LONGEST_CODE + 2];
    private final short[] order = new short[SYMBOLS];

    void make(byte[] lengths, int symbols) {
      int placed = 0;
      int code = 0;
      Arrays.fill(look, (short) 0);
      for (int length = 1; length <= LONGEST_CODE; length++) {
        base[length] = placed - code;
        for (int symbol = 0; symbol < symbols; symbol++) {
          if (lengths[symbol] == length) {
            if (length <= LOOK) {
              int from = code << (LOOK - length);
              int to = (code + 1) << (LOOK - length);
              if (to <= look.length) {
                Arrays.fill(look, from, to, (short) (symbol << 5 | length));
              }
            }
            order[placed++] = (short) symbol;
            code++;
          }
        }
        limit[length] = code - 1;
        code <<= 1;
      }
      for (int i = placed; i < order.length; i++) {
        order[i] = -1;
      }
    }
  }

  /** Reads the block behind its magic number; nothing of one that is damaged can be written. */
  void read() throws IOException {
    left = 0;
    expectedCrc = bits.bits(32);
    if (bits.bit() != 0) {
      throw new DamagedContentException("it was written by a bzip2 older than 0.9.5");
    }
    int origin = bits.bits(24);
    int used = readUsed();
    int tables = bits.bits(3);
    int selected = bits.bits(15);
    if (used == 0 || tables < 2 || tables > 6 || selected == 0) {
      throw damaged();
    }
    readSelectors(tables, selected);
    readLengths(tables, used + 2);
    int length = readSymbols(Math.min(selected, SELECTORS), used);
    if (origin >= length) {
      throw damaged();
    }
    sort(length);
    next = sorted[origin] >>> 8;
    left = length;
    crc = -1;
    runs = 0;
    repeated = 0;
    last = -1;
  }

  private int readUsed() throws IOException {
    int ranges = bits.bits(16);
    int used = 0;
    for (int range = 0; range < 16; range++) {
      if ((ranges & 0x8000 >> range) != 0) {
        int members = bits.bits(16);
        for (int i = 0; i < 16; i++) {
          if ((members & 0x8000 >> i) != 0) {
            front[used++] = (byte) (range * 16 + i);
          }
        }
      }
    }
    return used;
  }

  private void readSelectors(int tables, int selected) throws IOException {
    byte[] order = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < selected; i++) {
      int place = 0;
      while (bits.bit() != 0) {
        if (++place >= tables) {
          throw damaged();
        }
      }
      byte table = order[place];
      System.arraycopy(order, 0, order, 1, place);
      order[0] = table;
      // Some writers name more than there can be, which none reads.
      if (i < SELECTORS) {
        selectors[i] = table;
      }
    }
  }

  private void readLengths(int tables, int symbols) throws IOException {
    byte[] lengths = new byte[SYMBOLS];
    for (int table = 0; table < tables; table++) {
      int length = bits.bits(5);
      for (int symbol = 0; symbol < symbols; symbol++) {
        while (true) {
          if (length < 1 || length > LONGEST_CODE) {
            throw damaged();
          }
          if (bits.bit() == 0) {
            break;
          }
          length += bits.bit() == 0 ? 1 : -1;
        }
        lengths[symbol] = (byte) length;
      }
      codes[table].make(lengths, symbols);
    }
  }

  /** Fills the low bytes of {@link #sorted}, and counts them in {@link #firstOf}. */
  private int readSymbols(int selected, int used) throws IOException {
    int[] into = sorted;
    byte[] order = front;
    int end = used + 1;
    int length = 0;
    int run = 0;
    int weight = 1;
    Arrays.fill(firstOf, 0);
    for (int group = 0; ; group++) {
      if (group >= selected) {
        throw damaged();
      }
      Code code = codes[selectors[group]];
      for (int i = 0; i < GROUP; i++) {
        int symbol = symbol(code);
        if (symbol <= 1) {
          if (weight > LARGEST) {
            throw damaged();
          }
          run += weight << symbol;
          weight <<= 1;
          continue;
        }
        if (run > 0) {
          if (run > LARGEST - length) {
            throw damaged();
          }
          Arrays.fill(into, length, length + run, order[0] & 0xFF);
          firstOf[(order[0] & 0xFF) + 1] += run;
          length += run;
          run = 0;
          weight = 1;
        }
        if (symbol == end) {
          return length;
        }
        if (length == LARGEST) {
          throw damaged();
        }
        byte moved = order[symbol - 1];
        if (symbol < 9) {
          for (int place = symbol - 1; place > 0; place--) {
            order[place] = order[place - 1];
          }
        } else {
          System.arraycopy(order, 0, order, 1, symbol - 1);
        }
        order[0] = moved;
        into[length++] = moved & 0xFF;
        firstOf[(moved & 0xFF) + 1]++;
      }
    }
  }

  private int symbol(Code code) throws IOException {
    int found = code.look[bits.peek(LOOK)];
    if (found != 0) {
      bits.skip(found & 31);
      return found >> 5;
    }
    int value = 0;
    for (int length = 1; length <= LONGEST_CODE; length++) {
      value = value << 1 | bits.bit();
      if (value <= code.limit[length] && value + code.base[length] >= 0) {
        int place = value + code.base[length];
        if (place < SYMBOLS && code.order[place] >= 0) {
          return code.order[place];
        }
        throw damaged();
      }
    }
    throw damaged();
  }

  /** Puts over each byte the place of the one that follows it. */
  private void sort(int length) {
    int[] place = firstOf;
    for (int i = 1; i < 257; i++) {
      place[i] += place[i - 1];
    }
    int[] all = sorted;
    for (int i = 0; i < length; i++) {
      all[place[all[i] & 0xFF]++] |= i << 8;
    }
  }

  /** Writes some of the block; 0 once all is written. */
  int write(byte[] into, int offset, int length) {
    int[] all = sorted;
    int at = offset;
    int end = offset + length;
    int sum = crc;
    while (at < end) {
      if (repeated > 0) {
        repeated--;
      } else if (left == 0) {
        break;
      } else {
        int entry = all[next];
        next = entry >>> 8;
        left--;
        int value = entry & 0xFF;
        if (runs == 4) {
          repeated = value;
          runs = 0;
          continue;
        }
        runs = value == last ? runs + 1 : 1;
        last = value;
      }
      into[at++] = (byte) last;
      sum = sum << 8 ^ CRC[sum >>> 24 ^ last];
    }
    crc = sum;
    return at - offset;
  }

  /** Whether what was written is what bzip2 had read. */
  boolean isSound() {
    return ~crc == expectedCrc;
  }

  /** Of the block's content, as bzip2 wrote it. */
  int checksum() {
    return expectedCrc;
  }

  private static DamagedContentException damaged() {
    return new DamagedContentException("its bzip2 data are damaged");
  }
}
