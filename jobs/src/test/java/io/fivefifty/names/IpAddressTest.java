package io.fivefifty.names;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.10, 192.0.2.10",
    "2001:DB8:1:0:0:0:0:10, 2001:db8:1::10",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::, ::",
    "1::, 1::",
  })
  void each_address_has_one_form(String written, String expected) {
    assertThat(IpAddress.parse(written).orElseThrow()).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.",
        "a.b.c.d",
        "example.com",
        "1::2::3",
        "12345::",
        ":::",
        "1.2.3.4:25",
        "::g",
        "[::1]",
        "fe80::1%eth0",
        "１.2.3.4",
        "::１"
      })
  void whatever_else_is_none(String written) {
    assertThat(IpAddress.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.10, 192.0.2.0, 24, true",
    "192.0.2.10, 192.0.3.0, 24, false",
    "192.0.2.10, 192.0.2.8, 29, true",
    "192.0.2.16, 192.0.2.8, 29, false",
    "192.0.2.10, 0.0.0.0, 0, true",
    "192.0.2.10, ::, 0, false",
    "2001:db8::1, 2001:db8::, 127, true",
    "2001:db8::2, 2001:db8::, 127, false",
    "192.0.2.10, 192.0.2.10, 33, false",
  })
  void a_network_holds_its_addresses(String address, String network, int prefix, boolean inside) {
    assertThat(ip(address).isInside(ip(network), prefix)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.10, 10.2.0.192.in-addr.arpa",
    "2001:db8::1, 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
  })
  void the_pointer_stands_under_the_reversed_address(String address, String name) {
    assertThat(ip(address).pointerName()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 24, 192.0.2.0/24",
    "192.0.2.77, 32, 192.0.2.77/32",
    "2001:db8:ffff::1, 33, 2001:db8:8000::/33",
  })
  void a_network_is_written_without_host_bits(String address, int prefix, String network) {
    assertThat(ip(address).network(prefix)).isEqualTo(network);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true",
    "127.0.0.1, true",
    "172.16.0.1, true",
    "172.32.0.1, false",
    "192.168.1.1, true",
    "100.64.0.1, true",
    "169.254.1.1, true",
    "224.0.0.1, true",
    "192.0.2.1, false",
    "::1, true",
    "::, true",
    "fd00::1, true",
    "fe80::1, true",
    "ff02::1, true",
    "2001:db8::1, false",
  })
  void what_nobody_outside_can_have_is_internal(String address, boolean internal) {
    assertThat(ip(address).isInternal()).isEqualTo(internal);
  }

  @Property
  void what_is_written_is_read_again(@ForAll @Size(16) byte[] bytes) {
    IpAddress address = IpAddress.of(bytes);

    assertThat(IpAddress.parse(address.toString())).contains(address);
  }

  @Property
  void every_address_is_in_its_own_networks(
      @ForAll @Size(4) byte[] bytes, @ForAll @IntRange(min = 0, max = 32) int prefix) {
    IpAddress address = IpAddress.of(bytes);
    String network = address.network(prefix);

    assertThat(address.isInside(ip(network.substring(0, network.indexOf('/'))), prefix)).isTrue();
  }

  @Property
  void no_text_makes_it_throw(@ForAll String text) {
    assertThat(IpAddress.parse(text)).isNotNull();
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
