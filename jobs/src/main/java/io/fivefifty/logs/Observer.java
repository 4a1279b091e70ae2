package io.fivefifty.logs;

import io.fivefifty.names.Domains;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.Reply;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one part of a log, line by line, and tells what it has seen. Hot: objects are made for
 * rejections and for what another part must know, for nothing else.
 *
 * <p>A reply and its sender stand on different lines, tied by host and queue id. Messages opened in
 * this part are looked up at once; an attempt whose message is not among them is told without a
 * sender, and a message that is still open at the end is told too, so that a later step can join
 * them. Where the tables would outgrow memory they are told and emptied in the same way, as if a
 * new part began: results do not depend on it.
 */
public final class Observer implements MailEvents {

  /** A message whose log does not say who sent it. */
  public static final String UNKNOWN_SENDER = "unknown";

  /** The sender of bounces, RFC 5321 section 4.5.5. */
  public static final String NULL_SENDER = "<>";

  /**
   * A queue id that comes back belongs to another message: a {@code from=} older than the message
   * by more than this is not its own. Stamps have whole seconds, delays are rounded.
   */
  public static final long SLACK_MICROS = 5_000_000;

  /** About 24 MB of open messages for a reader. */
  private static final int MOST_OPEN = 1 << 18;

  private static final int MOST_TALLIES = 1 << 18;
  private static final int LONGEST_REPLY = 8192;
  private static final byte[] NULL_SENDER_BYTES = Bytes.ascii(NULL_SENDER);
  private static final byte[] UNKNOWN_SENDER_BYTES = Bytes.ascii(UNKNOWN_SENDER);

  private final ScanSettings settings;
  private final int mostOpen;
  private final int mostTallies;
  private final LogFormat format;
  private final Dress dress;
  private final long house;
  private final Consumer<Observation> out;
  private final Calendar calendar;
  private final ProviderOf providerOf;
  private final OpenMessages open = new OpenMessages();
  private final Tallies tallies = new Tallies();
  private final Names senders = new Names(Tallies.MOST_SENDERS - 1, Domains::aLabels);
  private final Hosts hosts = new Hosts();
  private final Instances queueManagers = new Instances();
  private final Signatures signatures = new Signatures(this::tellSignatures);

  private final long[] lines = new long[LineKind.count()];
  private final Map<LocalDate, long[]> attemptsByDay = new HashMap<>();
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  /**
   * @param format reads the lines' texts
   * @param dress finds the texts
   * @param house tells apart what hosts that do not name themselves log with the same ids; else 0
   * @param out takes the observations, in the order of the lines
   */
  public Observer(
      ScanSettings settings,
      Providers providers,
      LogFormat format,
      Dress dress,
      long house,
      Consumer<Observation> out) {
    this(settings, providers, format, dress, house, out, MOST_OPEN, MOST_TALLIES);
  }

  /** With tables that are told and emptied when they hold so many messages or counts. */
  Observer(
      ScanSettings settings,
      Providers providers,
      LogFormat format,
      Dress dress,
      long house,
      Consumer<Observation> out,
      int mostOpen,
      int mostTallies) {
    this.settings = settings;
    this.mostOpen = mostOpen;
    this.mostTallies = mostTallies;
    this.format = format;
    this.dress = dress;
    this.house = house;
    this.out = out;
    this.calendar = new Calendar(settings.zone());
    this.providerOf = new ProviderOf(providers);
  }

  /** Reads the next line. */
  public void read(Line line) {
    lines[kindOf(line).ordinal()]++;
    if (open.size() >= mostOpen
        || tallies.size() >= mostTallies
        || senders.isFull()
        || hosts.isFull()) {
      tellTables();
    }
  }

  /**
   * Tells what is still open, the counts and the account.
   *
   * @param bytes how many were read
   * @param damage why the part could not be read to its end, or null; counts as a malformed line
   */
  public void finish(long bytes, @Nullable String damage) {
    tellTables();
    if (damage != null) {
      lines[LineKind.MALFORMED.ordinal()]++;
    }
    Map<LineKind, Long> counts = new EnumMap<>(LineKind.class);
    for (LineKind kind : LineKind.values()) {
      if (lines[kind.ordinal()] > 0) {
        counts.put(kind, lines[kind.ordinal()]);
      }
    }
    Map<LocalDate, Long> attempts = new HashMap<>();
    Map<LocalDate, Long> rejections = new HashMap<>();
    attemptsByDay.forEach(
        (day, count) -> {
          attempts.put(day, count[0]);
          rejections.put(day, count[1]);
        });
    out.accept(
        new Observation.Account(
            bytes, counts, attempts, rejections, firstMicros, lastMicros, damage));
  }

