package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.generator.story.StoryPlan;
import io.fivefifty.generator.story.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens in the month can be seen in its logs, on the days of the story and on no other. */
final class StoryTest {
  private static final StoryPlan SMALL =
      StoryPlan.MONTH.withDays(LocalDate.of(2026, 11, 5), 3).withVolume(0.1);

  @TempDir static Path month;
  private static Truth truth;

  @TempDir private Path folder;

  @BeforeAll
  static void writeTheMonth() throws IOException {
    truth = StoryGenerator.write(StoryPlan.MONTH, month);
  }

  @ParameterizedTest
  @CsvSource({
    "LISTED, offers.example.org, outlook.com, Spamhaus, 0.5",
    "POINTER_LOST, forum.example, google.com, 5.7.25, 0.5",
    "SPF_LOST, billing.example.org, google.com, 5.7.27, 0.6",
    "SPF_LOST, billing.example.org, olc.protection.outlook.com, 5.7.515, 0.5",
    "KEY_LOST, crm.example.com, google.com, 5.7.30, 0.5",
    "POLICY_STRICT, alerts.example.net, outlook.com, 5.7.509, 0.3",
    "POLICY_STRICT, alerts.example.net, google.com, DMARC policy, 0.3"
  })
  void aTroubleIsThereFromItsFirstDayToItsLast(
      Turn turn, String domain, String relay, String words, double leastShare) throws IOException {
    Map<LocalDate, Long> refused = linesThatSay(domain, relay, words);
    Map<LocalDate, Long> tried =
        attempts(key -> key.sendingDomain().equals(domain) && key.relayHost().endsWith(relay));
    for (LocalDate day : StoryPlan.MONTH.dates()) {
      double share = (double) refused.getOrDefault(day, 0L) / tried.getOrDefault(day, 0L);
      if (turn.isOn(day)) {
        assertThat(share).as("%s on %s", turn, day).isGreaterThan(leastShare);
      } else if (!isAftermath(turn, day)) {
        assertThat(refused).as("%s on %s", turn, day).doesNotContainKey(day);
      }
    }
  }

  @Test
  void theTruthKnowsTheTroubleToo() {
    Map<LocalDate, Long> spf =
        truth.refusalsWith(550, RefusalKey::day, key -> key.enhancedCode().equals("5.7.27"));
    assertThat(spf.keySet())
        .containsExactlyInAnyOrderElementsOf(
            StoryPlan.MONTH.dates().stream().filter(Turn.SPF_LOST::isOn).toList());
    assertThat(spf.values()).allMatch(count -> count > 25);
  }

  @Test
  void someReceiversLearnOfAMendLate() throws IOException {
    LocalDate dayAfter = Turn.POINTER_LOST.lastDay().plusDays(1);
    Map<LocalDate, Long> refused = linesThatSay("forum.example", "google.com", "5.7.25");
    assertThat(refused.get(dayAfter)).isBetween(3L, refused.get(dayAfter.minusDays(1)));
    assertThat(refused).doesNotContainKey(dayAfter.plusDays(1));
  }

  @Test
  void anOldListIsFullOfDeadAddressesEverywhere() {
    LocalDate day = Turn.LIST_IMPORTED.firstDay();
    Predicate<RefusalKey> unknown =
        key -> key.sendingDomain().equals("news.example.com") && key.stage() == Stage.RCPT;
    Map<String, Long> byRelay =
        truth.refusalsWith(550, RefusalKey::relayHost, unknown.and(key -> key.day().equals(day)));
    assertThat(byRelay).hasSizeGreaterThan(9);
    Map<LocalDate, Long> byDay = truth.refusalsWith(550, RefusalKey::day, unknown);
    long before = byDay.get(day.minusWeeks(1));
    assertThat(byDay.get(day)).isGreaterThan(5 * before);
    assertThat(byDay.get(day.plusWeeks(1))).isLessThan(2 * before);
  }

  @Test
  void newWordsComeInTheLastDays() throws IOException {
    for (String words : List.of("user lookup success but no", "Gate 7 is closed")) {
      assertThat(linesThatSay("", "", words)).isNotEmpty();
      assertThat(linesThatSay("", "", words).keySet()).allMatch(Turn.NEW_WORDING::isOn);
    }
    assertThat(linesThatSay("", "icloud.com", "user does not exist").keySet())
        .hasSizeGreaterThan(10)
        .noneMatch(Turn.NEW_WORDING::isOn);
  }

