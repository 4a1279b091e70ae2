package io.fivefifty.logs;

/**
 * How one MTA logs. One class an MTA; it knows the words of that MTA's lines and nothing of files.
 *
 * <p>A line is read in two steps: {@link #frame} finds its time, host, program and text, {@link
 * #read} tells what the text says. Both are called for every line, so they make no object. A line
 * may be cut anywhere and hold anything: neither of them throws.
 */
public interface LogFormat {

  /** As {@code --format} names it: {@code postfix}. */
  String name();

  /**
   * Sets the line's time, host, tag and text; may put the line on other bytes, on which its fields
   * stand decoded. Most MTAs log through syslog or in its manner: theirs is the dress.
   *
   * @param dress syslog's frames, with the stamps of this file
   * @return false where this MTA cannot have written the line
   */
  default boolean frame(Line line, Dress dress) {
    return dress.read(line);
  }

  /**
   * Tells {@code events} what the line says.
   *
   * @param line framed
   * @return what the line is; {@link LineKind#OTHER_PROGRAM} where this MTA did not write it
   */
  LineKind read(Line line, MailEvents events);

  /** What a line needs beside itself to be understood. */
  default Needs needs() {
    return Needs.NOTHING;
  }

  /** Whether it may stand in one file with other programs, as what goes through syslog does. */
  default boolean sharesFiles() {
    return true;
  }

  /** What must have been read before a line. */
  enum Needs {
    /** A reader may begin with any line. */
    NOTHING,
    /**
     * The line that names the columns, a {@link LineKind#HEADER}: it is read first wherever a
     * reader begins.
     */
    HEADER,
    /**
     * The lines before it: a file is read by one reader from its start, behind the older files of
     * its folder. Ids that come back belong to the folder.
     */
    LINES_BEFORE
  }
}
