package io.fivefifty.logs;

/**
 * How one MTA logs. One class an MTA; it knows the words of that MTA's lines and nothing of files,
 * time or other lines.
 */
public interface LogFormat {

  /** As {@code --format} names it: {@code postfix}. */
  String name();

  /**
   * Reads one line and tells {@code events} what it says. Called for every line, so it makes no
   * object.
   *
   * @param line dressed: time, host, tag and text are set
   * @return what the line is; {@link LineKind#OTHER_PROGRAM} where this MTA did not write it
   */
  LineKind read(Line line, MailEvents events);
}
