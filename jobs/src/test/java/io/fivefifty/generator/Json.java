package io.fivefifty.generator;

/** Text inside a JSON string (RFC 8259, section 7). */
final class Json {
  private Json() {}

  /** Adds text with its quotes, backslashes and control bytes escaped; other bytes stay. */
  static Bytes addString(Bytes out, byte[] text) {
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      byte b = text[i];
      if (b == '"' || b == '\\') {
        out.add(text, from, i - from).addByte('\\');
        from = i;
      } else if (b >= 0 && b < 0x20) {
        out.add(text, from, i - from).add("\\u").addHex(b, 4);
        from = i + 1;
      }
    }
    return out.add(text, from, text.length - from);
  }
}
