package io.fivefifty.logs.format.postfix;

import io.fivefifty.logs.Bytes;

/** Which of Postfix's programs wrote a line (postfix(1) lists them), as far as it matters. */
enum PostfixDaemon {
  /** {@code qmgr}: says who sent a message and when it has left. */
  QUEUE_MANAGER,
  /** {@code smtp}: delivers to remote hosts. */
  SMTP,
  /** {@code lmtp}: delivers to mailboxes. */
  LMTP,
  /** {@code local}, {@code virtual}, {@code pipe}, {@code error}, {@code discard}. */
  OTHER_DELIVERY,
  /** Any other of Postfix's programs. */
  OTHER,
  /** The dress lost the name: the text must do. */
  UNTOLD,
  /** Not Postfix. */
  NONE;

  private static final byte[][] QUEUE_MANAGERS = names("qmgr", "nqmgr", "oqmgr");
  private static final byte[][] SMTP_NAMES = names("smtp");
  private static final byte[][] LMTP_NAMES = names("lmtp");
  private static final byte[][] OTHER_DELIVERIES =
      names("local", "virtual", "pipe", "error", "retry", "discard", "maildrop", "bsmtp");
  private static final byte[][] OTHERS =
      names(
          "smtpd",
          "cleanup",
          "pickup",
          "bounce",
          "trivial-rewrite",
          "anvil",
          "scache",
          "master",
          "postscreen",
          "dnsblog",
          "tlsproxy",
          "tlsmgr",
          "proxymap",
          "verify",
          "showq",
          "flush",
          "spawn",
          "defer",
          "trace",
          "submission",
          "smtps",
          "submissions",
          "postsuper",
          "postqueue",
          "postdrop",
          "sendmail",
          "postlogd",
          "postfix-script",
          "postalias",
          "postmap",
          "proxywrite",
          "qmqpd",
          "postmulti",
          "postkick",
          "postlock",
          "postcat",
          "nbdb_reindexd",
          "rewrite");

  static PostfixDaemon of(byte[] bytes, int from, int to) {
    if (isOneOf(SMTP_NAMES, bytes, from, to)) {
      return SMTP;
    }
    if (isOneOf(QUEUE_MANAGERS, bytes, from, to)) {
      return QUEUE_MANAGER;
    }
    if (isOneOf(OTHERS, bytes, from, to)) {
      return OTHER;
    }
    if (isOneOf(LMTP_NAMES, bytes, from, to)) {
      return LMTP;
    }
    return isOneOf(OTHER_DELIVERIES, bytes, from, to) ? OTHER_DELIVERY : NONE;
  }

  boolean mayQueue() {
    return this == QUEUE_MANAGER || this == UNTOLD;
  }

  boolean mayDeliver() {
    return this == SMTP || this == LMTP || this == OTHER_DELIVERY || this == UNTOLD;
  }

  private static boolean isOneOf(byte[][] names, byte[] bytes, int from, int to) {
    for (byte[] name : names) {
      if (Bytes.equal(bytes, from, to, name)) {
        return true;
      }
    }
    return false;
  }

  private static byte[][] names(String... names) {
    byte[][] bytes = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = Bytes.ascii(names[i]);
    }
    return bytes;
  }
}
