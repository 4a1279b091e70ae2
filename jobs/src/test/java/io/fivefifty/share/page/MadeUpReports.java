package io.fivefifty.share.page;

import io.fivefifty.logs.Days;
import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.DnsChange;
import io.fivefifty.share.content.DomainRecords;
import io.fivefifty.share.content.HeatMap;
import io.fivefifty.share.content.HostRecords;
import io.fivefifty.share.content.RunAccount;
import io.fivefifty.share.content.Subject;
import io.fivefifty.share.content.TimeLine;
import io.fivefifty.share.content.Totals;
import io.fivefifty.share.content.Trend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports as a page may get them, without a table behind them. */
final class MadeUpReports {

  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant SNAPSHOT = Instant.parse("2026-11-22T02:10:00Z");
  private static final List<String> PROVIDERS =
      List.of("gmail", "microsoft-365", "yahoo", "outlook", "t-online", "gmx", "other", "mimecast");
  private static final List<MadeUpCause> CAUSES = MadeUpCause.all();

  private MadeUpReports() {}

  /** A day as it may be. */
  static CauseReport usual() {
    return of(94, 8, 140, false);
  }

  /** As many rows as a page shows, with replies as long as they are stored, no two alike. */
  static CauseReport large() {
    return of(1000, 40, 512, true);
  }

  /** A day on which nothing was refused, the first one, of runs that nobody wrote down. */
  static CauseReport empty() {
    return new CauseReport(
        new Days(DAY, DAY),
        Subject.ALL,
        "provider+sending_domain",
        new Totals(0, 0, 0, 0, null, null, 0, 0, 0, 0),
        List.of(),
        List.of(),
        0,
        0,
        List.of(),
        new TimeLine(
            List.of(),
            new Trend("all", List.of()),
            new Trend("attempts", List.of()),
            List.of(),
            List.of(),
            false),
        new HeatMap(List.of(), List.of(), List.of(), 0),
        List.of(),
        List.of(),
        List.of(),
        null,
        Map.of());
  }

