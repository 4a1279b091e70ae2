package io.fivefifty.source.stored;

import java.io.EOFException;
import java.net.UnknownHostException;

/** What a person is told of an error; some of Java's have no message, and are known by name. */
public final class Reason {

  private Reason() {}

  /** The words for an error. */
  public static String of(Exception e) {
    if (e.getMessage() == null) {
      return e instanceof EOFException ? "it ends too early" : e.getClass().getSimpleName();
    }
    return e instanceof UnknownHostException ? "unknown host " + e.getMessage() : e.getMessage();
  }
}
