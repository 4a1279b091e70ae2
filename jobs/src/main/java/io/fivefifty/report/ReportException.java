package io.fivefifty.report;

/** A run cannot give its report. The message says why and what to do. */
public final class ReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for the person who started the run
   */
  public ReportException(String message) {
    super(message);
  }
}