  private static CauseReport of(int count, int domains, int replyLength, boolean isLarge) {
    Random random = new Random(550);
    List<CauseRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MadeUpCause cause = CAUSES.get((int) (CAUSES.size() * Math.pow(random.nextDouble(), 2)));
      long rejections = Math.max(1, Math.round(300 * Math.pow(random.nextDouble(), 4)));
      String provider = PROVIDERS.get(i % PROVIDERS.size());
      rows.add(row(cause, provider, domain(i / 7 % domains), rejections, replyLength, random, i));
    }
    rows.sort(Comparator.comparingLong(CauseRow::rejections).reversed());
    long sum = sum(rows);
    List<CauseRow> ranked = ranked(rows, sum);
    List<CauseRow> causes = causes(ranked, sum);
    List<LocalDate> days =
        IntStream.rangeClosed(0, 29).mapToObj(i -> DAY.minusDays(29 - i)).toList();
    return new CauseReport(
        new Days(DAY, DAY),
        Subject.ALL,
        "provider+sending_domain",
        totals(ranked, sum),
        List.of(
            "Rejections rose to " + PageNumbers.count(sum) + " from 146 the day before.",
            "dmarc-fail at gmail is new for alerts.example.net: DNS confirms it, and its DMARC record"
                + " changed on 22 November 02:10 UTC.",
            "unknown-recipient at other makes up 15.4 % of what was refused."),
        ranked,
        isLarge ? count + 2500 : count,
        isLarge ? sum + 2600 : sum,
        causes,
        new TimeLine(
            days,
            trend("all", sum, random),
            trend("attempts", 10 * sum, random),
            causes.stream().limit(6).map(c -> trend(c.cause(), c.rejections(), random)).toList(),
            IntStream.range(0, 8).mapToObj(i -> trend(domain(i), 300 - 30 * i, random)).toList(),
            false),
        heatMap(ranked, causes),
        IntStream.range(0, domains).mapToObj(MadeUpReports::records).toList(),
        List.of(
            new HostRecords(
                "192.0.2.12",
                List.of("out12.example.net"),
                "pass",
                "out12.example.net",
                "pass",
                List.of()),
            new HostRecords(
                "2001:db8::25", List.of(), "no-ptr", null, null, List.of("zen.blocklist.example"))),
        List.of(
            new DnsChange(
                "alerts.example.net",
                "dmarc",
                null,
                "v=DMARC1; p=reject; rua=mailto:dmarc@alerts.example.net",
                Instant.parse("2026-11-21T02:10:00Z"),
                SNAPSHOT),
            new DnsChange(
                "news.example.com",
                "spf",
                "v=spf1 ip4:192.0.2.0/24 include:_spf.sender.example -all",
                "v=spf1 include:_spf.sender.example -all",
                Instant.parse("2026-11-18T02:10:00Z"),
                Instant.parse("2026-11-19T02:10:00Z"))),
        new RunAccount(
            Instant.parse("2026-11-23T02:15:04Z"),
            List.of("0.1.0"),
            List.of("5f0c1c7ee9a5"),
            41,
            3,
            1,
            1,
            2_212_345,
            13_486,
            3_197,
            new TreeMap<>(Map.of("inbound", 5_120L, "queue", 4_100L, "local", 1_069L)),
            0,
            sum),
        meanings());
  }

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new TreeMap<>();
    CAUSES.forEach(cause -> meanings.put(cause.id(), cause.meaning()));
    return meanings;
  }

  static String domain(int i) {
    return List.of("alerts", "news", "shop", "billing", "support", "team", "mail", "notes")
            .get(i % 8)
        + (i < 8 ? "" : i)
        + List.of(".example.net", ".example.com", ".example.org").get(i % 3);
  }

  private static CauseRow row(
      MadeUpCause cause,
      String provider,
      String domain,
      long rejections,
      int replyLength,
      Random random,
      int i) {
    long attempts = rejections + random.nextInt(i % 5 == 0 ? 12 : 900);
    double rate = (double) rejections / attempts;
    boolean isNew = random.nextInt(9) == 0;
    StringBuilder reply =
        new StringBuilder("550 5.7." + random.nextInt(30) + " " + cause.meaning());
    reply.append(" <***@").append(domain).append(">; see https://support.example/answer?id=");
    while (reply.length() < replyLength) {
      reply.append(Integer.toString(random.nextInt(1_000_000), 36)).append(' ');
    }
    return new CauseRow(
        DAY,
        "provider+sending_domain",
        provider,
        domain,
        null,
        null,
        cause.id(),
        1,
        cause.isFixable(),
        null,
        rejections,
        rejections,
        Math.max(1, rejections * 9 / 10),
        0,
        0,
        attempts,
        rate,
        Math.max(0, rate - 0.04),
        Math.min(1, rate + 0.05),
        isNew ? 0L : (long) random.nextInt(40),
        isNew ? 0.0 : random.nextInt(80) / 2.0,
        isNew,
        cause.evidence(),
        cause.evidence() == null
            ? null
            : domain + " has v=DMARC1; p=reject; its SPF does not authorise 192.0.2." + i % 3,
        cause.evidence() == null ? null : "s1",
        "confirms".equals(cause.evidence()) ? SNAPSHOT : null,
        cause.actor(),
        cause.advice(),
        cause.meaning(),
        reply.substring(0, Math.min(reply.length(), replyLength)));
  }

  private static List<CauseRow> ranked(List<CauseRow> rows, long sum) {
    List<CauseRow> ranked = new ArrayList<>();
    double together = 0;
    for (CauseRow row : rows) {
      double share = (double) row.rejections() / sum;
      together += share;
      ranked.add(
          with(row, row.provider(), row.sendingDomain(), ranked.size() + 1, share, together));
    }
    return ranked;
  }

  static CauseRow with(
      CauseRow row,
      @Nullable String provider,
      @Nullable String domain,
      int rank,
      double share,
      double together) {
    return new CauseRow(
        row.day(),
        row.scope(),
        provider,
        domain,
        row.replyCode(),
        row.enhancedCode(),
        row.cause(),
        rank,
        row.fixable(),
        row.fixRank(),
        row.rejections(),
        row.messages(),
        row.recipients(),
        share,
        together,
        row.attempts(),
        row.rate(),
        row.rateLow(),
        row.rateHigh(),
        row.previousRejections(),
        row.median7d(),
        row.isNew(),
        row.evidence(),
        row.evidenceText(),
        row.snapshotId(),
        row.dnsChangedAt(),
        row.actor(),
        row.advice(),
        row.topTemplate(),
        row.sampleReply());
  }

  private static List<CauseRow> causes(List<CauseRow> rows, long sum) {
    List<CauseRow> causes = new ArrayList<>();
    for (MadeUpCause cause : CAUSES) {
      List<CauseRow> of = rows.stream().filter(row -> row.cause().equals(cause.id())).toList();
      if (!of.isEmpty()) {
        causes.add(MadeUpCause.summed(of.get(0), sum(of)));
      }
    }
    causes.sort(Comparator.comparingLong(CauseRow::rejections).reversed());
    return ranked(causes, sum);
  }

  private static HeatMap heatMap(List<CauseRow> rows, List<CauseRow> causes) {
    List<String> names = causes.stream().map(CauseRow::cause).limit(10).toList();
    List<List<Long>> cells =
        PROVIDERS.stream()
            .map(provider -> names.stream().map(cause -> sum(rows, provider, cause)).toList())
            .toList();
    long shown = cells.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    return new HeatMap(PROVIDERS, names, cells, sum(rows) - shown);
  }

  private static Long sum(List<CauseRow> rows, String provider, String cause) {
    Stream<CauseRow> of = rows.stream().filter(row -> provider.equals(row.provider()));
    return sum(of.filter(row -> row.cause().equals(cause)).toList());
  }

  private static long sum(List<CauseRow> rows) {
    return rows.stream().mapToLong(CauseRow::rejections).sum();
  }

  private static Totals totals(List<CauseRow> rows, long sum) {
    long confirmed = sum(rows.stream().filter(row -> "confirms".equals(row.evidence())).toList());
    long contradicted =
        sum(rows.stream().filter(row -> "contradicts".equals(row.evidence())).toList());
    long open = sum(rows.stream().filter(row -> "open".equals(row.evidence())).toList());
    long fixable = sum(rows.stream().filter(CauseRow::fixable).toList());
    return new Totals(
        sum, sum, sum * 9 / 10, sum * 10, 146L, 131.5, fixable, confirmed, contradicted, open);
  }

  /** Thirty days, of which one is not stored. */
  private static Trend trend(String name, long last, Random random) {
    List<@Nullable Long> days = new ArrayList<>(Collections.nCopies(30, null));
    for (int i = 0; i < 30; i++) {
      days.set(i, i == 11 ? null : Math.round(last * (0.1 + 0.4 * random.nextDouble())));
    }
    days.set(29, last);
    return new Trend(name, days);
  }

  private static DomainRecords records(int i) {
    String domain = domain(i);
    return new DomainRecords(
        "s1",
        domain,
        SNAPSHOT,
        List.of("v=spf1 ip4:192.0.2.0/24 include:_spf.sender.example -all"),
        "valid",
        i % 4 == 3 ? null : "v=DMARC1; p=reject; rua=mailto:dmarc@" + domain,
        i % 4 == 3 ? null : "_dmarc." + domain,
        i % 4 == 3 ? "absent" : "valid",
        List.of(
            new DomainRecords.Key(
                "s2026", "usable", "v=DKIM1; k=rsa; p=" + "MIIBIjANBgkq".repeat(25)),
            new DomainRecords.Key("old", "missing", null)),
        List.of("10 mx1." + domain, "20 mx2." + domain),
        "valid",
        i == 2 ? List.of("dbl.blocklist.example") : List.of());
  }
}
