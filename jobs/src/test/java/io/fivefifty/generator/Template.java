package io.fivefifty.generator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A server's words with gaps such as {@code {rcpt}}, filled anew each time. */
final class Template {
  private static final String ID_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private enum Gap {
    /** The recipient's address. */
    RCPT,
    /** The sender's domain, as the receiver would read it. */
    DOMAIN,
    /** Our own address. */
    IP,
    /** The server's name. */
    HOST,
    /** Sixteen letters and digits. */
    ID,
    /** Ten upper-case hexadecimal digits. */
    HEX,
    /** A number of five digits. */
    N,
    /** 2,400 bytes, more than Postfix puts in a line. */
    FILLER
  }

  /** Words as UTF-8, then a gap, or none at the end. */
  private static final class Part {
    private final byte[] words;
    private final @Nullable Gap gap;

    Part(String words, @Nullable Gap gap) {
      this.words = words.getBytes(StandardCharsets.UTF_8);
      this.gap = gap;
    }
  }

  private final List<Part> parts = new ArrayList<>();

  Template(String text) {
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        parts.add(new Part(text.substring(at), null));
        return;
      }
      Gap gap = Gap.valueOf(text.substring(open + 1, close).toUpperCase(Locale.ROOT));
      parts.add(new Part(text.substring(at, open), gap));
      at = close + 1;
    }
  }

  void fill(Bytes out, Dice dice, Envelope envelope, Recipient recipient, Relay relay) {
    for (Part part : parts) {
      out.add(part.words);
      Gap gap = part.gap;
      if (gap == null) {
        continue;
      }
      switch (gap) {
        case RCPT -> out.add(recipient.address());
        case DOMAIN -> out.add(envelope.sender().isNull() ? "" : envelope.sender().domain());
        case IP -> out.add(envelope.host().address());
        case HOST -> out.add(relay.host());
        case ID -> addId(out, dice.bits());
        case HEX -> out.addHex(dice.bits(), 10);
        case N -> out.addNumber(10_000 + dice.below(90_000));
        case FILLER -> addFiller(out);
        default -> throw new IllegalStateException("no filling for " + gap);
      }
    }
  }

  private static void addId(Bytes out, long bits) {
    long rest = bits;
    for (int i = 0; i < 16; i++) {
      out.addByte(ID_DIGITS.charAt((int) ((rest & 0xf) + (rest >>> 60))));
      rest = Long.rotateRight(rest, 4);
    }
  }

  private static void addFiller(Bytes out) {
    for (int i = 0; i < 100; i++) {
      out.add("policies apply to you. ").addNumber(i % 10);
    }
  }
}
