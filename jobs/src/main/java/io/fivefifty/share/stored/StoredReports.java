package io.fivefifty.share.stored;

import io.fivefifty.logs.Days;
import io.fivefifty.report.Reports;
import io.fivefifty.rules.Cause;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.Subject;
import io.fivefifty.share.content.Totals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** From the tables of a report folder to what is handed on. Writes nothing. */
public final class StoredReports {

  private static final int MOST_MOVEMENTS = 20;

  /** Rows that are read in any case: a heat map is made of no fewer. */
  private static final int FEWEST_READ = 5_000;

  /** The scope in which movements and news are told. */
  private static final String FINEST = "provider+sending_domain";

  private final Reports reports;
  private final List<RuleFile> siteRules;
  private final RuleSet rules;

  /**
   * @param siteRules the user's own rules
   */
  public StoredReports(Reports reports, List<RuleFile> siteRules) {
    this.reports = reports;
    this.siteRules = List.copyOf(siteRules);
    this.rules = RuleSet.with(siteRules);
  }

  /**
   * What is handed on of a day, or of several.
   *
   * @param last of the days; null for the last that is stored
   * @param length how many days, 1 or more; those at their beginning that are not stored are left
   *     out
   * @param scope of the rows, one of those of {@code causes}
   * @param most rows
   * @throws io.fivefifty.report.ReportException where nothing of the days is stored
   */
  public CauseReport read(
      @Nullable LocalDate last, int length, Subject subject, String scope, int most) {
    LocalDate end = last == null ? reports.daysIn(Days.ALL).last() : last;
    NavigableSet<LocalDate> found = reports.daysIn(new Days(end.minusDays(length - 1L), end));
    Days period = new Days(found.first(), found.last());
    Dataset<Row> causes = causesOf(reports.causes(period, siteRules), subject).cache();
    try {
      CauseRows ranked =
          CauseRows.of(
              causes,
              List.of(scope, subject.scope(), subject.scopeByProvider(), FINEST),
              Math.max(most, FEWEST_READ));
      List<CauseRow> all = ranked.in(scope);
      List<CauseRow> rows = all.subList(0, Math.min(most, all.size()));
      List<CauseRow> whole = ranked.in(subject.scope());
      List<CauseRow> finest = ranked.in(FINEST);
      Days line = TimeLines.upTo(period.to());
      LocalDate compared = Comparison.first(period);
      LocalDate from = compared.isBefore(line.from()) ? compared : line.from();
      DailyCounts counts =
          DailyCounts.of(
              about(reports.rejections(new Days(from, period.to())), subject),
              functions.col("cause"),
              reports.days());
      Map<LocalDate, Long> attempts = attempts(new Days(from, period.to()), subject);
      Totals totals = totals(period, subject, counts, attempts, causes, whole);
      List<Movement> movements =
          totals.previousRejections() == null ? List.of() : movements(period, subject, finest);
      DnsRecords dns = new DnsRecords(reports);
      return new CauseReport(
          period,
          subject,
          scope,
          totals,
          Sentences.of(period.from().equals(period.to()), totals, movements, finest),
          rows,
          ranked.counts().getOrDefault(scope, 0L),
          ranked.rejections().getOrDefault(scope, 0L),
          whole,
          TimeLines.of(line, subject, about(reports.rejections(line), subject), counts, attempts),
          HeatMaps.of(ranked.in(subject.scopeByProvider())),
          dns.domains(rows, period),
          dns.hosts(about(reports.rejections(period), subject), period),
          dns.changes(line, subject),
          RunAccounts.of(reports.runs(found), found),
          meanings());
    } finally {
      causes.unpersist();
    }
  }

  private Map<LocalDate, Long> attempts(Days days, Subject subject) {
    Map<LocalDate, Long> counts = new TreeMap<>();
    mailOf(reports.deliveries(days), subject)
        .groupBy("day")
        .agg(functions.sum("attempts"))
        .collectAsList()
        .forEach(row -> counts.put(row.getAs(0), row.getLong(1)));
    return counts;
  }

  /** The rows of a table that are about the subject. */
  Dataset<Row> about(Dataset<Row> rows, Subject subject) {
    Dataset<Row> some = mailOf(rows, subject);
    return subject.fixableOnly() ? some.where(isFixable()) : some;
  }

