package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.format.PostfixLog;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObserverTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final String FROM = "from=<a@%s>, size=1, nrcpt=1 (queue active)";
  private static final String REFUSED =
      "to=<R@Y.example>, relay=MX.gmail-smtp-in.l.google.com[198.51.100.21]:25, delay=%s,"
          + " delays=0/0/0/0, dsn=5.1.1, status=bounced (host mx[198.51.100.21] said: 550-5.1.1 no"
          + " 550 5.1.1 bye (in reply to RCPT TO command))";
  private static final String SENT =
      "to=<r@y.example>, relay=mx.y.example[198.51.100.21]:25, delay=1, delays=0/0/0/1, dsn=2.0.0,"
          + " status=sent (250 ok)";
  private static final String REFUSED_OTHERWISE = SENT.replace("sent (250 ok)", "bounced (554 x)");

  private final StringBuilder log = new StringBuilder();

  @Test
  void aRejectionIsToldWithItsSender() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("Info.Example."));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1.5"));
    Observation.Attempt attempt = attempts().get(0);
    assertThat(PlainPostfix.Told.of(attempt))
        .isEqualTo(
            new PlainPostfix.Told(
                log.indexOf("Nov 23 10:00:01"),
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

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "~~, <>",
        "root, unknown",
        "a@X.EXAMPLE, x.example",
        "a@straße.example, xn--strae-oqa.example",
        "\"a@b.example> c\"@x.example, x.example",
        "@route.example:x@y.example, y.example",
      })
  void theSendersDomainIsTold(String address, String domain) {
    qmgr("10:00:00", "AAAA01", "from=<" + address + ">, size=1, nrcpt=1 (queue active)");
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    assertThat(senders()).containsExactly(domain);
  }

  @Test
  void otherAttemptsAreCounted() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("x.example"));
    smtp("10:00:01", "AAAA01", SENT);
    smtp("10:00:01", "AAAA01", SENT);
    smtp("10:00:01", "AAAA01", REFUSED_OTHERWISE);
    smtp("10:00:01", "AAAA01", SENT.replace("sent (250 ok)", "deferred (lost connection)"));
    List<Observation> told = told();
    assertThat(Scans.only(Observation.Attempt.class, told)).isEmpty();
    assertThat(Scans.only(Observation.Tally.class, told))
        .containsExactly(new Observation.Tally(DAY, "mx-1", "other", "x.example", 2, 1, 1));
  }

  @Test
  void anAttemptWithoutAKnownSenderIsToldEvenIfItWasDelivered() {
    smtp("10:00:01", "AAAA01", SENT);
    assertThat(attempts())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.sendingDomain()).isNull();
              assertThat(attempt.fate()).isEqualTo(Fate.DELIVERED);
              assertThat(attempt.reply()).isEmpty();
            });
  }

  @Test
  void anIdThatComesBackBelongsToItsNewMessage() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("old.example"));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    qmgr("10:00:02", "AAAA01", "removed");
    qmgr("10:00:03", "AAAA01", FROM.formatted("new.example"));
    smtp("10:00:04", "AAAA01", REFUSED.formatted("1"));
    assertThat(senders()).containsExactly("old.example", "new.example");
  }

  @Test
  void whatWasSaidBeforeAMessageWasBornWasSaidOfAnother() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("old.example"));
    smtp("10:00:20", "AAAA01", REFUSED.formatted("1"));
    assertThat(attempts()).extracting(Observation.Attempt::sendingDomain).containsOnlyNulls();
    assertThat(senders()).containsExactly("unknown");
  }

  @Test
  void stampsOfWholeSecondsMayDisagreeALittle() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("x.example"));
    smtp("10:00:05", "AAAA01", REFUSED.formatted("0.1"));
    assertThat(senders()).containsExactly("x.example");
  }

  @Test
  void afterItsEndAMessageHasNoSender() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("x.example"));
    qmgr("10:00:01", "AAAA01", "removed");
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    assertThat(senders()).containsExactly("unknown");
  }

  @Test
  void twoHostsMayUseTheSameIdAtOnce() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("one.example"));
    line("10:00:00", "mx-2 postfix/qmgr", "AAAA01", FROM.formatted("two.example"));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    line("10:00:01", "mx-2 postfix/smtp", "AAAA01", REFUSED.formatted("1"));
    assertThat(senders()).containsExactly("one.example", "two.example");
  }

  @Test
  void aHostIsTheSameInCapitals() {
    line("10:00:00", "MX-1 postfix/qmgr", "AAAA01", FROM.formatted("one.example"));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    assertThat(senders()).containsExactly("one.example");
  }

  @Test
  void twoInstancesOnAHostMayUseTheSameIdAtOnce() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("one.example"));
    line("10:00:00", "mx-1 postfix-out/qmgr", "AAAA01", FROM.formatted("two.example"));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    line("10:00:01", "mx-1 postfix-out/smtp", "AAAA01", REFUSED.formatted("1"));
    line("10:00:02", "mx-1 postfix-out/qmgr", "AAAA01", "removed");
    smtp("10:00:03", "AAAA01", REFUSED.formatted("3"));
    assertThat(senders()).containsExactly("one.example", "two.example", "one.example");
  }

  @Test
  void anInstanceWithAQueueManagerTakesNoOthersSender() {
    line("10:00:00", "mx-1 postfix-out/qmgr", "AAAA02", "removed");
    line("10:00:00", "mx-1 postfix-out/qmgr", "AAAA02", FROM.formatted("x.example"));
    qmgr("10:00:00", "AAAA01", FROM.formatted("one.example"));
    line("10:00:01", "mx-1 postfix-out/smtp", "AAAA01", REFUSED.formatted("1"));
    assertThat(attempts()).extracting(Observation.Attempt::sendingDomain).containsOnlyNulls();
  }

  @Test
  void aTransportMayLogUnderANameOfItsOwn() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("one.example"));
    line("10:00:01", "mx-1 slow-lane/smtp", "AAAA01", REFUSED.formatted("1"));
    line("10:00:01", "mx-1 postfix/relay/smtp", "AAAA01", REFUSED.formatted("1"));
    assertThat(senders()).containsExactly("one.example", "one.example");
  }

  @Test
  void aMessageThatIsStillOpenIsTold() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("x.example"));
    qmgr("10:00:00", "AAAA02", FROM.formatted("y.example"));
    qmgr("10:05:00", "AAAA01", FROM.formatted("x.example"));
    qmgr("10:05:00", "AAAA02", "removed");
    assertThat(Scans.only(Observation.Opened.class, told()))
        .singleElement()
        .satisfies(
            opened -> {
              assertThat(opened.sendingDomain()).isEqualTo("x.example");
              assertThat(opened.offset()).isEqualTo(log.indexOf("Nov 23 10:05:00"));
              assertThat(Lines.instant(opened.timeMicros()))
                  .isEqualTo(Instant.parse("2026-11-23T10:05:00Z"));
              assertThat(opened.day()).isEqualTo(DAY);
            });
  }

  @Test
  void theEndOfAMessageOfThisPartIsNotTold() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("x.example"));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    qmgr("10:00:01", "AAAA01", "removed");
    assertThat(Scans.only(Observation.Closed.class, told())).isEmpty();
  }

  @Test
  void theEndOfAMessageThatNobodyOpenedIsTold() {
    qmgr("10:00:00", "AAAA01", "removed");
    assertThat(Scans.only(Observation.Closed.class, told())).hasSize(1);
  }

  @Test
  void theEndOfAMessageThatIsOlderThanThisPartIsTold() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("x.example"));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("3600"));
    qmgr("10:00:01", "AAAA01", "removed");
    assertThat(Scans.only(Observation.Closed.class, told())).hasSize(1);
    assertThat(senders()).containsExactly("x.example");
  }

  @Test
  void fullTablesAreToldAndTheJoinMendsIt() {
    for (int i = 0; i < 9; i++) {
      qmgr("10:00:00", "AAAA0" + i, FROM.formatted("x" + i + ".example"));
    }
    for (int i = 0; i < 9; i++) {
      smtp("10:00:01", "AAAA0" + i, REFUSED.formatted("1"));
    }
    byte[] bytes = log.toString().getBytes(StandardCharsets.UTF_8);
    List<Observation> told = Scans.part(bytes, 0, bytes.length, Lines.LAST_WRITTEN, 4, 4);
    assertThat(Scans.only(Observation.Opened.class, told)).hasSize(9);
    assertThat(Scans.only(Observation.Attempt.class, told))
        .extracting(Observation.Attempt::sendingDomain)
        .contains("x8.example")
        .containsNull();
    assertThat(PlainAnswer.of(List.of(told)).rejections())
        .isEqualTo(PlainAnswer.of(List.of(told())).rejections());
  }

  @Test
  void countsOfAFullTableAddUp() {
    for (int i = 0; i < 9; i++) {
      qmgr("10:00:00", "AAAA01", FROM.formatted("x" + i % 5 + ".example"));
      smtp("10:00:01", "AAAA01", SENT);
    }
    byte[] bytes = log.toString().getBytes(StandardCharsets.UTF_8);
    List<Observation> told = Scans.part(bytes, 0, bytes.length, Lines.LAST_WRITTEN, 100, 2);
    assertThat(Scans.only(Observation.Tally.class, told)).hasSizeGreaterThan(5);
    assertThat(PlainAnswer.of(List.of(told)).tallies())
        .isEqualTo(PlainAnswer.of(List.of(told())).tallies());
  }

  @Test
  void moreHostsThanATableHoldsAreToldApart() {
    int hosts = Tallies.MOST_HOSTS + 10;
    for (int i = 0; i < hosts; i++) {
      line("10:00:00", "mx-" + i + " postfix/qmgr", "AAAA01", FROM.formatted("x.example"));
      line("10:00:01", "mx-" + i + " postfix/smtp", "AAAA01", SENT);
    }
    PlainAnswer answer = PlainAnswer.of(List.of(told()));
    assertThat(answer.tallies())
        .hasSize(hosts)
        .containsKey(new PlainAnswer.Key(DAY, "mx-" + (hosts - 1), "other", "x.example"))
        .allSatisfy((key, counts) -> assertThat(counts).isEqualTo(new PlainAnswer.Counts(1, 0, 0)));
  }

  @Test
  void onlyTheDaysAskedForAreToldButAllAreInTheLedger() {
    qmgr("10:00:00", "AAAA01", FROM.formatted("x.example"));
    smtp("10:00:01", "AAAA01", REFUSED.formatted("1"));
    smtp("10:00:01", "AAAA01", SENT);
    log.append(log.toString().replace("Nov 23", "Nov 24"));
    ScanSettings second =
        new ScanSettings(
            ReplyCodes.parse("550"), new Days(DAY.plusDays(1), DAY.plusDays(1)), ZoneOffset.UTC);
    List<Observation> told = Scans.whole(log.toString(), second);
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
  void aMessageOfADayNotAskedForIsFollowed() {
    qmgr("23:59:59", "AAAA01", FROM.formatted("x.example"));
    log.append("Nov 24 00:00:01 mx-1 postfix/smtp[1]: AAAA01: " + REFUSED.formatted("2") + "\n");
    ScanSettings second =
        new ScanSettings(
            ReplyCodes.parse("550"), new Days(DAY.plusDays(1), DAY.plusDays(1)), ZoneOffset.UTC);
    assertThat(Scans.only(Observation.Attempt.class, Scans.whole(log.toString(), second)))
        .extracting(Observation.Attempt::sendingDomain)
        .containsExactly("x.example");
  }

  @Test
  void aDayIsThatOfTheRunsZone() {
    smtp("00:30:00", "AAAA01", REFUSED.formatted("1"));
    log.replace(0, 15, "2026-11-23T00:30:00Z");
    ScanSettings inNewYork =
        new ScanSettings(ReplyCodes.parse("550"), Days.ALL, ZoneId.of("America/New_York"));
    assertThat(Scans.only(Observation.Attempt.class, Scans.whole(log.toString(), inNewYork)))
        .extracting(Observation.Attempt::day)
        .containsExactly(DAY.minusDays(1));
  }

  @Test
  void theCodesAskedForAreTheRejections() {
    String refused = REFUSED.formatted("1");
    smtp("10:00:00", "AAAA01", refused);
    smtp("10:00:00", "AAAA01", refused.replace("said: 550", "said: 554"));
    smtp("10:00:00", "AAAA01", refused.replace("said: 550", "said: 450"));
    smtp("10:00:00", "AAAA01", refused.replace("bounced", "deferred").replace("550", "451"));
    ScanSettings all = new ScanSettings(ReplyCodes.parse("554,4xx"), Days.ALL, ZoneOffset.UTC);
    assertThat(Scans.only(Observation.Attempt.class, Scans.whole(log.toString(), all)))
        .extracting(Observation.Attempt::fate)
        .containsExactly(Fate.REFUSED, Fate.REJECTED, Fate.REJECTED, Fate.REJECTED);
  }

  @Test
  void aRecipientHasOneNumberHoweverItIsWritten() {
    smtp("10:00:00", "AAAA01", REFUSED.formatted("1"));
    smtp("10:00:00", "AAAA02", REFUSED.formatted("1").replace("R@Y.example", "r@y.EXAMPLE"));
    smtp("10:00:00", "AAAA03", REFUSED.formatted("1").replace("R@Y.example", "s@y.example"));
    List<Observation.Attempt> attempts = attempts();
    assertThat(attempts.get(0).recipientHash()).isEqualTo(attempts.get(1).recipientHash());
    assertThat(attempts.get(0).recipientHash()).isNotEqualTo(attempts.get(2).recipientHash());
    assertThat(attempts).extracting(Observation.Attempt::recipientDomain).containsOnly("y.example");
  }

  @Test
  void theProviderIsThatOfTheRelayElseOfTheRecipient() {
    smtp("10:00:00", "AAAA01", REFUSED.formatted("1"));
    smtp("10:00:00", "AAAA01", SENT.replace("r@y.example", "r@GMAIL.com"));
    smtp("10:00:00", "AAAA01", SENT);
    smtp("10:00:00", "AAAA01", SENT.replace("r@y.example", "root"));
    assertThat(attempts())
        .extracting(Observation.Attempt::provider)
        .containsExactly("gmail", "gmail", "other", "other");
  }

  @Test
  void aVeryLongReplyIsKeptInPart() {
    smtp("10:00:00", "AAAA01", REFUSED.formatted("1").replace(" no ", " " + "x".repeat(20_000)));
    assertThat(attempts().get(0).reply()).hasSize(8_192);
  }

  @Test
  void everyLineIsInTheLedger() {
    smtp("10:00:00", "AAAA01", SENT);
    qmgr("10:00:01", "AAAA01", "removed");
    log.append("\nnonsense\n").append("x".repeat(LineScanner.LONGEST_LINE + 1)).append('\n');
    log.append("Nov 23 10:00:02 mx-1 CRON[1]: (root) CMD (true)\r\n");
    Observation.Account account = Scans.account(told());
    assertThat(account.lines())
        .isEqualTo(
            Map.of(
                LineKind.ATTEMPT, 1L,
                LineKind.MESSAGE, 1L,
                LineKind.BLANK, 1L,
                LineKind.MALFORMED, 2L,
                LineKind.OTHER_PROGRAM, 1L));
    assertThat(account.bytes()).isEqualTo(log.length());
    assertThat(Lines.instant(account.firstMicros()))
        .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(Lines.instant(account.lastMicros()))
        .isEqualTo(Instant.parse("2026-11-23T10:00:02Z"));
    assertThat(account.damage()).isNull();
  }

  @Test
  void anEmptyLogHasAnEmptyLedger() {
    Observation.Account account = Scans.account(told());
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

  private void qmgr(String time, String id, String words) {
    line(time, "mx-1 postfix/qmgr", id, words);
  }

  private void smtp(String time, String id, String words) {
    line(time, "mx-1 postfix/smtp", id, words);
  }

  private void line(String time, String hostAndTag, String id, String words) {
    log.append("Nov 23 " + time + " " + hostAndTag + "[1]: " + id + ": " + words + "\n");
  }

  private List<Observation> told() {
    return Scans.whole(log.toString());
  }

  private List<Observation.Attempt> attempts() {
    return Scans.only(Observation.Attempt.class, told());
  }

  /** Of the rejections, after the join. */
  private List<String> senders() {
    return PlainAnswer.of(List.of(told())).rejections().stream()
        .map(attempt -> String.valueOf(attempt.sendingDomain()))
        .toList();
  }
}
