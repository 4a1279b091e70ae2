package io.fivefifty.dns.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fivefifty.dns.asking.DnsSource.Nobody;
import io.fivefifty.dns.asking.DnsSource.Servers;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import io.fivefifty.dns.asking.DnsSource.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --dns} may say. */
class DnsSourceTest {

  @TempDir Path folder;

  @Test
  void none_is_nobody() {
    assertThat(DnsSource.parse("none")).isEqualTo(new Nobody());
    assertThat(DnsSource.open(new Nobody(), AskerSettings.DEFAULT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,           53,    127.0.0.1",
    "127.0.0.1:53,        53,    127.0.0.1",
    "127.0.0.1:5353,      5353,  127.0.0.1:5353",
    "127.0.0.1:65535,     65535, 127.0.0.1:65535",
    "::1,                 53,    ::1",
    "2001:DB8::53,        53,    2001:db8::53",
    "[::1],               53,    ::1",
    "[::1]:53,            53,    ::1",
    "[2001:db8::1]:5353,  5353,  [2001:db8::1]:5353",
    "localhost:5353,      5353,  127.0.0.1:5353",
  })
  void a_server_is_an_address_and_perhaps_a_port(String text, int port, String shown) {
    Servers servers = (Servers) DnsSource.parse(text);

    assertThat(servers.addresses()).hasSize(1);
    assertThat(servers.addresses().get(0).getPort()).isEqualTo(port);
    assertThat(servers.shown()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":",
        ":53",
        "[",
        "[]",
        "[]:53",
        "]",
        "[::1",
        "[::1]53",
        "[::1]:",
        "[::1]:0",
        "127.0.0.1:",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "127.0.0.1:123456",
        "127.0.0.1:-1",
        "127.0.0.1:+53",
        "127.0.0.1:dns",
        "127.0.0.1: 53",
        "-h",
        "--dns",
        "5353",
        "1.2",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "https://127.0.0.1/dns-query",
        "::g",
        "zone",
        " none",
        "a b",
      })
  void what_names_no_server_is_refused(String text) {
    assertThatThrownBy(() -> DnsSource.parse(text))
        .isInstanceOf(DnsSourceException.class)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zone:", "zone: ", "zone:no/such/file.zone", "zone:\0"})
  void a_zone_of_nothing_is_refused(String text) {
    assertThatThrownBy(() -> DnsSource.parse(text))
        .isInstanceOf(DnsSourceException.class)
        .hasMessageContaining("zone file");
  }

  @Test
  void a_folder_without_zones_is_refused() throws IOException {
    Files.writeString(folder.resolve("zone.txt"), "a.example. A 192.0.2.1\n");

    assertThatThrownBy(() -> DnsSource.parse("zone:" + folder))
        .isInstanceOf(DnsSourceException.class)
        .hasMessage("The folder " + folder + " holds no *.zone file");
  }

  @Test
  void one_file_is_one_sitting() throws IOException {
    Path file = write("a.zone", "2026-11-20T02:10:00Z");

    List<Sitting> sittings = open("zone:" + file);

    assertThat(sittings).extracting(Sitting::resolver).containsExactly("zone:a.zone");
    assertThat(sittings)
        .extracting(Sitting::asOf)
        .containsExactly(Instant.parse("2026-11-20T02:10:00Z"));
  }

  @Test
  void the_files_of_a_folder_come_in_the_order_of_their_time() throws IOException {
    write("c.zone", "2026-11-20T02:10:00Z");
    write("a.zone", "2026-11-22T02:10:00Z");
    write("b.zone", "2026-11-21T02:10:00Z");
    Files.writeString(folder.resolve("README"), "no zone");

    assertThat(open("zone:" + folder))
        .extracting(Sitting::resolver)
        .containsExactly("zone:c.zone", "zone:b.zone", "zone:a.zone");
  }

  @Test
  void files_of_one_time_come_in_the_order_of_their_names() throws IOException {
    for (String name : List.of("d.zone", "b.zone", "e.zone", "a.zone", "c.zone")) {
      write(name, "2026-11-22T02:10:00Z");
    }

    assertThat(((Zones) DnsSource.parse("zone:" + folder)).files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("a.zone", "b.zone", "c.zone", "d.zone", "e.zone");
  }

  @Test
  void a_folder_with_one_wrong_file_is_refused_as_a_whole() throws IOException {
    write("a.zone", "2026-11-20T02:10:00Z");
    Path wrong = Files.writeString(folder.resolve("b.zone"), "a.example. A 192.0.2\n");

    assertThatThrownBy(() -> open("zone:" + folder))
        .isInstanceOf(DnsSourceException.class)
        .hasMessageContaining(wrong + ":1");
  }

  private Path write(String name, String asOf) throws IOException {
    return Files.writeString(
        folder.resolve(name), "; as of " + asOf + "\na.example. A 192.0.2.1\n");
  }

  private static List<Sitting> open(String text) {
    List<Sitting> sittings = DnsSource.open(DnsSource.parse(text), AskerSettings.DEFAULT);
    sittings.forEach(sitting -> sitting.asker().close());
    return sittings;
  }
}
