package io.fivefifty.generator;

import java.util.List;

/**
 * A server's reply.
 *
 * @param code 200 to 599
 * @param enhancedCode such as {@code 5.7.1}; empty where the reply has none
 * @param lines the text of each line, without codes
 */
record Reply(Stage stage, int code, String enhancedCode, List<Template> lines) {

  /** Writes the reply as Postfix does: lines joined by blanks, the codes of each line kept. */
  void write(Bytes out, Dice dice, Envelope envelope, Recipient recipient, Relay relay) {
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      out.addNumber(code).addByte(last ? ' ' : '-');
      if (!enhancedCode.isEmpty()) {
        out.add(enhancedCode).addByte(' ');
      }
      lines.get(i).fill(out, dice, envelope, recipient, relay);
      if (!last) {
        out.addByte(' ');
      }
    }
  }
}
