package io.fivefifty.dns.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.xbill.DNS.Message;

/** Bytes that nobody meant well: they may be refused, and nothing else may happen. */
class HostileInputTest {

  private static final String[] ZONE = {
    "$TTL 3600",
    "example.        SOA    ns.example. root.example. 1 2 3 4 300",
    "txt.example.    TXT    \"v=spf1 -all\" \"\\000\\255\"",
    "mx.example.     MX     10 mail.example.",
    "mail.example.   AAAA   2001:db8::1",
    "www.example.    CNAME  mx.example.",
  };

  @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
  void no_message_breaks_its_reader(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Question> questions =
        List.of(
            new Question("txt.example", RecordType.TXT),
            new Question("www.example", RecordType.MX),
            new Question("mail.example", RecordType.AAAA),
            new Question("example", RecordType.SOA),
            new Question("no.example", RecordType.A));
    Question question = questions.get(random.nextInt(questions.size()));
    Message query = Queries.of(question.name(), question.type());
    byte[] wire = Holder.ZONE_FILE.respond(query).toWire();
    for (int i = random.nextInt(8); i >= 0; i--) {
      wire[2 + random.nextInt(wire.length - 2)] = (byte) random.nextInt(256);
    }
    Message message;
    try {
      message = new Message(wire);
    } catch (IOException e) {
      return; // as the resolver does it: malformed
    }
    if (message.getQuestion() == null) {
      return;
    }

    Response response = Response.read(question, message, false, 1, 0);

    boolean hasRecords = response.answer().status() == LookupStatus.OK;
    assertThat(response.answer().values().isEmpty()).isNotEqualTo(hasRecords);
    assertThat(response.answer().lookup().aliases()).hasSizeLessThanOrEqualTo(8);
    assertThat(response.answer().lookup().error() == null)
        .isEqualTo(response.answer().status().isAnswer());
  }

  @Property(tries = 800, shrinking = ShrinkingMode.OFF)
  void no_file_breaks_its_reader(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] text = String.join("\n", ZONE).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(6); i >= 0; i--) {
      text[random.nextInt(text.length)] =
          (byte) " \n\"\\();$@*.\t\r09aZ\u00ff".charAt(random.nextInt(18));
    }
    Path file = Files.write(Holder.FILE, text);

    try {
      assertThat(ZoneFile.read(file)).isNotNull();
    } catch (DnsSourceException e) {
      assertThat(e).hasMessageContaining(file.toString());
    }
  }

  private static final class Holder {
    static final ZoneFile ZONE_FILE;
    static final Path FILE;

    static {
      try {
        ZONE_FILE = DnsServer.zone(ZONE);
        FILE = Files.createTempFile("hostile", ".zone");
        FILE.toFile().deleteOnExit();
      } catch (IOException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
