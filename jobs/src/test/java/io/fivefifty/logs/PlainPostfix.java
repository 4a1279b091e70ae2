package io.fivefifty.logs;

import com.ibm.icu.text.IDNA;
import io.fivefifty.rules.Reply;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plain twin of {@link Observer} and its helpers, for Postfix with RFC 3339 stamps: the whole
 * file as lines of text, regular expressions, a map of open messages.
 */
final class PlainPostfix {
  private static final String ADDRESS = "((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\">])*)";
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (\\S+) ([^ \\[:]+)(?:\\[\\d+\\])?: ?(.*)");
  private static final Pattern WITH_ID = Pattern.compile("([0-9A-Za-z]{6,}): (.+)");
  private static final Pattern FROM = Pattern.compile("from=<(.*)>[^>]*");
  private static final Pattern TO =
      Pattern.compile(
          "to=<"
              + ADDRESS
              + ">(?:, orig_to=<"
              + ADDRESS
              + ">)?, relay=([^,]*), .*?delay=([\\d.]+), .*?status=(\\w+) ?(?:\\((.*))?");
  private static final Pattern REMOTE = Pattern.compile("([^\\[]*)\\[([0-9a-f.:]+)\\].*");
  private static final Pattern OURS = Pattern.compile("127\\..*|10\\..*|::1");
  private static final Pattern REPLY =
      Pattern.compile(
          "host \\S+ (?:said|(refused to talk to me)): (([2-5]\\d\\d)(?![0-9A-Za-z]).*)");
  private static final Pattern STAGE =
      Pattern.compile("(.*) \\(in reply to ([^()]+) command\\)\\)");

  private static final Pattern SIGNED =
      Pattern.compile(
          "opendkim(?:-.*)?: [0-9A-Za-z]+: DKIM-Signature field added"
              + " \\(s=([-.\\w]+), d=([-.\\w]+)\\)");

  /** What stands in {@link Observation.Attempt} without its numbers for the join. */
  record Told(
      long offset,
      long timeMicros,
      long bornMicros,
      LocalDate day,
      String mtaHost,
      String queueId,
      @Nullable String sendingDomain,
      String recipientDomain,
      String relayHost,
      String relayIp,
      String provider,
      Fate fate,
      int replyCode,
      @Nullable String enhancedCode,
      @Nullable Stage stage,
      boolean permanent,
      String reply) {

    static Told of(Observation.Attempt a) {
      return new Told(
          a.offset(),
          a.timeMicros(),
          a.bornMicros(),
          a.day(),
          a.mtaHost(),
          a.queueId(),
          a.sendingDomain(),
          a.recipientDomain(),
          a.relayHost(),
          a.relayIp(),
          a.provider(),
          a.fate(),
          a.replyCode(),
          a.enhancedCode(),
          a.stage(),
          a.permanent(),
          a.reply());
    }
  }

  record Open(long offset, long timeMicros, String sendingDomain) {}

  private record MessageId(String host, String instance, String id) {}

  /** Rejections, and attempts whose sender is not known. */
  final List<Told> told = new ArrayList<>();

  final Map<PlainAnswer.Key, PlainAnswer.Counts> tallies = new HashMap<>();
  final Map<LineKind, Long> lines = new EnumMap<>(LineKind.class);

  /** By domain and selector. */
  final Map<String, Long> signatures = new HashMap<>();

  private final Map<MessageId, Open> open = new HashMap<>();
  private String host = "";
  private long offset;
  private long timeMicros;

  PlainPostfix(byte[] log) {
    for (String bytes : new String(log, StandardCharsets.ISO_8859_1).split("\n")) {
      byte[] line = bytes.getBytes(StandardCharsets.ISO_8859_1);
      lines.merge(read(new String(line, StandardCharsets.UTF_8)), 1L, Long::sum);
      offset += line.length + 1;
    }
  }

  /** The messages that are open at the end. */
  List<Open> open() {
    return List.copyOf(open.values());
  }

  private LineKind read(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return LineKind.MALFORMED;
    }
    timeMicros = Lines.micros(OffsetDateTime.parse(parts.group(1)).toInstant());
    host = parts.group(2);
    String tag = parts.group(3);
    if (!tag.contains("/")) {
      Matcher signed = SIGNED.matcher(tag + ": " + parts.group(4));
      if (!signed.matches()) {
        return LineKind.OTHER_PROGRAM;
      }
      signatures.merge(signed.group(2) + " " + signed.group(1), 1L, Long::sum);
      return LineKind.MESSAGE;
    }
    return read(tag, tag.substring(tag.lastIndexOf('/') + 1), parts.group(4));
  }

