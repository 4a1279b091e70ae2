package io.fivefifty.generator;

/** The command of the SMTP dialogue that a reply answered. */
public enum Stage {
  CONNECT("connect", ""),
  MAIL("mail", "MAIL FROM command"),
  RCPT("rcpt", "RCPT TO command"),
  DATA("data", "DATA command"),
  END_OF_DATA("end-of-data", "end of DATA command"),
  /** The line was cut before it told. */
  UNKNOWN("unknown", "");

  private final String id;
  private final String command;

  Stage(String id, String command) {
    this.id = id;
    this.command = command;
  }

  /** The stage's name in the reports, such as {@code end-of-data}. */
  public String id() {
    return id;
  }

  /** What Postfix writes after {@code in reply to}; empty where it writes nothing. */
  String command() {
    return command;
  }

  static Stage of(String id) {
    for (Stage stage : values()) {
      if (stage.id.equals(id)) {
        return stage;
      }
    }
    throw new IllegalArgumentException("no stage is called '" + id + "'");
  }
}
