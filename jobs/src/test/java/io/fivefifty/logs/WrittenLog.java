package io.fivefifty.logs;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A log that a test writes line by line, all on 23 November 2026, and what it tells. */
final class WrittenLog {
  static final String FROM = "from=<a@%s>, size=1, nrcpt=1 (queue active)";
  static final String REFUSED =
      "to=<R@Y.example>, relay=MX.gmail-smtp-in.l.google.com[198.51.100.21]:25, delay=%s,"
          + " delays=0/0/0/0, dsn=5.1.1, status=bounced (host mx[198.51.100.21] said: 550-5.1.1 no"
          + " 550 5.1.1 bye (in reply to RCPT TO command))";
  static final String SENT =
      "to=<r@y.example>, relay=mx.y.example[198.51.100.21]:25, delay=1, delays=0/0/0/1, dsn=2.0.0,"
          + " status=sent (250 ok)";

  private final StringBuilder log = new StringBuilder();

  void qmgr(String time, String id, String words) {
    line(time, "mx-1 postfix/qmgr", id, words);
  }

  void smtp(String time, String id, String words) {
    line(time, "mx-1 postfix/smtp", id, words);
  }

  void line(String time, String hostAndTag, String id, String words) {
    raw("Nov 23 " + time + " " + hostAndTag + "[1]: " + id + ": " + words + "\n");
  }

  void raw(String text) {
    log.append(text);
  }

  String text() {
    return log.toString();
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  List<Observation> told() {
    return Scans.whole(text());
  }

  List<Observation.Attempt> attempts() {
    return Scans.only(Observation.Attempt.class, told());
  }

  /** Of the rejections, after the join. */
  List<String> senders() {
    return PlainAnswer.of(List.of(told())).rejections().stream()
        .map(attempt -> String.valueOf(attempt.sendingDomain()))
        .toList();
  }
}
