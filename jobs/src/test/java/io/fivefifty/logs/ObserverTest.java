package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.format.postfix.PostfixLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ObserverTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String REFUSED_OTHERWISE =
      WrittenLog.SENT.replace("sent (250 ok)", "bounced (554 x)");

  private final WrittenLog log = new WrittenLog();

  @Test
  void aRejectionIsToldWithItsSender() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("Info.Example."));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1.5"));
    Observation.Attempt attempt = log.attempts().get(0);
    assertThat(PlainPostfix.Told.of(attempt))
        .isEqualTo(
            new PlainPostfix.Told(
                log.text().indexOf("Nov 23 10:00:01"),
                Lines.micros(Instant.parse("2026-11-23T10:00:01Z")),
                Lines.micros(Instant.parse("2026-11-23T09:59:59.5Z")),
                DAY,
                "mx-1",
                "AAAA01",
                "info.example",
                "y.example",
                "mx.gmail-smtp-in.l.google.com",
                "198.51.100.21",
                "gmail",
                Fate.REJECTED,
                550,
                "5.1.1",
                Stage.RCPT,
                true,
                "550-5.1.1 no 550 5.1.1 bye"));
  }

  @Test
  void otherAttemptsAreCounted() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.SENT);
    log.smtp("10:00:01", "AAAA01", WrittenLog.SENT);
    log.smtp("10:00:01", "AAAA01", REFUSED_OTHERWISE);
    log.smtp(
        "10:00:01",
        "AAAA01",
        WrittenLog.SENT.replace("sent (250 ok)", "deferred (lost connection)"));
    List<Observation> told = log.told();
    assertThat(Scans.only(Observation.Attempt.class, told)).isEmpty();
    assertThat(Scans.only(Observation.Tally.class, told))
        .containsExactly(new Observation.Tally(DAY, "mx-1", "other", "x.example", 2, 1, 1));
  }

  @Test
  void anAttemptWithoutAKnownSenderIsToldEvenIfItWasDelivered() {
    log.smtp("10:00:01", "AAAA01", WrittenLog.SENT);
    assertThat(log.attempts())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.sendingDomain()).isNull();
              assertThat(attempt.fate()).isEqualTo(Fate.DELIVERED);
              assertThat(attempt.reply()).isEmpty();
            });
  }

  @Test
  void countsOfAFullTableAddUp() {
    for (int i = 0; i < 9; i++) {
      log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x" + i % 5 + ".example"));
      log.smtp("10:00:01", "AAAA01", WrittenLog.SENT);
    }
    byte[] bytes = log.bytes();
    List<Observation> told = Scans.part(bytes, 0, bytes.length, Lines.LAST_WRITTEN, 100, 2);
    assertThat(Scans.only(Observation.Tally.class, told)).hasSizeGreaterThan(5);
    assertThat(PlainAnswer.of(List.of(told)).tallies())
        .isEqualTo(PlainAnswer.of(List.of(log.told())).tallies());
  }

  @Test
  void moreHostsThanATableHoldsAreToldApart() {
    int hosts = Tallies.MOST_HOSTS + 10;
    for (int i = 0; i < hosts; i++) {
      log.line(
          "10:00:00",
          "mx-" + i + " postfix/qmgr",
          "AAAA01",
          WrittenLog.FROM.formatted("x.example"));
      log.line("10:00:01", "mx-" + i + " postfix/smtp", "AAAA01", WrittenLog.SENT);
    }
    PlainAnswer answer = PlainAnswer.of(List.of(log.told()));
    assertThat(answer.tallies())
        .hasSize(hosts)
        .containsKey(new PlainAnswer.Key(DAY, "mx-" + (hosts - 1), "other", "x.example"))
        .allSatisfy((key, counts) -> assertThat(counts).isEqualTo(new PlainAnswer.Counts(1, 0, 0)));
  }

  @Test
  void onlyTheDaysAskedForAreToldButAllAreInTheLedger() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.SENT);
    log.raw(log.text().replace("Nov 23", "Nov 24"));
    ScanSettings second =
        new ScanSettings(
            ReplyCodes.parse("550"), new Days(DAY.plusDays(1), DAY.plusDays(1)), ZoneOffset.UTC);
    List<Observation> told = Scans.whole(log.text(), second);
    assertThat(Scans.only(Observation.Attempt.class, told))
        .extracting(Observation.Attempt::day)
        .containsExactly(DAY.plusDays(1));
    assertThat(Scans.only(Observation.Tally.class, told))
        .extracting(Observation.Tally::day)
        .containsExactly(DAY.plusDays(1));
    assertThat(Scans.account(told).attemptsByDay()).isEqualTo(Map.of(DAY, 2L, DAY.plusDays(1), 2L));
    assertThat(Scans.account(told).rejectionsByDay())
        .isEqualTo(Map.of(DAY, 1L, DAY.plusDays(1), 1L));
  }

  @Test
  void aDayIsThatOfTheRunsZone() {
    log.raw("2026-11-23T00:30:00Z mx-1 postfix/smtp[1]: AAAA01: " + WrittenLog.REFUSED + "\n");
    ScanSettings inNewYork =
        new ScanSettings(ReplyCodes.parse("550"), Days.ALL, ZoneId.of("America/New_York"));
    assertThat(Scans.only(Observation.Attempt.class, Scans.whole(log.text(), inNewYork)))
        .extracting(Observation.Attempt::day)
        .containsExactly(DAY.minusDays(1));
  }

  @Test
  void theCodesAskedForAreTheRejections() {
    String refused = WrittenLog.REFUSED.formatted("1");
    log.smtp("10:00:00", "AAAA01", refused);
    log.smtp("10:00:00", "AAAA01", refused.replace("said: 550", "said: 554"));
    log.smtp("10:00:00", "AAAA01", refused.replace("said: 550", "said: 450"));
    log.smtp("10:00:00", "AAAA01", refused.replace("bounced", "deferred").replace("550", "451"));
    ScanSettings all = new ScanSettings(ReplyCodes.parse("554,4xx"), Days.ALL, ZoneOffset.UTC);
    assertThat(Scans.only(Observation.Attempt.class, Scans.whole(log.text(), all)))
        .extracting(Observation.Attempt::fate)
        .containsExactly(Fate.REFUSED, Fate.REJECTED, Fate.REJECTED, Fate.REJECTED);
  }

  @Test
  void aRecipientHasOneNumberHoweverItIsWritten() {
    log.smtp("10:00:00", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.smtp(
        "10:00:00",
        "AAAA02",
        WrittenLog.REFUSED.formatted("1").replace("R@Y.example", "r@y.EXAMPLE"));
    log.smtp(
        "10:00:00",
        "AAAA03",
        WrittenLog.REFUSED.formatted("1").replace("R@Y.example", "s@y.example"));
    List<Observation.Attempt> attempts = log.attempts();
    assertThat(attempts.get(0).recipientHash()).isEqualTo(attempts.get(1).recipientHash());
    assertThat(attempts.get(0).recipientHash()).isNotEqualTo(attempts.get(2).recipientHash());
    assertThat(attempts).extracting(Observation.Attempt::recipientDomain).containsOnly("y.example");
  }

  @Test
  void theProviderIsThatOfTheRelayElseOfTheRecipient() {
    log.smtp("10:00:00", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.smtp("10:00:00", "AAAA01", WrittenLog.SENT.replace("r@y.example", "r@GMAIL.com"));
    log.smtp("10:00:00", "AAAA01", WrittenLog.SENT);
    log.smtp("10:00:00", "AAAA01", WrittenLog.SENT.replace("r@y.example", "root"));
    assertThat(log.attempts())
        .extracting(Observation.Attempt::provider)
        .containsExactly("gmail", "gmail", "other", "other");
  }

  @Test
  void aVeryLongReplyIsKeptInPart() {
    log.smtp(
        "10:00:00",
        "AAAA01",
        WrittenLog.REFUSED.formatted("1").replace(" no ", " " + "x".repeat(20_000)));
    assertThat(log.attempts().get(0).reply()).hasSize(8_192);
  }

  @Test
  void everyLineIsInTheLedger() {
    log.smtp("10:00:00", "AAAA01", WrittenLog.SENT);
    log.qmgr("10:00:01", "AAAA01", "removed");
    log.raw("\nnonsense\n" + "x".repeat(LineScanner.LONGEST_LINE + 1) + "\n");
    log.raw("Nov 23 10:00:02 mx-1 CRON[1]: (root) CMD (true)\r\n");
    Observation.Account account = Scans.account(log.told());
    assertThat(account.lines())
        .isEqualTo(
            Map.of(
                LineKind.ATTEMPT, 1L,
                LineKind.MESSAGE, 1L,
                LineKind.BLANK, 1L,
                LineKind.MALFORMED, 2L,
                LineKind.OTHER_PROGRAM, 1L));
    assertThat(account.bytes()).isEqualTo(log.text().length());
    assertThat(Lines.instant(account.firstMicros()))
        .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(Lines.instant(account.lastMicros()))
        .isEqualTo(Instant.parse("2026-11-23T10:00:02Z"));
    assertThat(account.damage()).isNull();
  }

  @Test
  void anEmptyLogHasAnEmptyLedger() {
    Observation.Account account = Scans.account(log.told());
    assertThat(account.lines()).isEmpty();
    assertThat(account.firstMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(account.lastMicros()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void damageIsAMalformedLine() {
    Observation.Account[] told = new Observation.Account[1];
    Observer observer =
        new Observer(
            Scans.SETTINGS,
            Scans.PROVIDERS,
            new PostfixLog(),
            Lines.dress(),
            0,
            observation -> told[0] = (Observation.Account) observation);
    observer.finish(10, "ends too early");
    assertThat(told[0].lines()).isEqualTo(Map.of(LineKind.MALFORMED, 1L));
    assertThat(told[0].damage()).isEqualTo("ends too early");
  }

  @Property(tries = 300)
  void theLedgerAddsUpForAnyBytes(@ForAll @Size(max = 300) byte[] bytes) {
    Observation.Account account = Scans.account(Scans.whole(bytes, Lines.LAST_WRITTEN));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    long lines = text.chars().filter(c -> c == '\n').count();
    long all = text.isEmpty() || text.endsWith("\n") ? lines : lines + 1;
    assertThat(account.lines().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(all);
  }

  @Property(tries = 300)
  void theLedgerAddsUpForALogWithBytesChanged(
      @ForAll @Size(max = 20) List<Integer> places, @ForAll byte change) {
    byte[] bytes = new BusyLog(new Random(places.size())).text().getBytes(StandardCharsets.UTF_8);
    for (int place : places) {
      bytes[Math.floorMod(place, bytes.length)] = change;
    }
    PlainAnswer answer = PlainAnswer.of(List.of(Scans.whole(bytes, Lines.LAST_WRITTEN)));
    long attempts = answer.lines().getOrDefault(LineKind.ATTEMPT, 0L);
    assertThat(answer.attempts()).isEqualTo(attempts);
    assertThat(answer.attemptsByDay().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(attempts);
    assertThat(answer.rejectionsByDay().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(answer.rejections().size());
  }
}
