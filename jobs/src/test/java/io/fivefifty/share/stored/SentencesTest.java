package io.fivefifty.share.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.share.content.ACause;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static Totals totals(
      long rejections, long attempts, @Nullable Long previous, @Nullable Double median) {
    return new Totals(rejections, 1, 1, attempts, previous, median, rejections / 2, 0, 0, 0);
  }

  private static final Movement RISE =
      new Movement("dmarc-fail", "gmail", "alerts.example", 65, 1, "confirms");
  private static final Movement FALL =
      new Movement("spam-content", "gmx", "shop.example", 0, 20, null);

  @Test
  void they_say_how_much_what_moved_and_what_is_new() {
    List<CauseRow> causes =
        List.of(
            ACause.of("unknown-recipient").mailOf("a.example").rejections(90, 0.3).before(80).row(),
            ACause.of("dmarc-fail").mailOf("b.example").fixable().rejections(65, 0.2).isNew().row(),
            ACause.of("malware").at("gmx").mailOf("c.example").rejections(9, 0.1).isNew().row(),
            ACause.of("mail-loop").at("gmx").mailOf("c.example").rejections(2, 0.1).isNew().row());

    assertThat(Sentences.of(true, totals(300, 1000, 200L, 150.5), List.of(RISE, FALL), causes))
        .containsExactly(
            "300 of 1,000 attempts were refused (30.0 %), 100 more than the day before (200); the"
                + " median of the seven days before is 150.5.",
            "dmarc-fail at gmail for alerts.example rose most, from 1 to 65 (DNS confirms it);"
                + " spam-content at gmx for shop.example fell most, from 20 to 0.",
            "New in 30 days: dmarc-fail at gmail for b.example (65), malware at gmx for c.example"
                + " (9) and 1 more; 150 of what was refused (50.0 %) can be fixed on the sending"
                + " side, first dmarc-fail at gmail for b.example (65).");
  }

  @Test
  void without_a_day_before_nothing_is_new_and_nothing_has_moved() {
    assertThat(
            Sentences.of(
                true,
                totals(2, 10, null, null),
                List.of(),
                List.of(ACause.of("malware").isNew().row())))
        .containsExactly(
            "2 of 10 attempts were refused; the day before is not stored, so that there is nothing"
                + " to compare with.",
            "1 of what was refused (50.0 %) can be fixed on the sending side.");
  }

  @Test
  void a_day_without_rejections_says_so_and_what_has_gone() {
    assertThat(Sentences.of(true, totals(0, 50, 20L, 10.0), List.of(FALL), List.of()))
        .containsExactly(
            "Nothing was refused in 50 attempts.",
            "spam-content at gmx for shop.example fell most, from 20 to 0.");
  }

  @Test
  void as_many_as_before_are_said_so() {
    assertThat(Sentences.of(false, totals(5, 50, 5L, 4.0), List.of(), List.of()).get(0))
        .isEqualTo(
            "5 of 50 attempts were refused (10.0 %), as many as the period before; the median of the"
                + " seven periods before is 4.");
  }
}
