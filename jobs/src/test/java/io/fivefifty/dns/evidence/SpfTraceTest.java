package io.fivefifty.dns.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.spf.SpfSurvey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpfTraceTest {

  /** Records as {@code name=terms} with bars between them; every name has addresses and an MX. */
  private static String trace(String records) {
    Map<String, String> texts = new HashMap<>();
    Arrays.stream(records.split("\\|"))
        .map(record -> record.strip().split("=", 2))
        .forEach(record -> texts.put(record[0], "v=spf1 " + record[1]));
    Answers answers =
        question -> {
          if (question.type() == RecordType.TXT) {
            String text = texts.get(question.name());
            return text == null
                ? Answer.of(Lookup.of(LookupStatus.NXDOMAIN))
                : new Answer(Lookup.of(LookupStatus.OK), List.of(text));
          }
          String value = question.type() == RecordType.MX ? "10 m." + question.name() : "192.0.2.1";
          return new Answer(Lookup.of(LookupStatus.OK), List.of(value));
        };
    return SpfTrace.of(SpfSurvey.of("x.test", answers).tree());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x.test=-all; ''",
        "x.test=ip4:192.0.2.1 -all; ''",
        "x.test=include:a.test -all | a.test=-all; include:a.test",
        "x.test=include:a.test include:b.test | a.test=-all | b.test=-all;"
            + " include:a.test, include:b.test",
        "x.test=include:a.test | a.test=include:b.test | b.test=-all;"
            + " include:a.test → include:b.test",
        "x.test=include:a.test include:c.test | a.test=include:b.test | b.test=-all | c.test=-all;"
            + " include:a.test → include:b.test, include:c.test",
        "x.test=include:a.test | a.test=include:b.test include:c.test | b.test=-all | c.test=-all;"
            + " include:a.test → (include:b.test, include:c.test)",
        "x.test=redirect=a.test | a.test=-all; redirect=a.test",
        "x.test=a mx:y.test ptr exists:%{i}.z.test -all;"
            + " a:x.test, mx:y.test, ptr:x.test, exists:%{i}.z.test",
        "x.test=include:none.test -all; include:none.test",
      })
  void arrows_lead_down_and_commas_stand_between_siblings(String records, String expected) {
    assertThat(trace(records)).isEqualTo(expected);
  }

  @Test
  void a_long_trace_is_cut_once() {
    String many =
        IntStream.range(0, 40)
            .mapToObj(i -> "include:i" + i + ".test")
            .collect(Collectors.joining(" "));

    assertThat(trace("x.test=" + many)).endsWith("include:i19.test, …").doesNotContain("i20");
  }
}