  /** The first rows of one stored day, by rank. */
  public static List<CauseRow> causes(
      Reports reports, LocalDate day, Subject subject, String scope, int most) {
    return CauseRows.of(causesOf(reports.causes(day, scope), subject), List.of(scope), most)
        .in(scope);
  }

  /** The rows of {@code causes} that are about the subject. */
  private static Dataset<Row> causesOf(Dataset<Row> causes, Subject subject) {
    Dataset<Row> some = mailOf(causes, subject);
    return subject.fixableOnly() ? some.where("fixable") : some;
  }

  /** The rows of a table that are about the subject's mail, whatever the cause. */
  static Dataset<Row> mailOf(Dataset<Row> rows, Subject subject) {
    Dataset<Row> some = rows;
    if (subject.provider() != null) {
      some = some.where(functions.col("provider").equalTo(subject.provider()));
    }
    if (subject.sendingDomain() != null) {
      some = some.where(functions.col("sending_domain").equalTo(subject.sendingDomain()));
    }
    return some;
  }

  private Column isFixable() {
    return functions
        .col("cause")
        .isin(rules.causes().stream().filter(Cause::fixable).map(Cause::id).toArray());
  }

  private Totals totals(
      Days period,
      Subject subject,
      DailyCounts counts,
      Map<LocalDate, Long> attempts,
      Dataset<Row> causes,
      List<CauseRow> whole) {
    Comparison comparison = new Comparison(period, counts.storedDays(), counts.total());
    Row distinct =
        about(reports.rejections(period), subject)
            .agg(
                functions.hll_sketch_estimate(functions.hll_union_agg("messages_sketch")),
                functions.hll_sketch_estimate(functions.hll_union_agg("recipients_sketch")))
            .first();
    Map<String, Long> said = new TreeMap<>();
    causes
        .where("scope = 'provider+code+sending_domain' AND evidence IS NOT NULL")
        .groupBy("evidence")
        .agg(functions.sum("rejections"))
        .collectAsList()
        .forEach(row -> said.put(row.getString(0), row.getLong(1)));
    long rejections = comparison.sum();
    return new Totals(
        rejections,
        Math.min(rejections, number(distinct, 0)),
        Math.min(rejections, number(distinct, 1)),
        attempts.entrySet().stream()
            .filter(day -> period.contains(day.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum(),
        comparison.previous(),
        comparison.median(),
        whole.stream().filter(CauseRow::fixable).mapToLong(CauseRow::rejections).sum(),
        said.getOrDefault("confirms", 0L),
        said.getOrDefault("contradicts", 0L),
        said.getOrDefault("open", 0L));
  }

  /** What has changed most since the period before, whether it is still there or not. */
  private List<Movement> movements(Days period, Subject subject, List<CauseRow> finest) {
    Days before = Comparison.before(period);
    Column isNow = functions.col("day").geq(functions.lit(period.from()));
    Column now = functions.sum(functions.when(isNow, functions.col("rejections")).otherwise(0));
    Column previous =
        functions.sum(functions.when(isNow, 0).otherwise(functions.col("rejections")));
    return about(reports.rejections(new Days(before.from(), period.to())), subject)
        .groupBy("cause", "provider", "sending_domain")
        .agg(now.as("now"), previous.as("previous"))
        .orderBy(
            functions.abs(functions.expr("now - previous")).desc(),
            functions.col("cause"),
            functions.col("provider"),
            functions.col("sending_domain"))
        .limit(MOST_MOVEMENTS)
        .collectAsList()
        .stream()
        .map(row -> movement(row, finest))
        .toList();
  }

  private static Movement movement(Row row, List<CauseRow> finest) {
    String cause = row.getAs("cause");
    String provider = row.getAs("provider");
    String sendingDomain = row.getAs("sending_domain");
    return new Movement(
        cause,
        provider,
        sendingDomain,
        row.<Long>getAs("now"),
        row.<Long>getAs("previous"),
        finest.stream()
            .filter(
                known ->
                    known.cause().equals(cause)
                        && provider.equals(known.provider())
                        && sendingDomain.equals(known.sendingDomain()))
            .map(CauseRow::evidence)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private static long number(Row row, int column) {
    return row.isNullAt(column) ? 0 : row.getLong(column);
  }

  private Map<String, String> meanings() {
    return rules.causes().stream().collect(Collectors.toMap(Cause::id, Cause::meaning));
  }
}