  private LineKind read(String tag, String daemon, String text) {
    if (text.startsWith("NOQUEUE")) {
      return LineKind.INBOUND;
    }
    Matcher withId = WITH_ID.matcher(text);
    if (!withId.matches()) {
      return LineKind.MESSAGE;
    }
    MessageId message = new MessageId(host, tag.substring(0, tag.indexOf('/')), withId.group(1));
    String rest = withId.group(2);
    if (rest.startsWith("reject:") || rest.startsWith("milter-reject:")) {
      return LineKind.INBOUND;
    }
    switch (daemon) {
      case "qmgr" -> {
        Matcher from = FROM.matcher(rest);
        if (from.matches()) {
          open.put(message, new Open(offset, timeMicros, domain(from.group(1))));
        } else if (rest.equals("removed")) {
          open.remove(message);
        }
        return LineKind.MESSAGE;
      }
      case "smtp", "lmtp", "local", "virtual", "pipe", "error" -> {
        if (rest.startsWith("to=<")) {
          return readTry(message, daemon, rest);
        }
        return rest.startsWith("host ") ? LineKind.HOST_PASSED_OVER : LineKind.MESSAGE;
      }
      default -> {
        return LineKind.MESSAGE;
      }
    }
  }

  private LineKind readTry(MessageId message, String daemon, String text) {
    Matcher to = TO.matcher(text);
    if (!to.matches()) {
      return LineKind.MALFORMED;
    }
    if (to.group(5).endsWith("deliverable")) {
      return LineKind.PROBE;
    }
    Matcher relay = REMOTE.matcher(to.group(3));
    if (to.group(3).equals("none")) {
      return LineKind.NO_REMOTE_HOST;
    }
    if (!relay.matches()) {
      return LineKind.LOCAL;
    }
    if (OURS.matcher(relay.group(2)).matches()) {
      return LineKind.INTERNAL_HOP;
    }
    if (daemon.equals("lmtp")) {
      return LineKind.LOCAL;
    }
    attempted(message, to, relay);
    return LineKind.ATTEMPT;
  }

  private void attempted(MessageId message, Matcher to, Matcher relay) {
    long born = timeMicros - Math.round(Double.parseDouble(to.group(4)) * 1e6);
    Open opened = open.get(message);
    String sender =
        opened == null || opened.timeMicros() < born - 5_000_000 ? null : opened.sendingDomain();
    Matcher said = REPLY.matcher(to.group(6));
    boolean delivered = to.group(5).equals("sent");
    boolean hasReply = !delivered && said.matches();
    int code = hasReply ? Integer.parseInt(said.group(3)) : 0;
    boolean isFinal = to.group(5).equals("bounced");
    String recipient = to.group(1).substring(to.group(1).lastIndexOf('@') + 1);
    String recipientDomain = to.group(1).contains("@") ? domain(to.group(1)) : "";
    String provider = provider(relay.group(1), recipient);
    LocalDate day = LocalDate.ofInstant(Lines.instant(timeMicros), ZoneOffset.UTC);
    Fate fate = delivered ? Fate.DELIVERED : isFinal ? Fate.REFUSED : Fate.DEFERRED;
    if (code == 550) {
      fate = Fate.REJECTED;
    } else if (sender != null) {
      tallies.merge(
          new PlainAnswer.Key(day, host, provider, sender),
          new PlainAnswer.Counts(
              fate == Fate.DELIVERED ? 1 : 0,
              fate == Fate.DEFERRED ? 1 : 0,
              fate == Fate.REFUSED ? 1 : 0),
          PlainAnswer.Counts::plus);
      return;
    }
    Stage stage = null;
    String reply = "";
    if (hasReply) {
      Matcher command = STAGE.matcher(said.group(2));
      if (said.group(1) != null) {
        stage = Stage.CONNECT;
        reply = said.group(2).replaceFirst("\\)$", "");
      } else if (command.matches()) {
        stage = stage(command.group(2));
        reply = command.group(1);
      } else {
        reply = said.group(2).replaceFirst("\\)$", "");
      }
    }
    boolean isRejection = fate == Fate.REJECTED;
    told.add(
        new Told(
            offset,
            timeMicros,
            born,
            day,
            host,
            message.id(),
            sender,
            recipientDomain,
            relay.group(1).toLowerCase(Locale.ROOT),
            relay.group(2),
            provider,
            fate,
            code,
            isRejection ? Reply.parse(reply).enhancedCode() : null,
            stage,
            isFinal,
            isRejection ? reply : ""));
  }

  private static String provider(String relay, String recipientDomain) {
    String ofHost = Scans.PROVIDERS.ofHost(relay);
    String ofRecipient = Scans.PROVIDERS.ofRecipientDomain(recipientDomain);
    return ofHost != null ? ofHost : ofRecipient != null ? ofRecipient : "other";
  }

  private static @Nullable Stage stage(String command) {
    return switch (command) {
      case "MAIL FROM" -> Stage.MAIL;
      case "RCPT TO" -> Stage.RCPT;
      case "DATA" -> Stage.DATA;
      case "end of DATA" -> Stage.END_OF_DATA;
      default -> null;
    };
  }

  private static String domain(String address) {
    if (address.isEmpty()) {
      return "<>";
    }
    int at = address.lastIndexOf('@');
    if (at < 0) {
      return "unknown";
    }
    StringBuilder ascii = new StringBuilder();
    IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII)
        .nameToASCII(address.substring(at + 1), ascii, new IDNA.Info());
    return ascii.toString();
  }
}
