package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedListsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 blocked using zen.spamhaus.org",
        "550 blocked using ZEN.Spamhaus.ORG.",
        "550 listed (zen.spamhaus.org), go away",
        "550 10.2.0.192.zen.spamhaus.org",
        "550 zen.spamhaus.org=127.0.0.4",
        "550 Spamhaus says no: zen.spamhaus.org",
      })
  void a_zone_names_itself_and_not_its_neighbours(String reply) {
    assertThat(NamedLists.zonesIn(reply))
        .contains("zen.spamhaus.org", "zen.dq.spamhaus.net")
        .doesNotContain("spamhaus.org", "sbl.spamhaus.org", "check.spamhaus.org");
  }

  @Test
  void the_same_list_under_another_domain_is_named_too() {
    assertThat(NamedLists.zonesIn("550 listed by pbl.spamhaus.org"))
        .containsExactly("pbl.spamhaus.org", "pbl.dq.spamhaus.net");
    assertThat(NamedLists.zonesIn("550 listed by key123.zen.dq.spamhaus.net"))
        .contains("zen.spamhaus.org");
  }

  @Test
  void zones_of_one_publisher_are_told_apart() {
    assertThat(NamedLists.zonesIn("550 found on dnsbl-2.uceprotect.net"))
        .containsExactly("dnsbl-2.uceprotect.net");
    assertThat(NamedLists.zonesIn("550 noptr.spamrats.com, see https://www.spamrats.com/lookup"))
        .containsExactly("noptr.spamrats.com");
  }

  @Test
  void a_look_up_page_names_the_zones_of_its_list() {
    assertThat(NamedLists.zonesIn("550 see https://www.spamhaus.org/query/ip/192.0.2.10"))
        .containsExactly("zen.spamhaus.org", "zen.dq.spamhaus.net", "check.spamhaus.org");
    assertThat(NamedLists.zonesIn("550 see http://www.spamcop.net/bl.shtml?192.0.2.10"))
        .containsExactly("bl.spamcop.net", "spamcop.net");
    assertThat(NamedLists.zonesIn("550 see https://check.spamhaus.org/listed"))
        .contains("zen.spamhaus.org");
  }

  @Test
  void the_longest_path_of_a_page_counts() {
    assertThat(NamedLists.zonesIn("550 http://www.spamhaus.org/query/sbl?1"))
        .contains("sbl.spamhaus.org")
        .doesNotContain("zen.spamhaus.org", "spamhaus.org");
    assertThat(NamedLists.zonesIn("550 http://www.spamhaus.org/faq")).contains("spamhaus.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 your address is on SpamCop.",
        "550 SPAMCOP lists you",
        "550 (spamcop)",
        "550 blocked: \"SpamCop\", sorry",
      })
  void a_name_names_all_zones_of_its_list(String reply) {
    assertThat(NamedLists.zonesIn(reply)).containsExactly("bl.spamcop.net", "spamcop.net");
  }

  @Test
  void a_name_of_several_words_counts_before_a_part_of_it() {
    assertThat(NamedLists.zonesIn("550 listed by Spamhaus-ZEN"))
        .contains("zen.spamhaus.org")
        .doesNotContain("spamhaus.org");
    assertThat(NamedLists.zonesIn("550 listed by Spamhaus")).contains("spamhaus.org");
    assertThat(NamedLists.zonesIn("550 Woody's SMTP Blacklist"))
        .containsExactly("blacklist.woody.ch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "550 no list here",
        "550 notspamcop.net and spamcop.network and spamcop.net.example",
        "550 myspamcop, spamcops, spamcop2",
        "550 zen.spamhaus.org.example",
        "550 my-spamhaus.org and spamhaus.org-list and spamhaus.org_x",
        "550 heise.de/ix/other and google.com/search",
      })
  void a_part_of_another_name_is_no_name(String reply) {
    assertThat(NamedLists.zonesIn(reply)).isEmpty();
  }

  @Test
  void several_lists_are_all_named() {
    assertThat(NamedLists.zonesIn("550 on bl.spamcop.net, zen.spamhaus.org and SORBS"))
        .contains("bl.spamcop.net", "zen.spamhaus.org", "dnsbl.sorbs.net");
  }

  @Test
  void every_zone_of_the_table_names_itself() {
    for (Blocklist list : Blocklists.bundled()) {
      for (String host : list.hosts()) {
        if (host.indexOf('/') < 0) {
          assertThat(NamedLists.zonesIn("550 blocked using " + host + "; bye")).contains(host);
        }
      }
    }
  }

  @Test
  void every_name_of_the_table_names_a_zone_of_its_list() {
    for (Blocklist list : Blocklists.bundled()) {
      String[] zones =
          list.hosts().stream().filter(host -> host.indexOf('/') < 0).toArray(String[]::new);
      if (zones.length > 0) {
        assertThat(NamedLists.zonesIn("550 on " + list.name() + " today")).containsAnyOf(zones);
      }
    }
  }

  @Test
  void a_very_long_reply_is_read_in_part() {
    assertThat(NamedLists.zonesIn("x ".repeat(1_000) + "zen.spamhaus.org")).isEmpty();
    assertThat(NamedLists.zonesIn("a.".repeat(900) + "zen.spamhaus.org")).isEmpty();
  }

  @Property(tries = 500)
  void no_text_makes_it_throw(@ForAll String text) {
    assertThatCode(() -> NamedLists.zonesIn(text)).doesNotThrowAnyException();
  }
}
