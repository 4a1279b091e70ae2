package io.fivefifty.share.page;

import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.DnsChange;
import io.fivefifty.share.content.DomainRecords;
import io.fivefifty.share.content.HeatMap;
import io.fivefifty.share.content.HostRecords;
import io.fivefifty.share.content.Subject;
import io.fivefifty.share.content.TimeLine;
import io.fivefifty.share.content.Trend;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A report in which whatever a stranger may word tries to be more than text. */
final class HostileReport {

  /** Sets a variable that the browser test looks for, should any of it run. */
  private static final List<String> WORDS =
      List.of(
          "</script><script>window.ran = 1; alert('ran')</script>",
          "<img src=x onerror=\"window.ran = 2; alert('ran')\">",
          "\"><svg onload=window.ran=3><!--",
          "'><a href=\"javascript:window.ran=4\">click</a> https://stranger.example/",
          "</title></style></noscript></textarea><iframe src=https://stranger.example/></iframe>",
          "${7*7} {{7*7}} #{7*7} !{7*7} @param $unsafe{7*7} <%= 7*7 %>",
          "right \u202Eto left\u202C \u2066isolated \u200Fmark",
          "bell \u0007 null \u0000 escape \u001b[31m tab \t line \r\n end \u0085",
          "lone \uD83D surrogate \uDE00 here",
          "lines \u2028 paragraphs \u2029 soft\u00ADhyphen zero\u200Bwidth \uFFFE",
          "&lt;b&gt; &amp; ]]> <![CDATA[ <b>bold</b> &#x3c;",
          "w".repeat(400),
          "\u05D0\u05D1\u05D2 \u0627\u0644\u0628\u0631\u064A\u062F \u65E5\u672C\u8A9E");

  private HostileReport() {}

  static List<String> words() {
    return WORDS;
  }

  static CauseReport report() {
    CauseReport usual = MadeUpReports.usual();
    List<CauseRow> rows = new ArrayList<>();
    for (int i = 0; i < usual.rows().size(); i++) {
      rows.add(row(usual.rows().get(i), i));
    }
    List<Trend> parts = new ArrayList<>();
    for (int i = 0; i < usual.timeLine().byPart().size(); i++) {
      parts.add(new Trend(word(i), usual.timeLine().byPart().get(i).rejections()));
    }
    TimeLine time = usual.timeLine();
    HeatMap heat = usual.heatMap();
    List<String> providers = new ArrayList<>();
    for (int i = 0; i < heat.providers().size(); i++) {
      providers.add(word(i));
    }
    return new CauseReport(
        usual.period(),
        new Subject(word(0), word(6), true),
        "provider+code+sending_domain",
        usual.totals(),
        List.of(word(0), word(6), word(11)),
        rows,
        usual.rowCount(),
        usual.rowRejections(),
        usual.causes(),
        new TimeLine(time.days(), time.total(), time.attempts(), time.byCause(), parts, false),
        new HeatMap(providers, heat.causes(), heat.rejections(), heat.leftOut()),
        domains(),
        List.of(new HostRecords(word(0), WORDS, word(3), word(6), word(2), WORDS)),
        WORDS.stream()
            .map(
                word ->
                    new DnsChange(
                        word,
                        word,
                        word,
                        word,
                        null,
                        MadeUpReports.DAY.atStartOfDay(ZoneOffset.UTC).toInstant()))
            .toList(),
        usual.account(),
        Map.of("dmarc-fail", word(0)));
  }

  private static String word(int i) {
    return WORDS.get(i % WORDS.size());
  }

  private static CauseRow row(CauseRow row, int i) {
    return new CauseRow(
        row.day(),
        row.scope(),
        word(i),
        word(i + 1),
        550,
        word(i + 2),
        row.cause(),
        row.rank(),
        row.fixable(),
        row.fixRank(),
        row.rejections(),
        row.messages(),
        row.recipients(),
        row.share(),
        row.cumulativeShare(),
        row.attempts(),
        row.rate(),
        row.rateLow(),
        row.rateHigh(),
        row.previousRejections(),
        row.median7d(),
        row.isNew(),
        row.evidence(),
        word(i + 3),
        "s1",
        row.dnsChangedAt(),
        row.actor(),
        row.advice(),
        word(i + 4),
        word(i + 5));
  }

  private static List<DomainRecords> domains() {
    return WORDS.stream()
        .map(
            word ->
                new DomainRecords(
                    "s1",
                    word,
                    MadeUpReports.DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    WORDS,
                    word,
                    word,
                    word,
                    word,
                    Collections.nCopies(2, new DomainRecords.Key(word, word, word)),
                    List.of(word),
                    word,
                    List.of(word)))
        .toList();
  }
}