  private LineKind kindOf(Line line) {
    if (line.start == line.end) {
      return LineKind.BLANK;
    }
    if (line.tooLong || !format.frame(line, dress)) {
      return LineKind.MALFORMED;
    }
    LineKind kind = format.read(line, this);
    if (kind == LineKind.OTHER_PROGRAM && isSignature(line)) {
      kind = LineKind.MESSAGE;
    }
    if (kind != LineKind.MALFORMED && kind != LineKind.HEADER && line.timeMicros != Line.NO_TIME) {
      firstMicros = Math.min(firstMicros, line.timeMicros);
      lastMicros = Math.max(lastMicros, line.timeMicros);
    }
    return kind;
  }

  /** A signer logs beside every MTA: it is no part of a format. */
  private boolean isSignature(Line line) {
    if (!signatures.read(line)) {
      return false;
    }
    LocalDate day = calendar.dayOf(line.timeMicros);
    if (settings.days().contains(day)) {
      signatures.count((int) day.toEpochDay());
    }
    return true;
  }

  @Override
  public void signed(
      Line line, int domainStart, int domainEnd, int selectorStart, int selectorEnd) {
    LocalDate day = calendar.dayOf(line.timeMicros);
    if (settings.days().contains(day)
        && signatures.read(line, domainStart, domainEnd, selectorStart, selectorEnd)) {
      signatures.count((int) day.toEpochDay());
    }
  }

  private void tellSignatures(int epochDay, String domain, String selector, long count) {
    out.accept(new Observation.Signature(LocalDate.ofEpochDay(epochDay), domain, selector, count));
  }

  @Override
  public void opened(Line line, int idStart, int idEnd, int addressStart, int addressEnd) {
    int instance = instance(line);
    queueManagers.add(instance);
    open.put(
        key(line, idStart, idEnd),
        instance,
        sender(line, addressStart, addressEnd),
        line.timeMicros,
        line.offset);
  }

  @Override
  public void closed(Line line, int idStart, int idEnd) {
    int instance = instance(line);
    long key = key(line, idStart, idEnd);
    int slot = open.find(key, instance);
    if (slot < 0 || open.remove(slot)) {
      out.accept(
          new Observation.Closed(
              new Observation.MessageKey(key, instance),
              line.offset,
              line.timeMicros,
              calendar.dayOf(line.timeMicros)));
    }
  }

  @Override
  public void attempted(Line line, Delivery delivery) {
    LocalDate day = calendar.dayOf(line.timeMicros);
    Fate fate = fate(delivery);
    count(day, fate);
    int instance = instance(line);
    long key = key(line, delivery.idStart, delivery.idEnd);
    long born = delivery.ageMicros < 0 ? Long.MIN_VALUE : line.timeMicros - delivery.ageMicros;
    int sender = senderOf(line, delivery, key, instance, born);
    if (!settings.days().contains(day)) {
      return;
    }
    int provider = providerOf.number(line, delivery);
    if (sender >= 0 && fate != Fate.REJECTED) {
      tallies.add((int) day.toEpochDay(), hosts.number(line), provider, sender, fate);
      return;
    }
    String domain = sender < 0 ? null : senders.name(sender);
    out.accept(
        attempt(
            line,
            delivery,
            new Observation.MessageKey(key, instance),
            born,
            day,
            domain,
            providerOf.name(provider),
            fate));
  }

