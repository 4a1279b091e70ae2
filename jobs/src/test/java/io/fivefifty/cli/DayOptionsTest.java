package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fivefifty.logs.Days;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class DayOptionsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Days DEFAULT = new Days(LocalDate.of(2001, 2, 3), LocalDate.of(2001, 2, 3));

  @Command(name = "test")
  private static final class Holder {
    @Mixin private DayOptions days;
  }

  private static Days days(String... words) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(words);
    return holder.days.daysOr(DEFAULT);
  }

  @Test
  void one_day() {
    assertThat(days("--day", "2026-11-22")).isEqualTo(new Days(DAY, DAY));
  }

  @Test
  void several_days() {
    assertThat(days("--from", "2026-11-20", "--to", "2026-11-22"))
        .isEqualTo(new Days(DAY.minusDays(2), DAY));
  }

  @Test
  void an_end_that_is_not_named_is_open() {
    assertThat(days("--from", "2026-11-22")).isEqualTo(new Days(DAY, Days.ALL.to()));
    assertThat(days("--to", "2026-11-22")).isEqualTo(new Days(Days.ALL.from(), DAY));
  }

  @Test
  void all_days() {
    assertThat(days("--all-days")).isEqualTo(Days.ALL);
  }

  @Test
  void without_a_word_it_is_the_commands_own_default() {
    assertThat(days()).isEqualTo(DEFAULT);
  }

  @Test
  void yesterday_is_that_of_the_zone() {
    Instant evening = Instant.parse("2026-11-22T23:30:00Z");

    assertThat(DayOptions.yesterday(Clock.fixed(evening, ZoneId.of("UTC"))))
        .isEqualTo(new Days(DAY.minusDays(1), DAY.minusDays(1)));
    assertThat(DayOptions.yesterday(Clock.fixed(evening, ZoneId.of("Europe/Berlin"))))
        .isEqualTo(new Days(DAY, DAY));
  }

  @Test
  void what_is_no_day_is_told_what_one_looks_like() {
    for (String word : new String[] {"2026-13-45", "2026-02-30", "yesterday", "22.11.2026", ""}) {
      assertThatThrownBy(() -> days("--day", word))
          .isInstanceOf(ParameterException.class)
          .hasMessage(
              "Invalid value for option '--day': '"
                  + word
                  + "' is no day; expected one such as 2026-11-22");
    }
  }

  @Test
  void an_end_before_the_beginning_is_refused() {
    assertThatThrownBy(() -> days("--from", "2026-11-23", "--to", "2026-11-20"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--to 2026-11-20 is before --from 2026-11-23");
  }

  @Test
  void only_one_way_to_say_it_is_taken() {
    for (String[] words :
        new String[][] {
          {"--day", "2026-11-22", "--all-days"},
          {"--day", "2026-11-22", "--to", "2026-11-23"},
          {"--from", "2026-11-22", "--all-days"}
        }) {
      assertThatThrownBy(() -> days(words))
          .isInstanceOf(ParameterException.class)
          .hasMessageContaining("three ways to say it: take one");
    }
  }
}
