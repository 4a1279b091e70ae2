package io.fivefifty.generator;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * What to generate. The same plan gives the same bytes, on every machine.
 *
 * @param seed where all chance comes from
 * @param firstDay the first day, UTC
 * @param days number of days, at least 1
 * @param hosts number of mail hosts, 1 to 200
 * @param messagesPerDay messages that enter the queues a day, over all hosts; notifications and
 *     probes, which are caused by others, come on top
 * @param senderDomains number of sending domains, at least 1; few of them send most of the mail
 * @param refusalShare share of first tries that end in a 5xx reply, 0 to 1
 * @param deferralShare share of first tries that must be repeated, 0 to 1
 * @param contentFilterShare share of messages that pass a content filter and so get a second id
 */
public record GeneratorPlan(
    long seed,
    LocalDate firstDay,
    int days,
    int hosts,
    long messagesPerDay,
    int senderDomains,
    double refusalShare,
    double deferralShare,
    double contentFilterShare,
    Dress dress,
    QueueIdStyle queueIds,
    Layout layout,
    Compression compression) {

  public GeneratorPlan {
    requireNonNull(firstDay, "firstDay is null");
    requireNonNull(dress, "dress is null");
    requireNonNull(queueIds, "queueIds is null");
    requireNonNull(layout, "layout is null");
    requireNonNull(compression, "compression is null");
    check(days >= 1 && days <= 366, "days", days, "1 to 366");
    check(hosts >= 1 && hosts <= 200, "hosts", hosts, "1 to 200");
    check(messagesPerDay >= 1, "messagesPerDay", messagesPerDay, "1 or more");
    check(senderDomains >= 1, "senderDomains", senderDomains, "1 or more");
    checkShare("refusalShare", refusalShare);
    checkShare("deferralShare", deferralShare);
    checkShare("contentFilterShare", contentFilterShare);
    checkShare("refusalShare + deferralShare", refusalShare + deferralShare);
  }

  /** Two hosts, three days over a month's end, 2,000 messages a day, with every trap in the mix. */
  public static GeneratorPlan ofSeed(long seed) {
    return new GeneratorPlan(
        seed,
        LocalDate.of(2026, 11, 29),
        3,
        2,
        2_000,
        200,
        0.04,
        0.06,
        0.1,
        Dress.RFC3164,
        QueueIdStyle.SHORT,
        Layout.FILE_A_DAY_AND_HOST,
        Compression.NONE);
  }

  public GeneratorPlan withDays(LocalDate newFirstDay, int newDays) {
    return copy(newFirstDay, newDays, hosts, messagesPerDay, senderDomains);
  }

  public GeneratorPlan withHosts(int newHosts) {
    return copy(firstDay, days, newHosts, messagesPerDay, senderDomains);
  }

  public GeneratorPlan withMessagesPerDay(long newMessagesPerDay) {
    return copy(firstDay, days, hosts, newMessagesPerDay, senderDomains);
  }

  public GeneratorPlan withSenderDomains(int newSenderDomains) {
    return copy(firstDay, days, hosts, messagesPerDay, newSenderDomains);
  }

  public GeneratorPlan withShares(double refusals, double deferrals, double contentFilter) {
    return new GeneratorPlan(
        seed,
        firstDay,
        days,
        hosts,
        messagesPerDay,
        senderDomains,
        refusals,
        deferrals,
        contentFilter,
        dress,
        queueIds,
        layout,
        compression);
  }

  public GeneratorPlan withDress(Dress newDress) {
    return copy(newDress, queueIds, layout, compression);
  }

  public GeneratorPlan withQueueIds(QueueIdStyle newQueueIds) {
    return copy(dress, newQueueIds, layout, compression);
  }

  public GeneratorPlan withLayout(Layout newLayout) {
    return copy(dress, queueIds, newLayout, compression);
  }

  public GeneratorPlan withCompression(Compression newCompression) {
    return copy(dress, queueIds, layout, newCompression);
  }

  /** Microseconds since 1970 at which the first day begins. */
  long startMicros() {
    return TimeUnit.SECONDS.toMicros(firstDay.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
  }

  /** Microseconds since 1970 at which the last day has ended: nothing is written from then on. */
  long endMicros() {
    return startMicros() + TimeUnit.DAYS.toMicros(days);
  }

  private GeneratorPlan copy(
      LocalDate newFirstDay, int newDays, int newHosts, long newMessages, int newSenderDomains) {
    return new GeneratorPlan(
        seed,
        newFirstDay,
        newDays,
        newHosts,
        newMessages,
        newSenderDomains,
        refusalShare,
        deferralShare,
        contentFilterShare,
        dress,
        queueIds,
        layout,
        compression);
  }

  private GeneratorPlan copy(
      Dress newDress, QueueIdStyle newQueueIds, Layout newLayout, Compression newCompression) {
    return new GeneratorPlan(
        seed,
        firstDay,
        days,
        hosts,
        messagesPerDay,
        senderDomains,
        refusalShare,
        deferralShare,
        contentFilterShare,
        newDress,
        newQueueIds,
        newLayout,
        newCompression);
  }

  private static void checkShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", expected 0 to 1");
    }
  }

  private static void check(boolean holds, String name, long found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + found + ", expected " + expected);
    }
  }
}