  private Observation.Attempt attempt(
      Line line,
      Delivery delivery,
      Observation.MessageKey message,
      long born,
      LocalDate day,
      @Nullable String sendingDomain,
      String provider,
      Fate fate) {
    int replyEnd = Math.min(delivery.replyEnd, delivery.replyStart + LONGEST_REPLY);
    String reply = fate == Fate.REJECTED ? ReplyText.of(line, delivery.replyStart, replyEnd) : "";
    int domain = Addresses.domainStart(line.bytes, delivery.recipientStart, delivery.recipientEnd);
    return new Observation.Attempt(
        message,
        line.offset,
        line.timeMicros,
        born,
        day,
        hosts.name(line),
        line.text(delivery.idStart, delivery.idEnd),
        sendingDomain,
        domain < 0 ? "" : Domains.aLabels(line.text(domain, delivery.recipientEnd)),
        recipientHash(line, delivery.recipientStart, delivery.recipientEnd),
        line.text(delivery.relayStart, delivery.relayEnd).toLowerCase(Locale.ROOT),
        line.text(delivery.ipStart, delivery.ipEnd),
        provider,
        fate,
        delivery.replyCode,
        reply.isEmpty() ? null : Reply.parse(reply).enhancedCode(),
        delivery.stage,
        delivery.givenUp,
        reply);
  }

  private Fate fate(Delivery delivery) {
    if (settings.codes().contains(delivery.replyCode)) {
      return Fate.REJECTED;
    }
    if (delivery.delivered) {
      return Fate.DELIVERED;
    }
    return delivery.givenUp ? Fate.REFUSED : Fate.DEFERRED;
  }

  /**
   * The number of the message's sender, or -1 where this part of the log does not know it. A line
   * that does not tell the message's age is of the message that is open.
   */
  private int senderOf(Line line, Delivery delivery, long key, int instance, long born) {
    if (delivery.senderStart == Delivery.NOWHERE) {
      return unknownSender();
    }
    if (delivery.senderStart != Delivery.ELSEWHERE) {
      return sender(line, delivery.senderStart, delivery.senderEnd);
    }
    int slot = open.find(key, instance);
    if (slot < 0 && !queueManagers.contains(instance)) {
      slot = open.findAny(key); // a transport that logs under a name of its own
    }
    if (slot < 0) {
      return -1;
    }
    if (born != Long.MIN_VALUE) {
      if (open.timeMicros(slot) < born - SLACK_MICROS) {
        return -1;
      }
      if (born < open.timeMicros(slot) - SLACK_MICROS) {
        open.markOlder(slot);
      }
    }
    return open.sender(slot);
  }

  private int sender(Line line, int from, int to) {
    if (from == to) {
      return senders.number(NULL_SENDER_BYTES, 0, NULL_SENDER_BYTES.length);
    }
    int domain = Addresses.domainStart(line.bytes, from, to);
    return domain < 0 ? unknownSender() : senders.number(line.bytes, domain, to);
  }

  private int unknownSender() {
    return senders.number(UNKNOWN_SENDER_BYTES, 0, UNKNOWN_SENDER_BYTES.length);
  }

  private long key(Line line, int idStart, int idEnd) {
    return Bytes.hash(line.bytes, idStart, idEnd, hosts.hash(line) ^ house);
  }

  /** The MTA instance on its host: {@code postfix-out} of {@code postfix-out/smtp}. */
  private static int instance(Line line) {
    int slash = Bytes.indexOf(line.bytes, line.tagStart, line.tagEnd, (byte) '/');
    int end = slash < 0 ? line.tagEnd : slash;
    return (int) Bytes.hash(line.bytes, line.tagStart, end, 0);
  }

  /** The same recipient gives the same number in every log, and the number names nobody. */
  private static long recipientHash(Line line, int from, int to) {
    byte[] folded = new byte[to - from];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Bytes.lower(line.bytes[from + i]);
    }
    return Bytes.hash(folded, 0, folded.length, 550);
  }

  private void count(LocalDate day, Fate fate) {
    long[] counts = attemptsByDay.computeIfAbsent(day, d -> new long[2]);
    counts[0]++;
    if (fate == Fate.REJECTED) {
      counts[1]++;
    }
  }

  private void tellTables() {
    open.drain(
        (key, instance, sender, timeMicros, offset) ->
            out.accept(
                new Observation.Opened(
                    new Observation.MessageKey(key, instance),
                    offset,
                    timeMicros,
                    calendar.dayOf(timeMicros),
                    senders.name(sender))));
    tallies.drain(
        (epochDay, host, provider, sender, delivered, deferred, refused) ->
            out.accept(
                new Observation.Tally(
                    LocalDate.ofEpochDay(epochDay),
                    hosts.name(host),
                    providerOf.name(provider),
                    senders.name(sender),
                    delivered,
                    deferred,
                    refused)));
    signatures.drain();
    senders.clear();
    hosts.clear();
  }
}
