package io.fivefifty.generator;

/** What stands around a daemon's text in a log line. All stamps are UTC. */
public enum Dress {
  /** {@code Nov 23 17:51:42 host tag[pid]: text}, which journalctl's short output is too. */
  RFC3164,
  /** {@link #RFC3164} with {@code <22>} in front. */
  PRI_RFC3164,
  /** {@code 2026-11-23T17:51:42.604458+00:00 host tag[pid]: text}. */
  RFC3339,
  /** {@link #RFC3339} with {@code <22>} in front. */
  PRI_RFC3339,
  /** {@code <22>1 stamp host postfix pid - - text}: the daemon's name is lost, as with rsyslog. */
  RFC5424,
  /** {@code 2026-11-23T18:13:51+0000 host tag[pid]: text}. */
  JOURNALD_SHORT_ISO,
  /** {@code journalctl -o json}: the text is an array of bytes where it is not UTF-8. */
  JOURNALD_JSON,
  /** rsyslog's JSON template: the message has a leading blank. */
  RSYSLOG_JSON
}
