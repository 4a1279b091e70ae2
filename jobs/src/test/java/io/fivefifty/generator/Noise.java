package io.fivefifty.generator;

import java.util.List;

/** Lines that belong to no message in the queue, and some that look as if they were refusals. */
final class Noise {
  /** A line; {@code *} is a client's address. */
  private record Line(Program program, String text) {}

  private static final List<Line> LINES =
      List.of(
          new Line(
              Program.SMTPD,
              "NOQUEUE: reject: RCPT from spam.example[*]: 550 5.1.1 <nobody@acme-shop.example>:"
                  + " Recipient address rejected: User unknown in local recipient table;"
                  + " from=<x@spam.example> to=<nobody@acme-shop.example> proto=ESMTP"
                  + " helo=<spam.example>"),
          new Line(
              Program.SMTPD,
              "NOQUEUE: reject: RCPT from unknown[*]: 550 5.1.1 <v@fabrikam-0.example>: Recipient"
                  + " address rejected: undeliverable address: host"
                  + " gmail-smtp-in.l.google.com[198.51.100.21] said: 550 5.1.1 No such user (in"
                  + " reply to RCPT TO command); from=<a@b.example> to=<v@fabrikam-0.example>"
                  + " proto=ESMTP helo=<x>"),
          new Line(
              Program.SMTPD,
              "NOQUEUE: milter-reject: MAIL from unknown[*]: 550 5.7.1 Command rejected;"
                  + " from=<a@b.example> proto=ESMTP helo=<x>"),
          new Line(Program.SMTPD, "warning: hostname static.example does not resolve to [*]"),
          new Line(Program.SMTPD, "lost connection after AUTH from unknown[*]"),
          new Line(Program.SMTPD, "connect from unknown[*]"),
          new Line(Program.SMTPD, "disconnect from unknown[*] ehlo=1 auth=0/1 commands=1/2"),
          new Line(
              Program.SMTP,
              "Untrusted TLS connection established to"
                  + " gmail-smtp-in.l.google.com[198.51.100.21]:25: TLSv1.3 with cipher"
                  + " TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519"),
          new Line(
              Program.SMTP,
              "connect to mx.fabrikam-0.example[2001:db8:2::25]:25: Network is unreachable"),
          new Line(
              Program.SMTP, "warning: no MX host for quiet.example has a valid address record"),
          new Line(
              Program.QMGR,
              "warning: mail for [127.0.0.1]:10024 is using up 4001 of 20000 active queue entries"),
          new Line(
              Program.ANVIL,
              "statistics: max connection rate 12/60s for (smtp:*) at Nov 23 17:51:42"),
          new Line(Program.DOVECOT, "imap-login: Login: user=<anna>, method=PLAIN, rip=*, TLS"),
          new Line(
              Program.SPAMD,
              "spamd: result: Y 15 - SUBJ=\"Gr\u00fc\u00dfe; to=<a@b.example>, relay=mx[*]:25,"
                  + " status=bounced (host mx[*] said: 550 5.1.1 x)\""),
          new Line(Program.CRON, "(root) CMD (test -x /usr/sbin/anacron || run-parts /etc/cron)"));

  private final Dice dice;
  private final Scribe scribe;

  Noise(Dice dice, Scribe scribe) {
    this.dice = dice;
    this.scribe = scribe;
  }

  void write(Host host, long time) {
    Line line = dice.pick(LINES);
    String client = "203.0.113." + (1 + dice.below(254));
    addLatin1(line.text().replace("*", client));
    scribe.end(time, host, line.program());
  }

  /** Programs other than Postfix log what they were given: bytes that are not UTF-8 as well. */
  private void addLatin1(String text) {
    Bytes line = scribe.begin();
    for (int i = 0; i < text.length(); i++) {
      line.addByte(text.charAt(i));
    }
  }
}
