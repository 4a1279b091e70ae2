package io.fivefifty.logs;

import java.io.IOException;

/**
 * What a log is stored in is cut short or garbled: nothing more can be read of it, while its file
 * itself can be read. The message goes on from the log's name: "it ends too early".
 */
public final class DamagedContentException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, for the person who keeps the logs
   */
  public DamagedContentException(String message) {
    super(message);
  }

  /** As above, with what the decoder said. */
  public DamagedContentException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The content breaks off. */
  public static DamagedContentException tooEarly() {
    return new DamagedContentException("it ends too early");
  }
}
