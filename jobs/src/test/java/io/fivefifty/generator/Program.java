package io.fivefifty.generator;

/** The programs that write to a mail log. */
enum Program {
  SMTPD("/smtpd", 700),
  SUBMISSION("/submission/smtpd", 1709),
  PICKUP("/pickup", 2718),
  CLEANUP("/cleanup", 3727),
  QMGR("/qmgr", 4736),
  SMTP("/smtp", 5745),
  /** smtp under the name that master.cf gives the relay transport. */
  RELAY_SMTP("/relay/smtp", 6754),
  LMTP("/lmtp", 7763),
  LOCAL("/local", 8772),
  VIRTUAL("/virtual", 9781),
  PIPE("/pipe", 10790),
  ERROR("/error", 11799),
  BOUNCE("/bounce", 12808),
  ANVIL("/anvil", 13817),
  POSTSUPER("/postsuper", 14826),
  OPENDKIM("opendkim", 15835),
  DOVECOT("dovecot", 16844),
  SPAMD("spamd", 17853),
  CRON("CRON", 18862);

  private final String name;
  private final int firstPid;

  Program(String name, int firstPid) {
    this.name = name;
    this.firstPid = firstPid;
  }

  int firstPid() {
    return firstPid;
  }

  /** The syslog tag, such as {@code postfix-out/smtp}. */
  String tag(String postfixInstance) {
    return name.startsWith("/") ? postfixInstance + name : name;
  }
}
