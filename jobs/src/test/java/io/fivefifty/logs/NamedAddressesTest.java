package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedAddressesTest {
  private static final String RELAY = "198.51.100.21";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 Service unavailable, client host [192.0.2.10] blocked | 192.0.2.10",
        "550 5.7.1 192.0.2.10 is listed. | 192.0.2.10",
        "550 see https://bl.example/?ip=192.0.2.10 | 192.0.2.10",
        "550 sender IP (192.0.2.10) has no PTR | 192.0.2.10",
        "550 blocked by 192.0.2.10. | 192.0.2.10",
        "550 client-ip:192.0.2.10, spf=fail | 192.0.2.10",
        "550 5.7.25 [2001:db8:1::10] The IP address has no PTR | 2001:db8:1::10",
        "550 host 2001:db8:1::10: go away | 2001:db8:1::10",
      })
  void anAddressIsFoundWhereverItStands(String reply, String expected) {
    assertThat(NamedAddresses.in(reply, RELAY)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:1:0:0:0:0:10, 2001:db8:1::10",
    "2001:0db8:0001::0010, 2001:db8:1::10",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
  })
  void v6AddressesAreWrittenAsRfc5952Says(String written, String expected) {
    assertThat(NamedAddresses.in("550 [" + written + "] is listed", RELAY))
        .containsExactly(expected);
  }

  @Test
  void addressesStandInTheirOrderAndOnce() {
    assertThat(NamedAddresses.in("550 192.0.2.9 192.0.2.8 192.0.2.9", RELAY))
        .containsExactly("192.0.2.9", "192.0.2.8");
  }

  @Test
  void fourAreTheMost() {
    assertThat(NamedAddresses.in("550 192.0.2.1 192.0.2.2 192.0.2.3 192.0.2.4 192.0.2.5", RELAY))
        .hasSize(4)
        .doesNotContain("192.0.2.5");
  }

  @Test
  void theReceiversOwnAddressIsLeftOut() {
    assertThat(NamedAddresses.in("550 198.51.100.21 does not like 192.0.2.10", RELAY))
        .containsExactly("192.0.2.10");
    assertThat(NamedAddresses.in("550 by [2001:DB8:2:0::21]", "2001:db8:2::21")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "550 5.7.1 no address here",
        "550 5.7.1 too short is 1.2.3, too long 1.2.3.4.5",
        "550 version 256.1.1.1 or 1.1.1.1234 or 1..2.3",
        "550 id 1.2.3.4-abc, x1.2.3.4, 1.2.3.4x, 1.2.3.4_5",
        "550 from 10.1.2.3, 127.0.0.1, 192.168.1.1 and 100.64.0.1",
        "550 from ::1, [fe80::1], fd00::1 and 0::0",
        "550 at 17:51:42 or 1:2:3:4:5:6:7",
        "550 bad 1::2::3 and 12345::1 and 1:2:3:4:5:6:7:8:9",
        "550 dead::beef::cafe",
        "550 hidden ::ffff:0a00:1",
      })
  void whatIsNoPublicAddressIsLeftOut(String reply) {
    assertThat(NamedAddresses.in(reply, RELAY)).isEmpty();
  }

  @Property(tries = 500)
  void noTextMakesItThrow(@ForAll String text) {
    assertThatCode(() -> NamedAddresses.in(text, RELAY)).doesNotThrowAnyException();
  }
}
