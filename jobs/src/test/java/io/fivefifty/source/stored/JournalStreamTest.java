package io.fivefifty.source.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.logs.LineScanner;
import io.fivefifty.source.stored.Stored.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JournalStreamTest {

  private static final String ENTRY =
      """
      __CURSOR=s=1;i=1
      __REALTIME_TIMESTAMP=1795456302604458
      __MONOTONIC_TIMESTAMP=1
      _HOSTNAME=mx1
      SYSLOG_IDENTIFIER=postfix/smtp
      _COMM=smtp
      SYSLOG_PID=17
      _PID=18
      MESSAGE=4A: to=<a@b.example>, x=y

      """;

  private static final String LINE =
      "2026-11-23T17:51:42.604458+00:00 mx1 postfix/smtp[17]: 4A: to=<a@b.example>, x=y\n";

  private static Content read(String export) {
    return Stored.peeled(export.getBytes(UTF_8));
  }

  private static byte[] binary(String key, byte[] data) {
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    return PeelTest.joined((key + "\n").getBytes(UTF_8), length, data, new byte[] {'\n'});
  }

  @Test
  void an_entry_is_a_line() {
    assertThat(read(ENTRY + ENTRY)).extracting(Content::text).isEqualTo(LINE + LINE);
    assertThat(read(ENTRY).damage()).isNull();
  }

  @Test
  void what_the_program_did_not_say_itself_the_kernel_knows() {
    String export = ENTRY.replaceAll("SYSLOG_.*\n", "");
    assertThat(read(export)).extracting(Content::text).asString().contains(" mx1 smtp[18]: 4A");
    assertThat(read(export.replaceAll("_(COMM|PID|HOSTNAME)=.*\n", "")))
        .extracting(Content::text)
        .asString()
        .contains("+00:00 - unknown: 4A");
  }

  @Test
  void an_entry_without_a_message_is_none() {
    assertThat(read(ENTRY.replaceAll("MESSAGE=.*\n", "") + ENTRY + "\n\n"))
        .extracting(Content::text)
        .isEqualTo(LINE);
  }

  @Test
  void a_time_that_is_none_leaves_a_line_that_is_counted() {
    for (String time : new String[] {"", "x", "-5", "99999999999999999999", "999999999999999999"}) {
      assertThat(read(ENTRY.replaceAll("1795456302604458", time)))
          .extracting(Content::text)
          .asString()
          .startsWith("- mx1 postfix");
    }
  }

  @Test
  void a_message_with_line_ends_is_one_line() {
    byte[] message = "a\nb\r\n=c\n\n".getBytes(UTF_8);
    byte[] export =
        PeelTest.joined(
            "__CURSOR=s\n_HOSTNAME=h\nSYSLOG_IDENTIFIER=t\n".getBytes(UTF_8),
            binary("_SELINUX_CONTEXT", new byte[100_000]),
            binary("MESSAGE", message),
            "\n".getBytes(UTF_8));
    assertThat(Stored.peeled(export)).extracting(Content::text).isEqualTo("- h t: a b  =c  \n");
  }

  @Test
  void of_a_field_without_end_only_a_line_is_kept() {
    String longest = "x".repeat(3 * LineScanner.LONGEST_LINE);
    Content content = read(ENTRY.replace("4A:", longest) + ENTRY);

    assertThat(content.text()).endsWith("\n" + LINE);
    assertThat(content.bytes().length).isLessThan(LineScanner.LONGEST_LINE + 300);
    assertThat(content.text().indexOf('\n')).isGreaterThan(LineScanner.LONGEST_LINE);
  }

  @Test
  void what_is_cut_is_given_entry_by_entry() {
    byte[] export = ENTRY.repeat(3).getBytes(UTF_8);
    for (int length = 10; length < export.length; length++) {
      Content content = Stored.peeled(Arrays.copyOf(export, length));
      int whole = length / ENTRY.length();
      assertThat(content.text()).isEqualTo(LINE.repeat(whole));
      assertThat(content.damage())
          .isEqualTo(length % ENTRY.length() == 0 ? null : "it ends too early");
    }
  }

  @Test
  void a_length_that_cannot_be_is_damage() {
    byte[] export = PeelTest.joined(ENTRY.getBytes(UTF_8), "X\n".getBytes(UTF_8));
    Content content = Stored.peeled(PeelTest.joined(export, PeelTest.filled(0xFF, 5_000)));
    assertThat(content)
        .extracting(Content::text, Content::damage)
        .containsExactly(LINE, "it ends too early");
  }
}
