package io.fivefifty.logs.format.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Stage;
import io.fivefifty.logs.format.RecordingEvents;
import io.fivefifty.logs.format.RecordingEvents.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentumLogTest {
  private static final String ID = "00/00-25004-31B987F3";
  private static final String HEAD =
      "1795341602@" + ID + "@00/00-03736-F4101B54@00/00-04532-A3456B54@";
  private static final String FAILURE =
      HEAD + "P@gmail.com@31@group-a@binding-a@5@1@3.89@198.51.100.21@550 5.1.1 No such user";

  @Test
  void a_reception_opens_a_message() {
    RecordingEvents events =
        read(HEAD + "R@reader1@gmail.com@news@shop.example@192.0.2.9@201@esmtp@default@default");
    assertThat(events.opened).containsExactly(ID + " news@shop.example");
  }

  @ParameterizedTest
  @CsvSource({
    "r@gmail.com@@,''",
    "r@gmail.com@news@shop.example,news@shop.example",
    "a@b@gmail.com@news@shop.example,news@shop.example",
    "r@gmail.com@\"a\\@b\"@shop.example,'\"a\\@b\"@shop.example'",
    "r@gmail.com@local@,local@",
  })
  void the_sender_of_a_reception(String addresses, String sender) {
    RecordingEvents events =
        read(HEAD + "R@" + addresses + "@2001:db8::9@201@esmtp@default@default");
    assertThat(events.opened).containsExactly(ID + " " + sender);
  }

  @Test
  void a_permanent_failure_is_read_whole_and_closes_the_message() {
    RecordingEvents events = read(FAILURE);
    assertThat(events.attempts)
        .containsExactly(
            new Attempt(
                ID,
                null,
                "@gmail.com",
                "",
                "198.51.100.21",
                3_890_000,
                false,
                true,
                550,
                "550 5.1.1 No such user",
                Stage.RCPT));
    assertThat(events.closed).containsExactly(ID);
  }

  @Test
  void a_transient_failure_keeps_the_message_open() {
    RecordingEvents events = read(FAILURE.replace("@P@", "@T@"));
    assertThat(events.attempts).hasSize(1).noneMatch(Attempt::givenUp);
    assertThat(events.closed).isEmpty();
  }

  @Test
  void a_delivery() {
    RecordingEvents events =
        read(HEAD + "D@gmail.com@266@group-a@binding-a@0@0.393@2001:db8:2::21");
    assertThat(events.attempts)
        .hasSize(1)
        .allMatch(Attempt::delivered)
        .allMatch(attempt -> attempt.ip().equals("2001:db8:2::21"))
        .allMatch(attempt -> attempt.ageMicros() == 393_000);
    assertThat(events.closed).containsExactly(ID);
  }

  @ParameterizedTest
  @CsvSource({"3,MAIL", "4,RCPT", "7,DATA", "9,END_OF_DATA", "11,EHLO", "12,CONNECT", "16,", "22,"})
  void the_number_tells_the_stage(String number, Stage stage) {
    assertThat(read(FAILURE.replace("@5@1@", "@" + number + "@1@")).attempts)
        .hasSize(1)
        .allMatch(attempt -> attempt.stage() == stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@5@1@3.89@198.51.100.21@554 5.4.7 [internal] exceeded max time without delivery",
        "@5@1@3.89@198.51.100.21@4.3.5 configuration error, please try later",
        "@0@1@3.89@198.51.100.21@421 no adequate servers",
        "@21@1@3.89@198.51.100.21@550 out of band",
      })
  void what_momentum_says_itself_is_no_reply(String tail) {
    String line = FAILURE.replace("@5@1@3.89@198.51.100.21@550 5.1.1 No such user", tail);
    assertThat(kindOf(line)).isEqualTo(LineKind.NO_REMOTE_HOST);
  }

  @Test
  void hops_inside_the_house() {
    assertThat(kindOf(FAILURE.replace("198.51.100.21", "10.0.0.1")))
        .isEqualTo(LineKind.INTERNAL_HOP);
    assertThat(kindOf(HEAD + "X@gmail.com@266@a@b@0@0.393@198.51.100.21"))
        .isEqualTo(LineKind.INTERNAL_HOP);
  }

  @Test
  void the_bouncelog_tells_it_again() {
    String tail =
        "@reader1@gmail.com@news@shop.example@a@b@5@10@1223@198.51.100.21@550 5.1.1 No such user";
    assertThat(kindOf(HEAD + "B" + tail)).isEqualTo(LineKind.MESSAGE);
    assertThat(kindOf(HEAD + "T" + tail)).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void the_rejectlog_is_what_strangers_were_told() {
    assertThat(
            kindOf(
                "1795341602: R=\"192.0.2.9:42601\" L=\"192.0.2.25:25\" C=\"18/00-07149-D7E16B94\""
                    + " PATH=\"default\" P=\"awaiting mailfrom\" E=550 M=scriptlet @P@ relaying denied"))
        .isEqualTo(LineKind.INBOUND);
    assertThat(kindOf("1252064908: Marker 1")).isEqualTo(LineKind.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1251470342@@@@M1", "1251470342@@@@M"})
  void heartbeats(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MESSAGE);
  }

  @Test
  void hostile_text_stays_text() {
    RecordingEvents failure =
        read(FAILURE + " @D@gmail.com@1@a@b@0@0.1@192.0.2.1 [internal] 250 2.0.0 ok");
    assertThat(failure.attempts).hasSize(1).allMatch(attempt -> attempt.replyCode() == 550);
    RecordingEvents reception =
        read(
            HEAD
                + "R@x@P@bank.example@31@a@b@5@1@3@192.0.2.1@550 5.1.1 fake@evil.example"
                + "@192.0.2.9@201@esmtp@default@default");
    assertThat(reception.attempts).isEmpty();
    assertThat(reception.opened).containsExactly(ID + " 550 5.1.1 fake@evil.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1795341602",
        "1795341602@",
        "1795341602@a@b@c",
        "1795341602@a@b@c@",
        "1795341602@a@b@c@p@x",
        "1795341602@a@b@c@P@gmail.com@31",
        "1795341602@a@b@c@D@gmail.com",
        "1795341602@a@b@c@R@gmail.com@x",
        "1795341602: other",
        "@40000000671f5a1e2c4d5e6f new msg 1",
      })
  void other_and_cut_lines(String line) {
    assertThat(kindOf(line)).isEqualTo(LineKind.MALFORMED);
  }

  private static RecordingEvents read(String line) {
    RecordingEvents events = new RecordingEvents(new MomentumLog());
    events.read(line);
    return events;
  }

  private static LineKind kindOf(String line) {
    return new RecordingEvents(new MomentumLog()).read(line);
  }
}
