package io.fivefifty.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DresserTest {
  private static final QueueIds IDS =
      new QueueIds(QueueIdStyle.LONG, new QueueIds.SharedWalk(), new Dice(1));
  private static final byte[] TEXT = "4E1: x \"q\" \\ é".getBytes(StandardCharsets.UTF_8);
  private static final long TIME = 1_795_456_302_604_458L;

  @Test
  void bsdStamps() {
    assertThat(line(Dress.RFC3164, 0, TEXT))
        .isEqualTo("Nov 23 17:51:42 mx-out1 postfix/smtp[129]: 4E1: x \"q\" \\ é\n");
    assertThat(line(Dress.PRI_RFC3164, 1, TEXT))
        .isEqualTo("<22>Nov 23 17:51:42 mx-out2 postfix-out/smtp[129]: 4E1: x \"q\" \\ é\n");
  }

  @Test
  void isoStamps() {
    assertThat(line(Dress.RFC3339, 0, TEXT))
        .startsWith("2026-11-23T17:51:42.604458+00:00 mx-out1 postfix/smtp[129]: 4E1: x ");
    assertThat(line(Dress.PRI_RFC3339, 0, TEXT)).startsWith("<22>2026-11-23T17:51:42.604458+00:00");
    assertThat(line(Dress.JOURNALD_SHORT_ISO, 0, TEXT))
        .startsWith("2026-11-23T17:51:42+0000 mx-out1 postfix/smtp[129]: 4E1: x ");
  }

  @Test
  void rfc5424LosesTheDaemon() {
    assertThat(line(Dress.RFC5424, 0, TEXT))
        .startsWith("<22>1 2026-11-23T17:51:42.604458+00:00 mx-out1 postfix 129 - - 4E1: x ");
    assertThat(line(Dress.RFC5424, 1, TEXT)).contains(" mx-out2 postfix-out 129 - -  4E1: x ");
  }

  @Test
  void journaldJson() {
    assertThat(line(Dress.JOURNALD_JSON, 0, TEXT))
        .isEqualTo(
            "{\"__REALTIME_TIMESTAMP\":\"1795456302604458\",\"PRIORITY\":\"6\","
                + "\"SYSLOG_FACILITY\":\"2\",\"_HOSTNAME\":\"mx-out1\","
                + "\"SYSLOG_IDENTIFIER\":\"postfix/smtp\",\"SYSLOG_PID\":\"129\",\"_PID\":\"129\","
                + "\"MESSAGE\":\"4E1: x \\\"q\\\" \\\\ é\"}\n");
  }

  @Test
  void journaldWritesWhatIsNotUtf8AsBytes() {
    byte[] latin1 = {'a', (byte) 0xfc, 'b'};
    assertThat(line(Dress.JOURNALD_JSON, 1, latin1)).startsWith("{\"MESSAGE\":[97,252,98],\"__R");
  }

  @Test
  void rsyslogJsonHasABlankBeforeTheText() {
    assertThat(line(Dress.RSYSLOG_JSON, 0, "a\tb".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(
            "{\"@timestamp\":\"2026-11-23T17:51:42.604458+00:00\",\"host\":\"mx-out1\","
                + "\"severity\":\"info\",\"facility\":\"mail\",\"tag\":\"postfix/smtp[129]:\","
                + "\"message\":\" a\\u0009b\"}\n");
  }

  private static String line(Dress dress, int hostIndex, byte[] text) {
    Bytes out = new Bytes(100);
    Host host = new Host(hostIndex, IDS);
    Event event = new Event(TIME, host, Program.SMTP, 129, text, Effect.NOTHING);
    new Dresser(dress).write(out, event);
    return out.toString();
  }
}
