package io.fivefifty.dns.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsSource.Servers;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that others wrote says the same as the file that it serves; where Knot is installed. */
@Tag("server")
class KnotTest {

  private static final Path KNOT = Path.of("/usr/sbin/knotd");

  private static final Path SAMPLE = Path.of("../sample-logs/dns/2026-11-22.zone");

  private static final String EDGES =
      """
      $ORIGIN edges.test.
      $TTL 1800
      @               SOA    ns1 hostmaster 1 7200 900 1209600 300
                      NS     ns1
      ns1             A      192.0.2.53
      *.wild          A      192.0.2.1
      *.wild          TXT    "wild"
      a.b.wild        A      192.0.2.2
      x.y.z           A      192.0.2.3
      bytes           TXT    "\\000\\007\\127\\128\\255\\"\\\\" ";" "three"
      null            MX     0 .
      two             MX     10 mail
      two             MX     0 .
      mail            AAAA   2001:db8::1
      short     60    CNAME  mail
      dead            CNAME  gone
      c1              CNAME  c2
      c2              CNAME  c3
      c3              CNAME  mail
      circle          CNAME  elcric
      elcric          CNAME  circle
      *.alias         CNAME  mail
      twice           A      192.0.2.4
      twice           A      192.0.2.4
      CAPITALS        A      192.0.2.5
      """;

  @TempDir Path folder;

  private @Nullable Process knot;
  private InetSocketAddress address = new InetSocketAddress(0);

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(KNOT), "Knot is not installed");
    String text = Files.readString(SAMPLE) + "\n" + EDGES;
    Files.writeString(folder.resolve("all.zone"), text);
    StringBuilder zones = new StringBuilder();
    Map<String, StringBuilder> byOrigin = split(text);
    for (Map.Entry<String, StringBuilder> zone : byOrigin.entrySet()) {
      Path file = folder.resolve("zone" + zones.length());
      Files.writeString(file, zone.getValue(), StandardCharsets.ISO_8859_1);
      zones.append("  - domain: ").append(zone.getKey()).append('\n');
      zones.append("    file: ").append(file).append('\n');
    }
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    Path configuration =
        Files.writeString(
            folder.resolve("knot.conf"),
            """
            server:
                rundir: %1$s
                listen: 127.0.0.1@%2$d
                udp-workers: 1
                tcp-workers: 1
                background-workers: 1
            database:
                storage: %1$s
            log:
              - target: stderr
                any: warning
            template:
              - id: default
                storage: %1$s
                semantic-checks: off
            zone:
            %3$s"""
                .formatted(folder, address.getPort(), zones));
    knot =
        new ProcessBuilder(KNOT.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    waitUntilItAnswers(byOrigin.keySet().stream().toList());
  }

  @AfterEach
  void end() throws InterruptedException {
    if (knot != null) {
      knot.destroy();
      if (!knot.waitFor(5, TimeUnit.SECONDS)) {
        knot.destroyForcibly().waitFor();
      }
    }
  }

  /** The text of each zone: what stands between one SOA record's $ORIGIN and the next. */
  private static Map<String, StringBuilder> split(String text) {
    Map<String, StringBuilder> zones = new LinkedHashMap<>();
    StringBuilder zone = new StringBuilder();
    for (String line : text.split("\n")) {
      if (line.startsWith("$ORIGIN ")) {
        zone = zones.computeIfAbsent(line.substring(8).strip(), origin -> new StringBuilder());
        zone.append("$TTL 3600\n");
      }
      zone.append(line).append('\n');
    }
    return zones;
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Questioner ofKnot() {
    Servers servers = new Servers(List.of(address), "knot");
    return new Questioner(DnsSource.open(servers, Questioner.PATIENT).get(0));
  }

  private Questioner ofFile() {
    DnsSource file = DnsSource.parse("zone:" + folder.resolve("all.zone"));
    return new Questioner(DnsSource.open(file, Questioner.PATIENT).get(0));
  }

  private void waitUntilItAnswers(List<String> origins) throws IOException, InterruptedException {
    List<Question> questions =
        origins.stream()
            .filter(origin -> origin.length() > 1)
            .map(origin -> new Question(origin.substring(0, origin.length() - 1), RecordType.SOA))
            .toList();
    for (int i = 0; i < 100; i++) {
      Servers servers = new Servers(List.of(address), "knot");
      try (Questioner questioner =
          new Questioner(DnsSource.open(servers, Questioner.QUICK).get(0))) {
        if (questioner.askAll(questions).stream().allMatch(Answer::isOk)) {
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("Knot does not answer: " + Files.readString(folder.resolve("log")));
  }

  private static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (String name :
        List.of(
            "shop.example",
            "_spf.shop.example",
            "_dmarc.shop.example",
            "s2026a._domainkey.shop.example",
            "n1._domainkey.news.example.com",
            "mx-out1.shop.example",
            "_domainkey.shop.example",
            "billing.tailspin.test",
            "no-such-domain.example",
            "no-such-domain.test",
            "nullmx.example",
            "gmail.com",
            "yahoo.com",
            "xn--bcher-kva.example",
            "11.2.0.192.in-addr.arpa",
            "13.2.0.192.in-addr.arpa",
            "2.0.0.127.zen.spamhaus.org",
            "1.0.0.127.zen.spamhaus.org",
            "test.dbl.spamhaus.org",
            "edges.test",
            "wild.edges.test",
            "one.wild.edges.test",
            "one.two.wild.edges.test",
            "b.wild.edges.test",
            "a.b.wild.edges.test",
            "c.b.wild.edges.test",
            "*.wild.edges.test",
            "z.edges.test",
            "y.z.edges.test",
            "x.y.z.edges.test",
            "bytes.edges.test",
            "null.edges.test",
            "two.edges.test",
            "short.edges.test",
            "dead.edges.test",
            "c1.edges.test",
            "circle.edges.test",
            "any.alias.edges.test",
            "twice.edges.test",
            "capitals.edges.test")) {
      for (RecordType type : RecordType.values()) {
        questions.add(new Question(name, type));
      }
    }
    return questions;
  }

  /** What both say; the order of records is nobody's promise. */
  private static List<String> facts(Questioner questioner) {
    List<Question> questions = questions();
    List<Answer> answers = questioner.askAll(questions);
    List<String> facts = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Answer answer = answers.get(i);
      facts.add(
          questions.get(i)
              + ": "
              + answer.status().id()
              + " "
              + answer.values().stream().sorted().toList()
              + " ttl "
              + answer.lookup().ttlSeconds()
              + " by "
              + answer.lookup().aliases()
              + " rcode "
              + answer.lookup().rcode());
    }
    return facts;
  }

  @Test
  void it_says_the_same_as_the_file() {
    try (Questioner knot = ofKnot();
        Questioner file = ofFile()) {
      List<String> facts = facts(knot);
      List<String> other = new ArrayList<>(facts(file));
      other.removeAll(facts);

      assertThat(other).isEmpty();
    }
  }
}
