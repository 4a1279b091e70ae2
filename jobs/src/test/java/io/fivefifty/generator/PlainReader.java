package io.fivefifty.generator;

import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 3339 logs of one MTA host or several, line by line, with regular expressions: slow and
 * plain, and with nothing in common with the generator but what Postfix's lines look like.
 */
final class PlainReader {
  private static final String ADDRESS = "((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\">])*)";
  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)T\\S+ (\\S+) (?:postfix|postfix-out|mailout)/(\\S+?)\\[\\d+\\]: (.*)");
  private static final Pattern FROM =
      Pattern.compile("(\\w+): from=<" + ADDRESS + ">, (?:size|status)=.*");
  private static final Pattern REMOVED = Pattern.compile("(\\w+): removed");
  private static final Pattern TRY =
      Pattern.compile(
          "(\\w+): to=<"
              + ADDRESS
              + ">, (?:orig_to=<[^>]*>, )?relay=([^ \\[]+)\\[([^\\]]+)\\]:\\d+, (?:conn_use=\\d+, )?"
              + "delay=[\\d.]+, delays=[\\d./]+, dsn=[\\d.]+, status=(\\w+) \\((.*)");
  private static final Pattern REPLY =
      Pattern.compile(
          "(?:host \\S+ said: |host \\S+ (refused to talk to me): |)"
              + "(\\d{3})[- ](?:(\\d\\.\\d{1,3}\\.\\d{1,3}) )?.*?"
              + "(?: \\(in reply to (MAIL FROM|RCPT TO|DATA|end of DATA) command\\))?\\)?");

  private final Map<String, String> senders = new HashMap<>();
  private final Map<RefusalKey, Long> refusals = new HashMap<>();
  private final Map<DeliveryKey, DeliveryCount> deliveries = new HashMap<>();
  private long lines;

  /** Reads one host's files, or a central log's, in order of their time. */
  void read(List<Path> files) throws IOException {
    for (Path file : files) {
      for (String line : lines(file)) {
        lines++;
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
          readText(LocalDate.parse(parts.group(1)), parts.group(2), parts.group(3), parts.group(4));
        }
      }
    }
  }

  Map<RefusalKey, Long> refusals() {
    return refusals;
  }

  Map<DeliveryKey, DeliveryCount> deliveries() {
    return deliveries;
  }

  long lineCount() {
    return lines;
  }

  private void readText(LocalDate day, String host, String program, String text) {
    Matcher from = FROM.matcher(text);
    if (program.equals("qmgr") && from.matches()) {
      senders.put(host + " " + from.group(1), domain(from.group(2)));
    }
    Matcher removed = REMOVED.matcher(text);
    if (removed.matches()) {
      senders.remove(host + " " + removed.group(1));
    }
    Matcher attempt = TRY.matcher(text);
    if (program.endsWith("smtp") && attempt.matches()) {
      readTry(day, host, attempt);
    }
  }

  private void readTry(LocalDate day, String host, Matcher attempt) {
    String address = attempt.group(4);
    String status = attempt.group(5);
    boolean isInHouse = address.matches("127\\..*|10\\..*|::1");
    if (isInHouse || status.endsWith("deliverable")) {
      return;
    }
    String relay = attempt.group(3);
    String sender = senders.getOrDefault(host + " " + attempt.group(1), "unknown");
    Matcher reply = REPLY.matcher(attempt.group(6));
    int code = reply.matches() ? Integer.parseInt(reply.group(2)) : 0;
    boolean isFinal = status.equals("bounced");
    DeliveryCount count =
        new DeliveryCount(
            status.equals("sent") ? 1 : 0,
            code != 550 && !status.equals("sent") && !isFinal ? 1 : 0,
            code == 550 ? 1 : 0,
            code != 550 && isFinal ? 1 : 0);
    deliveries.merge(new DeliveryKey(day, host, relay, sender), count, DeliveryCount::plus);
    if (code >= 400) {
      String enhanced = reply.group(3) == null ? "" : reply.group(3);
      String to = domain(attempt.group(2));
      Stage stage = reply.group(1) == null ? stage(reply.group(4)) : Stage.CONNECT;
      refusals.merge(
          new RefusalKey(day, host, relay, to, code, enhanced, sender, stage, isFinal),
          1L,
          Long::sum);
    }
  }

  private static Stage stage(@Nullable String command) {
    if (command == null) {
      return Stage.UNKNOWN;
    }
    return switch (command) {
      case "MAIL FROM" -> Stage.MAIL;
      case "RCPT TO" -> Stage.RCPT;
      case "DATA" -> Stage.DATA;
      default -> Stage.END_OF_DATA;
    };
  }

  private static String domain(String address) {
    if (address.isEmpty()) {
      return "<>";
    }
    int at = address.lastIndexOf('@');
    return at < 0 ? "unknown" : IDN.toASCII(address.substring(at + 1)).toLowerCase(Locale.ROOT);
  }

  static List<String> lines(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
