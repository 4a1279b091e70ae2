package io.fivefifty.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Small Postfix logs whose truth can be counted by hand, and what lies beside logs. */
final class MailLogs {

  static final int LINES = 14;
  static final int ATTEMPTS = 6;
  static final int REJECTIONS = 3;

  private static final String DAY =
      """
      DAYT08:00:00.100000+00:00 mx1 postfix/qmgr[10]: 4A1B2C3D01: from=<Anna.Agent7@Shop.example>, size=900, nrcpt=2 (queue active)
      DAYT08:00:01.100000+00:00 mx1 postfix/smtp[11]: 4A1B2C3D01: to=<john.doe55@gmail.com>, relay=gmail-smtp-in.l.google.com[198.51.100.21]:25, delay=1.1, delays=0.1/0/0.5/0.5, dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[198.51.100.21] said: 550-5.1.1 The email account that you tried to reach does not exist. Please try 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser a1-20020 - gsmtp (in reply to RCPT TO command))
      DAYT08:00:02.100000+00:00 mx1 postfix/smtp[11]: 4A1B2C3D01: to=<mary.major77@gmail.com>, relay=gmail-smtp-in.l.google.com[198.51.100.21]:25, delay=2.1, delays=0.1/0/0.5/1.5, dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[198.51.100.21] said: 550-5.1.1 The email account that you tried to reach does not exist. Please try 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser b2-20020 - gsmtp (in reply to RCPT TO command))
      DAYT08:00:02.200000+00:00 mx1 postfix/qmgr[10]: 4A1B2C3D01: removed
      DAYT09:00:00.100000+00:00 mx1 postfix/qmgr[10]: 4B2C3D4E02: from=<carl.clerk12@news.example.net>, size=800, nrcpt=1 (queue active)
      DAYT09:00:01.100000+00:00 mx1 postfix/smtp[12]: 4B2C3D4E02: to=<dora.dean9@corp.example>, relay=mx.corp.example[203.0.113.5]:25, delay=1, delays=0/0/0.5/0.5, dsn=5.7.1, status=bounced (host mx.corp.example[203.0.113.5] said: 550 5.7.1 <dora.dean9@corp.example>: Relay access denied. \u001b[31mRed\u202e\u0007 (in reply to RCPT TO command))
      DAYT09:00:01.200000+00:00 mx1 postfix/qmgr[10]: 4B2C3D4E02: removed
      DAYT10:00:00.100000+00:00 mx1 postfix/qmgr[10]: 4C3D4E5F03: from=<carl.clerk12@news.example.net>, size=700, nrcpt=2 (queue active)
      DAYT10:00:01.100000+00:00 mx1 postfix/smtp[13]: 4C3D4E5F03: to=<eve.eager3@corp.example>, relay=mx.corp.example[203.0.113.5]:25, delay=1, delays=0/0/0.5/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 9F)
      DAYT10:00:02.100000+00:00 mx1 postfix/smtp[13]: 4C3D4E5F03: to=<fay.fast4@corp.example>, relay=mx.corp.example[203.0.113.5]:25, delay=2, delays=0/0/0.5/1.5, dsn=4.2.0, status=deferred (host mx.corp.example[203.0.113.5] said: 450 4.2.0 <fay.fast4@corp.example>: Greylisted (in reply to RCPT TO command))
      DAYT10:30:00.100000+00:00 mx1 postfix/qmgr[10]: 4C3D4E5F03: from=<carl.clerk12@news.example.net>, size=700, nrcpt=2 (queue active)
      DAYT10:30:01.100000+00:00 mx1 postfix/smtp[13]: 4C3D4E5F03: to=<fay.fast4@corp.example>, relay=mx.corp.example[203.0.113.5]:25, delay=1801, delays=1800/0/0.5/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 9E)
      DAYT10:30:01.200000+00:00 mx1 postfix/qmgr[10]: 4C3D4E5F03: removed
      DAYT11:00:00.100000+00:00 mx1 postfix/anvil[14]: statistics: max cache size 1 at Nov 22 10:59:00
      """;

  private MailLogs() {}

  /** A day's log: {@link #LINES} lines, {@link #ATTEMPTS} of them attempts. */
  static byte[] day(String date) {
    return DAY.replace("DAY", date).getBytes(UTF_8);
  }

  /** Bytes that are no text, on {@code lines} lines; the same in every run. */
  static byte[] noise(int lines) {
    byte[] noise = new byte[lines * 100];
    new Random(550).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      boolean ends = i % 100 == 99;
      noise[i] = ends ? (byte) '\n' : noise[i] == '\n' || noise[i] == '\r' ? 0 : noise[i];
    }
    return noise;
  }

  /** The content as gzip that breaks off behind it. */
  static byte[] cutGzip(byte[] content) {
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(cut, 512, true)) {
      gzip.write(content);
      gzip.flush();
      return cut.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of a gzip file, not even its head complete. */
  static byte[] gzipWithoutContent() {
    byte[] head = Arrays.copyOf(cutGzip(day("2026-11-22")), 10);
    head[3] = 8; // says that a file name follows, RFC 1952 section 2.3.1
    return head;
  }

  static Path write(Path file, byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, whole.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
