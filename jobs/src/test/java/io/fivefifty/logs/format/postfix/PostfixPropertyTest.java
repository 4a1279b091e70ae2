package io.fivefifty.logs.format.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Lines;
import io.fivefifty.logs.format.RecordingEvents;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A log may be cut anywhere, and hold anything: a line is told, or it is not, but never throws. */
final class PostfixPropertyTest {
  private static final List<String> REAL =
      List.of(
          "postfix/qmgr[120]: DB72F293311: from=<\"a > b\"@x.example>, size=438, nrcpt=1 (queue"
              + " active)",
          "postfix/qmgr[120]: DB72F293311: removed",
          "postfix/smtp[129]: DB72F293311: to=<\"r > s\"@gmail.com>, orig_to=<\"o > p\"@x.example>,"
              + " relay=mx.example[2001:db8:2::21]:25, conn_use=3, delay=0.13,"
              + " delays=0.01/0.03/0.05/0.05, dsn=5.7.26, status=bounced (host"
              + " mx.example[2001:db8:2::21] said: 550-5.7.26 Your 550 5.7.26 - gsmtp (in reply to"
              + " end of DATA command))",
          "postfix/smtp[129]: DB72F293311: to=<r@gmail.com>, relay=mx.example[198.51.100.21]:25,"
              + " delay=3, delays=0/0/3/0, dsn=4.0.0, status=deferred (host"
              + " mx.example[198.51.100.21] refused to talk to me: 554 no)",
          "postfix/smtp[129]: DB72F293311: to=<r@gmail.com>, relay=mx.example[198.51.100.21]:25,"
              + " delay=3, delays=0/0/3/0, dsn=4.7.8, status=deferred (SASL authentication failed;"
              + " server mx.example[198.51.100.21] said: 535 5.7.8 no)",
          "postfix/smtp[129]: DB72F293311: to=<r@gmail.com>, relay=mx.example[198.51.100.21]:25,"
              + " delay=3, delays=0/0/3/0, dsn=4.7.4, status=deferred (TLS is required, but host"
              + " mx.example[198.51.100.21] refused to start TLS: 454 4.7.0 no)",
          "postfix/smtp[137]: 1F69D293310: host mx.example[2001:db8:2::21] said: 421-4.7.28 no",
          "postfix/smtpd[1]: NOQUEUE: reject: RCPT from client[192.0.2.1]: 550 5.1.1 no");

  private static final String[] PIECES = {
    "to=<",
    "from=<",
    ">",
    "\"",
    "\\",
    ", ",
    "relay=",
    "mx[198.51.100.21]:25",
    "none",
    "[",
    "]",
    "orig_to=<",
    "delay=",
    "9",
    ".",
    "status=",
    "sent",
    "bounced",
    "deferred",
    " (",
    "host ",
    " said: ",
    " refused to talk to me: ",
    "550",
    "550-",
    " (in reply to ",
    "RCPT TO",
    " command))",
    ")",
    "removed",
    "DB72F293311: ",
    "a@b.example",
    " ",
  };

  @Property(tries = 1_000)
  void randomBytesNeverThrow(@ForAll @Size(max = 120) byte[] text, @ForAll("tags") String tag) {
    byte[] line = (tag + "[1]: DB72F293311: ").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(line, line.length + text.length);
    System.arraycopy(text, 0, whole, line.length, text.length);
    assertThatCode(() -> read(whole, tag.length())).doesNotThrowAnyException();
  }

  @Property(tries = 3_000)
  void randomWordsOfPostfixNeverThrow(@ForAll("words") String text, @ForAll("tags") String tag) {
    byte[] line = (tag + "[1]: DB72F293311: " + text).getBytes(StandardCharsets.UTF_8);
    assertThatCode(() -> read(line, tag.length())).doesNotThrowAnyException();
  }

  @Property(tries = 2_000)
  void aRealLineWithBytesChangedNeverThrows(
      @ForAll("real") String real,
      @ForAll @Size(max = 4) List<@IntRange(max = 400) Integer> places,
      @ForAll byte change) {
    byte[] line = real.getBytes(StandardCharsets.UTF_8);
    int tagEnd = real.indexOf('[');
    for (int place : places) {
      line[tagEnd + 1 + place % (line.length - tagEnd - 1)] = change;
    }
    assertThatCode(() -> read(line, tagEnd)).doesNotThrowAnyException();
  }

  @Test
  void anyCutOfARealLineIsAsMuchOfItAsThereIs() {
    for (String real : REAL) {
      int tagEnd = real.indexOf('[');
      for (int length = tagEnd; length <= real.length(); length++) {
        byte[] cut = real.substring(0, length).getBytes(StandardCharsets.UTF_8);
        RecordingEvents events = read(cut, tagEnd);
        assertThat(events.attempts)
            .allSatisfy(
                attempt -> {
                  assertThat(real).contains("to=<" + attempt.recipient() + ">, ");
                  assertThat(real).contains("relay=" + attempt.relay() + "[" + attempt.ip() + "]");
                  assertThat(real).contains(attempt.reply());
                });
      }
    }
  }

  @Provide
  Arbitrary<String> tags() {
    return Arbitraries.of(
        "postfix/smtp", "postfix/qmgr", "postfix/lmtp", "postfix/error", "postfix");
  }

  @Provide
  Arbitrary<String> real() {
    return Arbitraries.of(REAL);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  /** Without a dress, so that nothing stands before or behind that a reader could run into. */
  private static RecordingEvents read(byte[] bytes, int tagEnd) {
    Line line = Lines.of(bytes);
    line.tagStart = 0;
    line.tagEnd = tagEnd;
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int colon = text.indexOf("]: ", tagEnd);
    line.textStart = colon < 0 ? bytes.length : colon + 3;
    RecordingEvents events = new RecordingEvents();
    LineKind kind = new PostfixLog().read(line, events);
    assertThat(events.attempts).hasSize(kind == LineKind.ATTEMPT ? 1 : 0);
    return events;
  }
}