  @Test
  void aWeekHasItsRhythm() {
    Map<LocalDate, Long> all = attempts(key -> true);
    assertThat(all).hasSize(30);
    assertThat(all.values()).allMatch(count -> count > 700 && count < 3_000);
    Map<LocalDate, Long> office = attempts(key -> key.sendingDomain().equals("jobs.example.net"));
    Map<LocalDate, Long> news = attempts(key -> key.sendingDomain().equals("news.example.com"));
    for (LocalDate day : StoryPlan.MONTH.dates()) {
      boolean weekend = day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
      assertThat(office.getOrDefault(day, 0L) < 40).as("office on %s", day).isEqualTo(weekend);
      boolean mailing = Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY).contains(day.getDayOfWeek());
      assertThat(news.get(day) > 300).as("news on %s", day).isEqualTo(mailing);
    }
  }

  @Test
  void oneSenderIsSmall() {
    Map<LocalDate, Long> museum = attempts(key -> key.sendingDomain().equals("museum.example"));
    assertThat(museum).hasSize(30);
    assertThat(museum.values()).allMatch(count -> count <= 25);
  }

  @Test
  void itStaysSmallEnoughToBeMadeAtAnyTime() {
    assertThat(truth.bytes()).isBetween(20_000_000L, 120_000_000L);
    assertThat(truth.files()).hasSize(90);
  }

  @Test
  void repliesAreRejectionsAndOtherRefusals() {
    Map<Integer, Long> codes = new TreeMap<>();
    truth.refusals().forEach((key, count) -> codes.merge(key.replyCode(), count, Long::sum));
    assertThat(codes).containsKeys(421, 450, 452, 550, 552, 554);
    assertThat(codes.get(550)).isEqualTo(truth.rejections()).isGreaterThan(2_000);
  }

  @Test
  void aPlainReaderFindsTheTruth() throws IOException {
    Truth small = StoryGenerator.write(SMALL, folder);
    PlainReader reader = new PlainReader();
    List<Path> files = new ArrayList<>();
    for (LocalDate day : SMALL.dates()) {
      files.addAll(filesOf(folder, day));
    }
    reader.read(files);
    assertThat(reader.refusals()).isEqualTo(small.refusals()).isNotEmpty();
    assertThat(reader.deliveries()).isEqualTo(small.deliveries());
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    StoryGenerator.write(SMALL, folder.resolve("first"));
    StoryGenerator.write(SMALL, folder.resolve("second"));
    StoryGenerator.write(SMALL.withSeed(551), folder.resolve("other"));
    Map<String, String> first = content(folder.resolve("first"));
    assertThat(first).hasSize(9);
    assertThat(content(folder.resolve("second"))).isEqualTo(first);
    assertThat(content(folder.resolve("other")).keySet()).isEqualTo(first.keySet());
    assertThat(content(folder.resolve("other"))).isNotEqualTo(first);
  }

  @Test
  void nobodyElsesNamesAndAddressesAreUsed() throws IOException {
    Set<String> senders = new TreeSet<>();
    truth.deliveries().keySet().forEach(key -> senders.add(key.sendingDomain()));
    assertThat(senders)
        .hasSize(9)
        .allMatch(domain -> domain.matches(".*(\\.example|example\\.(com|net|org))"));
    for (Path file : filesOf(month, LocalDate.of(2026, 11, 3))) {
      assertThat(Files.readString(file))
          .doesNotContainPattern(
              "\\[(?!192\\.0\\.2\\.|198\\.51\\.100\\.|203\\.0\\.113\\.)\\d+\\.\\d+\\.\\d+\\.\\d+\\]");
    }
  }

  /** Some receivers refuse for a day more, as they do not know yet that it is mended. */
  private static boolean isAftermath(Turn turn, LocalDate day) {
    return (turn == Turn.LISTED && Turn.DELISTING_UNSEEN.isOn(day))
        || (turn == Turn.POINTER_LOST && Turn.POINTER_MEND_UNSEEN.isOn(day));
  }

  private static Map<LocalDate, Long> attempts(Predicate<DeliveryKey> which) {
    Map<LocalDate, Long> attempts = new HashMap<>();
    truth
        .deliveries()
        .forEach(
            (key, count) -> {
              if (which.test(key)) {
                attempts.merge(key.day(), count.attempts(), Long::sum);
              }
            });
    return attempts;
  }

  /** Tries whose reply has these words, by day, as a grep finds them. */
  private static Map<LocalDate, Long> linesThatSay(String domain, String relay, String words)
      throws IOException {
    Map<LocalDate, Long> found = new HashMap<>();
    for (LocalDate day : StoryPlan.MONTH.dates()) {
      for (Path file : filesOf(month, day)) {
        Set<String> ids = new TreeSet<>();
        for (String line : PlainReader.lines(file)) {
          String id = line.split(" ", 4)[3].split(":", 2)[0];
          if (line.contains("from=<") && line.contains("@" + domain)) {
            ids.add(id);
          } else if (line.contains("status=bounced")
              && line.contains(words)
              && line.split("relay=", 2)[1].split("\\[", 2)[0].endsWith(relay)
              && ids.contains(id)) {
            found.merge(day, 1L, Long::sum);
          }
        }
      }
    }
    return found;
  }

  private static List<Path> filesOf(Path logs, LocalDate day) throws IOException {
    try (Stream<Path> files = Files.walk(logs)) {
      return files
          .filter(file -> file.toString().endsWith("mail-" + day + ".log"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> content(Path logs) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(logs.relativize(file).toString(), Files.readString(file));
      }
    }
    return content;
  }
}
