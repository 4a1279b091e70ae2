package io.fivefifty.source;

/** A path that the user named does not exist. */
public final class NoSuchLogException extends LogInputException {

  private static final long serialVersionUID = 1L;

  /**
   * @param path as the user wrote it
   */
  public NoSuchLogException(String path) {
    super("No such file or folder: " + path);
  }
}
