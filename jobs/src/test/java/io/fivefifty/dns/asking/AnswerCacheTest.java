package io.fivefifty.dns.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that are remembered. */
class AnswerCacheTest {

  private static final Answer ANSWER =
      new Answer(Lookup.of(LookupStatus.OK), List.of("x".repeat(1000)));

  private static Question question(int number) {
    return new Question("n" + number + ".example", RecordType.TXT);
  }

  @Test
  void the_longest_unused_goes_first() {
    AnswerCache cache = new AnswerCache(4000);
    cache.put(question(1), ANSWER);
    cache.put(question(2), ANSWER);
    assertThat(cache.get(question(1))).isSameAs(ANSWER);

    cache.put(question(3), ANSWER);

    assertThat(cache.get(question(1))).isSameAs(ANSWER);
    assertThat(cache.get(question(2))).isNull();
    assertThat(cache.get(question(3))).isSameAs(ANSWER);
  }

  @Test
  void an_answer_in_the_place_of_another_takes_no_more_room() {
    AnswerCache cache = new AnswerCache(4000);
    cache.put(question(1), ANSWER);
    for (int i = 0; i < 100; i++) {
      cache.put(question(2), ANSWER);
    }

    assertThat(cache.get(question(1))).isSameAs(ANSWER);
  }

  @Test
  void one_answer_is_kept_however_large() {
    AnswerCache cache = new AnswerCache(10);

    cache.put(question(1), ANSWER);

    assertThat(cache.get(question(1))).isSameAs(ANSWER);
  }
}
