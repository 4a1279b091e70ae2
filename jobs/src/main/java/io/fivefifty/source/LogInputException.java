package io.fivefifty.source;

/** The logs cannot be read at all. The message names the path and says what to do. */
public class LogInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the person who started the run
   */
  public LogInputException(String message) {
    super(message);
  }

  /** As above, with what went wrong below. */
  public LogInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
