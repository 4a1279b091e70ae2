package io.fivefifty.logs.format.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Lines;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.format.RecordingEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PowerMtaLogTest {
  private static final String HEADER =
      "type,timeLogged,timeQueued,orig,rcpt,dsnStatus,dsnDiag,dsnMta,bounceCat,dlvType,"
          + "dlvDestinationIp,envId,header_Subject";

  private final RecordingEvents events = new RecordingEvents(new PowerMtaLog());

  private LineKind read(String type, String diagnostic) {
    return read(type, "", diagnostic, "", "198.51.100.21");
  }

  private LineKind read(String type, String status, String diagnostic, String category, String ip) {
    events.read(HEADER);
    return events.read(
        type
            + ",2026-11-22 18:23:44+0000,2026-11-22 18:23:40+0000,news@shop.example,x@gmail.com,"
            + String.join(",", status, diagnostic, "mx.example. (" + ip + ")", category, "smtp", ip)
            + ",e1,hello");
  }

  @Test
  void aBounceIsTheRemoteHostsReply() {
    assertThat(read("b", "smtp;550 5.1.1 No such user")).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts)
        .containsExactly(
            new RecordingEvents.Attempt(
                "e1",
                "news@shop.example",
                "x@gmail.com",
                "mx.example",
                "198.51.100.21",
                4_000_000,
                false,
                true,
                550,
                "550 5.1.1 No such user",
                null));
  }

  @Test
  void aTransientRecordIsTriedAgain() {
    assertThat(read("t", "\"smtp;550 5.2.1 Full, and \"\"off\"\"\"")).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).givenUp()).isFalse();
    assertThat(events.attempts.get(0).reply()).isEqualTo("550 5.2.1 Full, and \"off\"");
  }

  @Test
  void aDeliveryHasNoReply() {
    assertThat(read("d", "smtp;250 2.0.0 OK")).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).delivered()).isTrue();
    assertThat(events.attempts.get(0).reply()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "b,x-pmta;bounce-queue;reply:550 5.7.1 x,NO_REMOTE_HOST",
    "tq,smtp;554 not welcome,HOST_PASSED_OVER",
    "tq,x-pmta;backoff,NO_REMOTE_HOST",
    "rb,smtp;550 5.1.1 x,INBOUND",
    "rs,smtp;550 5.1.1 x,INBOUND",
    "f,,INBOUND",
    "r,,MESSAGE",
    "new,smtp;550 5.1.1 x,MESSAGE",
  })
  void whatNoRecipientsHostSaidIsNoAttempt(String type, String diagnostic, LineKind kind) {
    assertThat(read(type, diagnostic == null ? "" : diagnostic)).isEqualTo(kind);
    assertThat(events.attempts).isEmpty();
  }

  @Test
  void anExpiryRepeatsAReplyThatWasToldBefore() {
    assertThat(read("b", "4.4.7 (delivery time expired)", "smtp;451 4.7.1 x", "", "198.51.100.21"))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
    assertThat(read("b", "5.1.1 (x)", "smtp;451 4.7.1 x", "message-expired", "198.51.100.21"))
        .isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void aHopInsideTheHouseIsNoAttempt() {
    assertThat(read("b", "", "smtp;550 5.7.1 x", "", "10.0.0.5")).isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void aFileIsLocal() {
    events.read("type,timeLogged,rcpt,dlvType");
    assertThat(events.read("d,1795370624,x@shop.example,file")).isEqualTo(LineKind.LOCAL);
  }

  @Test
  void columnsMayStandInAnyOrderAndStampsMayBeSeconds() {
    events.read("dsnDiag,rcpt,timeLogged,type");
    assertThat(events.read("smtp;550 no,x@gmail.com,1795370624,b")).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).sender()).isEqualTo("unknown");
    assertThat(events.attempts.get(0).ageMicros()).isEqualTo(-1);
  }

  @Test
  void aStampMayHaveNoZone() {
    events.read("type,timeLogged,rcpt,orig,dsnDiag");
    assertThat(events.read("b,2026-11-22 18:23:44,x@gmail.com,,smtp;550 no"))
        .isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).sender()).isEmpty();
  }

  @Test
  void aLaterHeaderReplacesTheFirst() {
    read("b", "smtp;550 5.1.1 x");
    assertThat(events.read("type,timeLogged,rcpt,dsnDiag")).isEqualTo(LineKind.HEADER);
    assertThat(events.read("b,1795370624,y@gmail.com,smtp;550 no")).isEqualTo(LineKind.ATTEMPT);
  }

  @Test
  void aByteOrderMarkMayStandBeforeTheHeader() {
    assertThat(events.read("\ufeff" + HEADER)).isEqualTo(LineKind.HEADER);
  }

  @Test
  void aHostileSubjectAddsNoColumn() {
    events.read(HEADER);
    LineKind kind =
        events.read(
            "d,2026-11-22 18:23:44+0000,,a@shop.example,x@gmail.com,,,mx.example"
                + " (198.51.100.21),,smtp,198.51.100.21,,\"b,\"\"smtp;550 5.1.1 fake\"\",x\"");
    assertThat(kind).isEqualTo(LineKind.ATTEMPT);
    assertThat(events.attempts.get(0).delivered()).isTrue();
    assertThat(events.attempts.get(0).replyCode()).isZero();
  }

  @Test
  void aCutRecordIsMalformed() {
    events.read(HEADER);
    assertThat(events.read("b,2026-11-22 18:23:44+0000,,a@shop.example,x@gm"))
        .isEqualTo(LineKind.MALFORMED);
  }

  @Test
  void anotherTableIsNotRead() {
    assertThat(events.read("type,time,rcpt,orig")).isEqualTo(LineKind.MALFORMED);
    assertThat(new PowerMtaLog().frame(Lines.of("b,1,2"), Lines.dress())).isFalse();
    assertThat(new PowerMtaLog().needs()).isEqualTo(LogFormat.Needs.HEADER);
  }
}
