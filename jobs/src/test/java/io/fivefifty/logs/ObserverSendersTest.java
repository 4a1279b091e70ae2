package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose mail it was that {@link Observer} saw refused. */
final class ObserverSendersTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private final WrittenLog log = new WrittenLog();

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
    log.qmgr("10:00:00", "AAAA01", "from=<" + address + ">, size=1, nrcpt=1 (queue active)");
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.senders()).containsExactly(domain);
  }

  @Test
  void anIdThatComesBackBelongsToItsNewMessage() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("old.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.qmgr("10:00:02", "AAAA01", "removed");
    log.qmgr("10:00:03", "AAAA01", WrittenLog.FROM.formatted("new.example"));
    log.smtp("10:00:04", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.senders()).containsExactly("old.example", "new.example");
  }

  @Test
  void whatWasSaidBeforeAMessageWasBornWasSaidOfAnother() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("old.example"));
    log.smtp("10:00:20", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.attempts()).extracting(Observation.Attempt::sendingDomain).containsOnlyNulls();
    assertThat(log.senders()).containsExactly("unknown");
  }

  @Test
  void stampsOfWholeSecondsMayDisagreeALittle() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.smtp("10:00:05", "AAAA01", WrittenLog.REFUSED.formatted("0.1"));
    assertThat(log.senders()).containsExactly("x.example");
  }

  @Test
  void aLineWithoutItsMessagesAgeIsOfTheMessageThatIsOpen() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.replace("delay=%s, ", ""));
    log.qmgr("10:00:02", "AAAA01", "removed");
    assertThat(log.attempts())
        .extracting(Observation.Attempt::sendingDomain)
        .containsExactly("x.example");
    assertThat(log.told()).noneMatch(Observation.Closed.class::isInstance);
  }

  @Test
  void afterItsEndAMessageHasNoSender() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.qmgr("10:00:01", "AAAA01", "removed");
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.senders()).containsExactly("unknown");
  }

  @Test
  void twoHostsMayUseTheSameIdAtOnce() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("one.example"));
    log.line("10:00:00", "mx-2 postfix/qmgr", "AAAA01", WrittenLog.FROM.formatted("two.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.line("10:00:01", "mx-2 postfix/smtp", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.senders()).containsExactly("one.example", "two.example");
  }

  @Test
  void aHostIsTheSameInCapitals() {
    log.line("10:00:00", "MX-1 postfix/qmgr", "AAAA01", WrittenLog.FROM.formatted("one.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.senders()).containsExactly("one.example");
  }

  @Test
  void twoInstancesOnAHostMayUseTheSameIdAtOnce() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("one.example"));
    log.line(
        "10:00:00", "mx-1 postfix-out/qmgr", "AAAA01", WrittenLog.FROM.formatted("two.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.line("10:00:01", "mx-1 postfix-out/smtp", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.line("10:00:02", "mx-1 postfix-out/qmgr", "AAAA01", "removed");
    log.smtp("10:00:03", "AAAA01", WrittenLog.REFUSED.formatted("3"));
    assertThat(log.senders()).containsExactly("one.example", "two.example", "one.example");
  }

  @Test
  void anInstanceWithAQueueManagerTakesNoOthersSender() {
    log.line("10:00:00", "mx-1 postfix-out/qmgr", "AAAA02", "removed");
    log.line("10:00:00", "mx-1 postfix-out/qmgr", "AAAA02", WrittenLog.FROM.formatted("x.example"));
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("one.example"));
    log.line("10:00:01", "mx-1 postfix-out/smtp", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.attempts()).extracting(Observation.Attempt::sendingDomain).containsOnlyNulls();
  }

  @Test
  void aTransportMayLogUnderANameOfItsOwn() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("one.example"));
    log.line("10:00:01", "mx-1 slow-lane/smtp", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.line("10:00:01", "mx-1 postfix/relay/smtp", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    assertThat(log.senders()).containsExactly("one.example", "one.example");
  }

  @Test
  void aMessageThatIsStillOpenIsTold() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.qmgr("10:00:00", "AAAA02", WrittenLog.FROM.formatted("y.example"));
    log.qmgr("10:05:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.qmgr("10:05:00", "AAAA02", "removed");
    assertThat(Scans.only(Observation.Opened.class, log.told()))
        .singleElement()
        .satisfies(
            opened -> {
              assertThat(opened.sendingDomain()).isEqualTo("x.example");
              assertThat(opened.offset()).isEqualTo(log.text().indexOf("Nov 23 10:05:00"));
              assertThat(Lines.instant(opened.timeMicros()))
                  .isEqualTo(Instant.parse("2026-11-23T10:05:00Z"));
              assertThat(opened.day()).isEqualTo(DAY);
            });
  }

  @Test
  void theEndOfAMessageOfThisPartIsNotTold() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("1"));
    log.qmgr("10:00:01", "AAAA01", "removed");
    assertThat(Scans.only(Observation.Closed.class, log.told())).isEmpty();
  }

  @Test
  void theEndOfAMessageThatNobodyOpenedIsTold() {
    log.qmgr("10:00:00", "AAAA01", "removed");
    assertThat(Scans.only(Observation.Closed.class, log.told())).hasSize(1);
  }

  @Test
  void theEndOfAMessageThatIsOlderThanThisPartIsTold() {
    log.qmgr("10:00:00", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.smtp("10:00:01", "AAAA01", WrittenLog.REFUSED.formatted("3600"));
    log.qmgr("10:00:01", "AAAA01", "removed");
    assertThat(Scans.only(Observation.Closed.class, log.told())).hasSize(1);
    assertThat(log.senders()).containsExactly("x.example");
  }

  @Test
  void fullTablesAreToldAndTheJoinMendsIt() {
    for (int i = 0; i < 9; i++) {
      log.qmgr("10:00:00", "AAAA0" + i, WrittenLog.FROM.formatted("x" + i + ".example"));
    }
    for (int i = 0; i < 9; i++) {
      log.smtp("10:00:01", "AAAA0" + i, WrittenLog.REFUSED.formatted("1"));
    }
    byte[] bytes = log.bytes();
    List<Observation> told = Scans.part(bytes, 0, bytes.length, Lines.LAST_WRITTEN, 4, 4);
    assertThat(Scans.only(Observation.Opened.class, told)).hasSize(9);
    assertThat(Scans.only(Observation.Attempt.class, told))
        .extracting(Observation.Attempt::sendingDomain)
        .contains("x8.example")
        .containsNull();
    assertThat(PlainAnswer.of(List.of(told)).rejections())
        .isEqualTo(PlainAnswer.of(List.of(log.told())).rejections());
  }

  @Test
  void aMessageOfADayNotAskedForIsFollowed() {
    log.qmgr("23:59:59", "AAAA01", WrittenLog.FROM.formatted("x.example"));
    log.raw(
        "Nov 24 00:00:01 mx-1 postfix/smtp[1]: AAAA01: "
            + WrittenLog.REFUSED.formatted("2")
            + "\n");
    ScanSettings second =
        new ScanSettings(
            ReplyCodes.parse("550"), new Days(DAY.plusDays(1), DAY.plusDays(1)), ZoneOffset.UTC);
    assertThat(Scans.only(Observation.Attempt.class, Scans.whole(log.text(), second)))
        .extracting(Observation.Attempt::sendingDomain)
        .containsExactly("x.example");
  }
}
