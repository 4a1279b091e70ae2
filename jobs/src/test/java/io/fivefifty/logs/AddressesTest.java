package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "a@x.example>, relay= | 11",
        ">, relay= | 0",
        "\"a>b\"@x.example> | 15",
        "\"a\\\">b\"@x.example> | 17",
        "a\\>b@x.example> | 14",
        "@route.example:x@y.example> | 26",
        "a@x.example | -1",
        "\"a@x.example> | -1",
        "a\\> | -1",
        "~~ | -1",
      })
  void aPathEndsAtItsOwnBracketOnly(String written, int expected) {
    byte[] path = Bytes.utf8(written);
    assertThat(Addresses.endOfPath(path, 0, path.length)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "a@x.example, 2",
        "\"a@b\"@x.example, 6",
        "@route.example:x@y.example, 17",
        "@x.example, 1",
        "root, -1",
        "root@, -1",
      })
  void theDomainBeginsBehindTheLastAt(String address, int expected) {
    byte[] bytes = Bytes.utf8(address);
    assertThat(Addresses.domainStart(bytes, 0, bytes.length)).isEqualTo(expected);
  }

  @Test
  void a_domain_longer_than_any_is_none() {
    byte[] longest = Bytes.ascii("r@" + "x".repeat(1024));
    byte[] longer = Bytes.ascii("r@" + "x".repeat(1025));

    assertThat(Addresses.domainStart(longest, 0, longest.length)).isEqualTo(2);
    assertThat(Addresses.domainStart(longer, 0, longer.length)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "2001:db8:2::21",
        "2001:DB8:2:0:0:0:0:21",
        "::1",
        "::",
        "::ffff:192.0.2.1",
        "fe80::1%eth0",
      })
  void whatIsWrittenLikeAnAddressIsOne(String text) {
    assertThat(isIp(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "none",
        "private/lmtp",
        "private/dovecot-lmtp",
        "/var/run/lmtp.sock",
        "mx.example",
        "dead.beef",
        "fe80%eth0",
        "12345",
      })
  void whatIsNotWrittenLikeAnAddressIsNone(String text) {
    assertThat(isIp(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // RFC 1122 section 3.2.1.3, RFC 1918, RFC 3927, RFC 6598
        "0.0.0.0",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "172.16.0.0",
        "172.31.255.255",
        "192.168.0.0",
        "192.168.255.255",
        // RFC 4291 section 2.5, RFC 4193
        "::",
        "::1",
        "0:0:0:0:0:0:0:1",
        "fc00::1",
        "fdff:1:2:3:4:5:6:7",
        "FD12::1",
        "fe80::1",
        "FE80::1%eth0",
        "febf::1",
        "::ffff:10.0.0.1",
        "::FFFF:192.168.1.1",
        "::ffff:127.0.0.1",
      })
  void addressesInsideAHouseAreInternal(String text) {
    assertThat(isInternal(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.0.1",
        "169.255.0.1",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "192.0.2.1",
        "198.51.100.21",
        "203.0.113.1",
        "2001:db8::1",
        "::2",
        "::11",
        "1::",
        "fc::1",
        "fd1::1",
        "fe8::1",
        "fe7f::1",
        "fec0::1",
        "ff02::1",
        "::ffff:192.0.2.1",
      })
  void addressesOfOthersAreNotInternal(String text) {
    assertThat(isInternal(text)).isFalse();
  }

  @Property(tries = 500)
  void anyV4AddressIsInternalWhereJavaOrRfc6598SaySo(@ForAll @Size(4) byte[] raw)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(raw);
    boolean shared = (raw[0] & 0xFF) == 100 && (raw[1] & 0xC0) == 64;
    boolean ours =
        address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || raw[0] == 0
            || shared;
    assertThat(isIp(address.getHostAddress())).isTrue();
    assertThat(isInternal(address.getHostAddress())).isEqualTo(ours);
    assertThat(isInternal("::ffff:" + address.getHostAddress())).isEqualTo(ours);
  }

  @Property(tries = 500)
  void anyV6AddressIsInternalWhereJavaOrRfc4193SaySo(
      @ForAll @Size(16) byte[] raw, @ForAll boolean low) throws UnknownHostException {
    if (low) {
      raw[0] = (byte) (raw[0] | 0xFC); // where the special ranges are
    }
    InetAddress address = InetAddress.getByAddress(raw);
    boolean uniqueLocal = (raw[0] & 0xFE) == 0xFC;
    boolean ours =
        address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isAnyLocalAddress()
            || uniqueLocal;
    String text = address.getHostAddress().toUpperCase(Locale.ROOT);
    assertThat(isIp(text)).isTrue();
    assertThat(isInternal(text)).isEqualTo(ours);
  }

  private static boolean isIp(String text) {
    byte[] bytes = Bytes.ascii(text);
    return Addresses.isIp(bytes, 0, bytes.length);
  }

  private static boolean isInternal(String text) {
    byte[] bytes = Bytes.ascii(text);
    return Addresses.isInternal(bytes, 0, bytes.length);
  }
}
