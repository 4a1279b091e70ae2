package io.fivefifty.dns.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A master file in the place of a server. */
class ZoneFileTest {

  /** The example of RFC 4592 section 2.2.1. */
  private static final String[] WILDCARDS = {
    "$ORIGIN example.",
    "$TTL 3600",
    "@                   SOA    ns root 1 2 3 4 300",
    "*                   TXT    \"this is a wildcard\"",
    "*                   MX     10 host1",
    "sub.*               TXT    \"this is not a wildcard\"",
    "host1               A      192.0.2.1",
    "_ssh._tcp.host1     TXT    \"a service\"",
    "_ssh._tcp.host2     TXT    \"a service\"",
    "*.alias             CNAME  host1",
    "x.*.nothing         TXT    \"below a wildcard that has no records\"",
  };

  @TempDir Path folder;

  private static Answer ask(String[] zone, String name, RecordType type) throws IOException {
    try (Questioner questioner = questioner(zone)) {
      return questioner.ask(name, type);
    }
  }

  private static Questioner questioner(String... zone) throws IOException {
    return new Questioner(
        new DnsSource.Sitting(
            new Asker(DnsServer.zone(zone), AskerSettings.DEFAULT, "zone:test", Asker.newLoop()),
            "zone:test",
            null));
  }

  @ParameterizedTest
  @CsvSource({
    "host3.example,             MX,   OK",
    "host3.example,             A,    NODATA",
    "foo.bar.example,           TXT,  OK",
    "host1.example,             MX,   NODATA",
    "sub.*.example,             MX,   NODATA",
    "_telnet._tcp.host1.example, TXT, NXDOMAIN",
    "ghost.*.example,           MX,   NXDOMAIN",
    "host2.example,             TXT,  NODATA",
    "_tcp.host2.example,        TXT,  NODATA",
    "_telnet._tcp.host2.example, TXT, NXDOMAIN",
    "*.example,                 TXT,  OK",
    "a.alias.example,           A,    OK",
    "alias.example,             A,    NODATA",
    "y.nothing.example,         TXT,  NODATA",
    "other,                     TXT,  NXDOMAIN",
  })
  void wildcards_stand_for_names_whose_closest_encloser_they_are_below(
      String name, RecordType type, LookupStatus status) throws IOException {
    assertThat(ask(WILDCARDS, name, type).status()).isEqualTo(status);
  }

  @Test
  void an_alias_may_come_of_a_wildcard() throws IOException {
    Answer answer = ask(WILDCARDS, "a.b.alias.example", RecordType.A);

    assertThat(answer.values()).containsExactly("192.0.2.1");
    assertThat(answer.lookup().aliases()).containsExactly("host1.example");
  }

  @Test
  void capitals_are_small_letters() throws IOException {
    String[] zone = {"Host.EXAMPLE. A 192.0.2.1"};

    assertThat(ask(zone, "host.example", RecordType.A).isOk()).isTrue();
  }

  @Test
  void a_record_that_stands_twice_counts_once() throws IOException {
    String[] zone = {"a.example. A 192.0.2.1", "b.example. A 192.0.2.2", "a.example. A 192.0.2.1"};

    assertThat(ask(zone, "a.example", RecordType.A).values()).containsExactly("192.0.2.1");
  }

  @Test
  void no_time_passes_and_nothing_is_sent_twice() throws IOException {
    Answer answer = ask(WILDCARDS, "host1.example", RecordType.A);

    assertThat(answer.lookup().millis()).isZero();
    assertThat(answer.lookup().attempts()).isEqualTo(1);
    assertThat(answer.lookup().tcp()).isFalse();
  }

