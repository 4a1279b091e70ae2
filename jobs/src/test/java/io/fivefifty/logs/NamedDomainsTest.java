package io.fivefifty.logs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedDomainsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.26 Unauthenticated email from example.com is not accepted | example.com",
        "550 rejected by DMARC policy of Example.COM. | example.com",
        "550 5.7.1 (policy of example.com) | example.com",
        "550 policy for 'example.com', sorry | example.com",
        "550 d=example.com; p=reject | example.com",
        "550 <jo@example.com>: sender refused | example.com",
        "550 example.com[192.0.2.10] | example.com",
        "550 _dmarc.example.com says reject | _dmarc.example.com",
        "550 see xn--strae-oqa.example | xn--strae-oqa.example",
        "550 blocked using zen.spamhaus.org: 127.0.0.4 | zen.spamhaus.org",
        "550 -example.com- | example.com",
      })
  void a_name_is_found_wherever_it_stands(String reply, String expected) {
    assertThat(NamedDomains.inText(reply)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "550 5.7.26 no name here, version 1.2.3 of 192.0.2.10",
        "550 sentence ends. And e.g. this one",
        "550 a..b.example...",
        "550 localhost .com com.",
        "550 x.c and x.1com",
        "550 <jo.doe@localhost> and jo.doe@",
      })
  void what_is_no_name_is_left_out(String reply) {
    assertThat(NamedDomains.inText(reply)).isEmpty();
  }

  @Test
  void an_address_names_its_domain_and_not_its_local_part() {
    assertThat(NamedDomains.inText("550 mail from jo.doe@example.com is refused"))
        .containsExactly("example.com");
  }

  @Test
  void names_stand_in_their_order_and_once() {
    assertThat(NamedDomains.inText("550 b.example a.example B.example"))
        .containsExactly("b.example", "a.example");
  }

  @Test
  void eight_are_the_most() {
    StringBuilder reply = new StringBuilder("550");
    for (int i = 1; i <= 9; i++) {
      reply.append(" n").append(i).append(".example");
    }

    assertThat(NamedDomains.inText(reply.toString())).hasSize(8).doesNotContain("n9.example");
  }

  @Test
  void a_name_that_dns_cannot_hold_is_left_out() {
    assertThat(NamedDomains.inText("a.".repeat(200) + "example")).isEmpty();
  }

  @Test
  void a_link_names_its_host_where_links_count() {
    String reply = "550 example.com is listed, see https://www.list.example/look.up?ip=x.example.";

    assertThat(NamedDomains.inText(reply)).containsExactly("example.com");
    assertThat(NamedDomains.inTextAndLinks(reply))
        .containsExactly("example.com", "www.list.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ">", ")", "]", "\"", "'", ","})
  void a_link_ends_where_its_sentence_goes_on(String end) {
    assertThat(NamedDomains.inText("550 http://list.example/a.html" + end + "example.com"))
        .containsExactly("example.com");
  }

  @Test
  void a_long_text_is_read_in_one_pass() {
    String text = "a.".repeat(50_000) + "x@" + "://".repeat(50_000) + " example.com";

    assertThat(NamedDomains.inText(text)).containsExactly("example.com");
  }

  @Property(tries = 500)
  void whatever_is_found_is_a_name(@ForAll String text) {
    assertThat(NamedDomains.inTextAndLinks(text))
        .allMatch(name -> name.matches("[a-z0-9_][a-z0-9._-]*\\.[a-z][a-z0-9_-]*"))
        .allMatch(name -> name.length() <= 253)
        .containsAll(NamedDomains.inText(text))
        .hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void the_receivers_own_trace_and_ids_are_no_names() {
    assertThat(
            NamedDomains.inText(
                "550 5.7.509 Access denied, sending domain example.com does not pass DMARC"
                    + " [AM3PEPF0.eurprd08.prod.outlook.com 2026-11-22T00:09:32.000Z 08DED3D5]"
                    + " [penapgo5zh2c9.uk856] [mx.example.org]"))
        .containsExactly("example.com", "mx.example.org");
  }
}
