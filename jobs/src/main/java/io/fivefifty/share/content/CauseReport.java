package io.fivefifty.share.content;

import static java.util.Objects.requireNonNull;

import io.fivefifty.logs.Days;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is handed on: the ranked causes of a period, and what is needed to understand them.
 *
 * @param scope of the rows
 * @param rows the largest, in the order of their ranks
 * @param rowCount how many there are with those left out
 * @param rowRejections what the rows with those left out add up to
 * @param causes the subject's causes, whatever the scope of the rows: what the whole is made of
 * @param changes in DNS in the time line's days, latest first
 * @param account of the reading; null where the table {@code runs} knows nothing of the period
 * @param meanings what a cause's id means, in words
 */
public record CauseReport(
    Days period,
    Subject subject,
    String scope,
    Totals totals,
    List<String> sentences,
    List<CauseRow> rows,
    long rowCount,
    long rowRejections,
    List<CauseRow> causes,
    TimeLine timeLine,
    HeatMap heatMap,
    List<DomainRecords> domains,
    List<HostRecords> hosts,
    List<DnsChange> changes,
    @Nullable RunAccount account,
    Map<String, String> meanings) {

  public CauseReport {
    requireNonNull(period, "period is null");
    requireNonNull(subject, "subject is null");
    sentences = List.copyOf(sentences);
    rows = List.copyOf(rows);
    causes = List.copyOf(causes);
    domains = List.copyOf(domains);
    hosts = List.copyOf(hosts);
    changes = List.copyOf(changes);
    meanings = Map.copyOf(meanings);
  }

  /** Whether it is of one day. */
  public boolean isOfOneDay() {
    return period.from().equals(period.to());
  }
}