  @Test
  void the_negative_time_to_live_is_that_of_the_zone_of_the_name() throws IOException {
    String[] zone = {
      "$TTL 3600",
      ".             SOA  a. b. 1 2 3 4 5",
      "example.      SOA  a. b. 1 2 3 4 77",
      "a.example.    A    192.0.2.1",
    };

    assertThat(ask(zone, "b.example", RecordType.A).lookup().ttlSeconds()).isEqualTo(77);
    assertThat(ask(zone, "b.test", RecordType.A).lookup().ttlSeconds()).isEqualTo(5);
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines), StandardCharsets.ISO_8859_1);
  }

  @Test
  void the_first_line_says_of_which_time_it_tells() throws IOException {
    Path file = write("a.zone", "; as of 2026-11-22T02:10:00Z", "a.example. A 192.0.2.1");

    assertThat(ZoneFile.read(file).asOf()).isEqualTo(Instant.parse("2026-11-22T02:10:00Z"));
  }

  @Test
  void without_that_line_the_time_is_that_of_the_last_change() throws IOException {
    Instant changed = Instant.parse("2026-01-02T03:04:05Z");
    Path file = write("a.zone", "a.example. A 192.0.2.1");
    Files.setLastModifiedTime(file, FileTime.from(changed));

    assertThat(ZoneFile.read(file).asOf()).isEqualTo(changed);
  }

  @Test
  void a_time_that_is_none_is_named_with_its_line() throws IOException {
    Path file = write("a.zone", "; as of yesterday", "a.example. A 192.0.2.1");

    assertThatThrownBy(() -> ZoneFile.read(file))
        .isInstanceOf(DnsSourceException.class)
        .hasMessage(
            file + ":1: found the time \"yesterday\"; expected one such as 2026-11-22T02:10:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.example. A 192.0.2",
        "a.example. A 192.0.2.1 192.0.2.2",
        "a.example. MX mail.example.",
        "a.example. MX 70000 mail.example.",
        "a.example. AAAA 192.0.2.1",
        "a.example. NOSUCHTYPE x",
        "a.example. 99999999999 A 192.0.2.1",
        "a.example. TXT \"no end",
        "a.example. TXT ( \"no end\"",
        "a..example. A 192.0.2.1",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example. A 192.0.2.1",
        "$INCLUDE other.zone",
        "$NOSUCH x",
        "$TTL x",
        "$GENERATE 1-x a$ A 192.0.2.$",
        "192.0.2.1",
        "PK\u0003\u0004",
      })
  void an_error_names_the_file_and_the_line(String line) throws IOException {
    Path file = write("wrong.zone", "; a comment", "good.example. A 192.0.2.1", line);

    assertThatThrownBy(() -> ZoneFile.read(file))
        .isInstanceOf(DnsSourceException.class)
        .hasMessageMatching("(?s).*" + Pattern.quote(file.toString()) + ":[345]: .*master file.*");
  }

  @Test
  void a_parenthesis_that_is_never_closed_does_not_swallow_what_follows() throws IOException {
    Path file = write("wrong.zone", "a.example. TXT ( \"a\"", "b.example. A 192.0.2.1");

    assertThatThrownBy(() -> ZoneFile.read(file))
        .isInstanceOf(DnsSourceException.class)
        .hasMessageContaining("unbalanced parentheses");
  }

  @Test
  void a_file_without_records_would_deny_the_whole_world() throws IOException {
    Path file = write("empty.zone", "; nothing yet");

    assertThatThrownBy(() -> ZoneFile.read(file))
        .isInstanceOf(DnsSourceException.class)
        .hasMessageContaining(file + " holds no record");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path file = folder.resolve("none.zone");

    assertThatThrownBy(() -> ZoneFile.read(file))
        .isInstanceOf(DnsSourceException.class)
        .hasMessage("There is no zone file " + file);
  }

  @Test
  void lines_may_end_as_on_Windows() throws IOException {
    Path file = folder.resolve("a.zone");
    Files.writeString(file, "; as of 2026-11-22T02:10:00Z\r\na.example. A 192.0.2.1\r\n");

    ZoneFile zone = ZoneFile.read(file);

    assertThat(zone.asOf()).isEqualTo(Instant.parse("2026-11-22T02:10:00Z"));
    assertThat(zone.respond(Queries.of("a.example", RecordType.A)).getRcode()).isZero();
  }
}
