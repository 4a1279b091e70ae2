package io.fivefifty.generator.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZonesTest {
  private static final String SPF = "@ TXT \"v=spf1 include:_spf.office.example -all\"";
  private static final String SPF_WITH_US =
      "@ TXT \"v=spf1 include:_spf.example.net include:_spf.office.example -all\"";
  private static final String DMARC =
      "_dmarc TXT \"v=DMARC1; p=%s; rua=mailto:dmarc@alerts.example.net\"";

  @TempDir private Path folder;

  private final Zones zones;

  ZonesTest() throws IOException {
    zones = new Zones();
  }

  @Test
  void daysDifferInTheRecordsOfTheStoryAlone() {
    List<String> changes = new ArrayList<>();
    List<LocalDate> days = StoryPlan.MONTH.dates();
    for (LocalDate day : days.subList(1, days.size())) {
      List<String> before = records(day.minusDays(1));
      List<String> after = records(day);
      before.stream().filter(r -> !after.contains(r)).forEach(r -> changes.add(day + " - " + r));
      after.stream().filter(r -> !before.contains(r)).forEach(r -> changes.add(day + " + " + r));
    }
    String listing = "12.2.0.192 TXT \"https://www.spamhaus.org/query/ip/192.0.2.12\"";
    assertThat(changes.stream().map(line -> line.replaceAll("p=\" .*", "p=")))
        .containsExactly(
            "2026-10-28 + 12.2.0.192 A 127.0.0.3",
            "2026-10-28 + " + listing,
            "2026-10-31 - 12.2.0.192 A 127.0.0.3",
            "2026-10-31 - " + listing,
            "2026-11-04 - 11 PTR mx-out2.example.net.",
            "2026-11-07 + 11 PTR mx-out2.example.net.",
            "2026-11-09 - " + SPF_WITH_US,
            "2026-11-09 + " + SPF,
            "2026-11-13 - " + SPF,
            "2026-11-13 + " + SPF_WITH_US,
            "2026-11-17 - " + DMARC.formatted("none"),
            "2026-11-17 + c2._domainkey TXT \"v=DKIM1; k=rsa; p=",
            "2026-11-17 + " + DMARC.formatted("reject"));
  }

  @Test
  void aSerialIsTheDayOfTheLastChange() {
    LocalDate day = Turn.SPF_LOST.firstDay();
    assertThat(soaOf(day.minusDays(1), "billing.example.org.")).contains(" 2026100101 ");
    assertThat(soaOf(day, "billing.example.org.")).contains(" 2026110901 ");
    assertThat(soaOf(day.plusDays(1), "billing.example.org.")).contains(" 2026110901 ");
    assertThat(soaOf(day, "shop.example.")).contains(" 2026100101 ");
  }

  @Test
  void aFileADayBearsItsTimeAndNoMark() throws IOException {
    zones.write(StoryPlan.MONTH, folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(30);
    }
    String first = Files.readString(folder.resolve("2026-10-24.zone"));
    assertThat(first).startsWith("; as of 2026-10-24T02:10:00Z\n").doesNotContain(";@", "{");
    assertThat(Files.readString(folder.resolve("2026-11-22.zone")))
        .startsWith("; as of 2026-11-22T02:10:00Z\n");
  }

  private String soaOf(LocalDate day, String zone) {
    String below = zones.on(day).split("\\$ORIGIN " + zone.replace(".", "\\.") + "\n", 2)[1];
    return below.lines().findFirst().orElseThrow();
  }

  /** All but comments and serials. */
  private List<String> records(LocalDate day) {
    return zones
        .on(day)
        .lines()
        .filter(line -> !line.startsWith(";") && !line.contains(" SOA "))
        .map(line -> line.replaceAll(" +", " "))
        .toList();
  }
}
