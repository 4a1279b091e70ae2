package io.fivefifty.logs.format.smtp;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Stage;
import org.jspecify.annotations.Nullable;

/** The commands of SMTP (RFC 5321 section 4.1), and the stages at which they stand. Hot. */
public final class Commands {

  private static final byte[][] WORDS = {
    Bytes.ascii("rcpt"),
    Bytes.ascii("."),
    Bytes.ascii("mail"),
    Bytes.ascii("data"),
    Bytes.ascii("ehlo"),
    Bytes.ascii("helo"),
    Bytes.ascii("lhlo"),
    Bytes.ascii("bdat"),
    Bytes.ascii("eod"),
    Bytes.ascii("connect"),
  };

  private static final Stage[] STAGES = {
    Stage.RCPT,
    Stage.END_OF_DATA,
    Stage.MAIL,
    Stage.DATA,
    Stage.EHLO,
    Stage.EHLO,
    Stage.EHLO,
    Stage.END_OF_DATA,
    Stage.END_OF_DATA,
    Stage.CONNECT,
  };

  private Commands() {}

  /** The stage of the command that [from, to) begins with, in any case; null where it is none. */
  public static @Nullable Stage stageOf(byte[] b, int from, int to) {
    int end = from;
    while (end < to && (Bytes.isAlphanumeric(b[end]) || b[end] == '.')) {
      end++;
    }
    for (int i = 0; i < WORDS.length; i++) {
      if (isWord(b, from, end, WORDS[i])) {
        return STAGES[i];
      }
    }
    return null;
  }

  private static boolean isWord(byte[] b, int from, int to, byte[] word) {
    if (to - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (Bytes.lower(b[from + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }
}
