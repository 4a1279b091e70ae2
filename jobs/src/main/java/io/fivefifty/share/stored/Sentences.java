package io.fivefifty.share.stored;

import static io.fivefifty.share.content.Wording.counted;
import static io.fivefifty.share.content.Wording.number;
import static io.fivefifty.share.content.Wording.percent;

import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.Totals;
import io.fivefifty.share.content.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What changed, in three sentences: how much, what moved, what is new and what can be done. */
final class Sentences {

  private static final int MOST_NEW = 2;

  private final boolean isOneDay;
  private final Totals totals;

  private Sentences(boolean isOneDay, Totals totals) {
    this.isOneDay = isOneDay;
    this.totals = totals;
  }

  /**
   * @param movements what has changed most since the period before; none where that is not stored
   * @param causes the subject's causes by provider and sending domain, largest first
   */
  static List<String> of(
      boolean isOneDay, Totals totals, List<Movement> movements, List<CauseRow> causes) {
    Sentences sentences = new Sentences(isOneDay, totals);
    List<String> all = new ArrayList<>();
    all.add(sentences.howMuch());
    whatMoved(movements).ifPresent(all::add);
    sentences.whatIsNew(causes).ifPresent(all::add);
    return all;
  }

  private String howMuch() {
    if (totals.rejections() == 0) {
      return "Nothing was refused in " + counted(totals.attempts(), "attempt") + ".";
    }
    String text =
        number(totals.rejections())
            + " of "
            + counted(totals.attempts(), "attempt")
            + (totals.rejections() == 1 ? " was refused" : " were refused")
            + (totals.attempts() < CauseRow.FEWEST_ATTEMPTS
                ? ""
                : " (" + percent(totals.rejections() / (double) totals.attempts()) + ")");
    Long previous = totals.previousRejections();
    Double median = totals.median7d();
    if (previous == null) {
      return text + "; " + before() + " is not stored, so that there is nothing to compare with.";
    }
    long rise = totals.rejections() - previous;
    String change =
        rise == 0
            ? ", as many as " + before()
            : ", "
                + number(Math.abs(rise))
                + (rise > 0 ? " more than " : " fewer than ")
                + before()
                + " ("
                + number(previous)
                + ")";
    return text
        + change
        + (median == null
            ? ""
            : "; the median of the seven "
                + (isOneDay ? "days" : "periods")
                + " before is "
                + Wording.median(median))
        + ".";
  }

  private String before() {
    return isOneDay ? "the day before" : "the period before";
  }

  private static Optional<String> whatMoved(List<Movement> movements) {
    Optional<Movement> risen =
        movements.stream()
            .filter(move -> move.rise() > 0)
            .max(Comparator.comparingLong(Movement::rise));
    Optional<Movement> fallen =
        movements.stream()
            .filter(move -> move.rise() < 0)
            .min(Comparator.comparingLong(Movement::rise));
    String text =
        risen.stream()
            .map(move -> moved(move, "rose most") + said(move))
            .collect(Collectors.joining());
    text +=
        fallen.stream()
            .map(move -> (risen.isPresent() ? "; " : "") + moved(move, "fell most"))
            .collect(Collectors.joining());
    return text.isEmpty() ? Optional.empty() : Optional.of(text + ".");
  }

  private static String moved(Movement move, String how) {
    return named(move.cause(), move.provider(), move.sendingDomain())
        + " "
        + how
        + ", from "
        + number(move.previous())
        + " to "
        + number(move.rejections());
  }

  private static String said(Movement move) {
    return move.evidence() == null ? "" : " (" + Wording.said(move.evidence()) + ")";
  }

  private Optional<String> whatIsNew(List<CauseRow> causes) {
    if (totals.rejections() == 0) {
      return Optional.empty();
    }
    List<CauseRow> unseen =
        totals.previousRejections() == null
            ? List.of()
            : causes.stream().filter(CauseRow::isNew).toList();
    String fresh = "";
    if (!unseen.isEmpty()) {
      fresh =
          "New in 30 days: "
              + unseen.stream()
                  .limit(MOST_NEW)
                  .map(row -> named(row) + " (" + number(row.rejections()) + ")")
                  .collect(Collectors.joining(", "))
              + (unseen.size() > MOST_NEW
                  ? " and " + number(unseen.size() - MOST_NEW) + " more"
                  : "")
              + "; ";
    }
    String first =
        causes.stream()
            .filter(CauseRow::fixable)
            .findFirst()
            .map(row -> ", first " + named(row) + " (" + number(row.rejections()) + ")")
            .orElse("");
    String fix =
        number(totals.fixable())
            + " of what was refused ("
            + percent(totals.fixable() / (double) totals.rejections())
            + ") can be fixed on the sending side"
            + first
            + ".";
    return Optional.of(fresh + fix);
  }

  private static String named(CauseRow row) {
    return named(
        row.cause(),
        row.provider() == null ? "" : row.provider(),
        row.sendingDomain() == null ? "" : row.sendingDomain());
  }

  private static String named(String cause, String provider, String sendingDomain) {
    return cause
        + (provider.isEmpty() ? "" : " at " + provider)
        + (sendingDomain.isEmpty() ? "" : " for " + sendingDomain);
  }
}
