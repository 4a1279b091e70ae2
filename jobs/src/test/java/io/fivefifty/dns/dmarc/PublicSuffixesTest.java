package io.fivefifty.dns.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublicSuffixesTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "a.b.example.com, example.com",
    "_tcp.example.com, example.com",
    "a.example.co.uk, example.co.uk",
    "co.uk, co.uk",
    "com, com",
    // Suffixes of companies count like those of registries.
    "github.io, github.io",
    "me.github.io, me.github.io",
    "a.me.github.io, me.github.io",
    // Wildcards and exceptions of the list.
    "b.a.x.ck, a.x.ck",
    "a.www.ck, www.ck",
    // A-labels.
    "b.a.xn--p1ai, a.xn--p1ai",
    "b.a.xn--55qx5d.cn, a.xn--55qx5d.cn",
    // Not on the list: one label is the suffix.
    "mail.example.internal, example.internal",
    "internal, internal",
    // No names.
    "a..example.com, a..example.com",
    "'', ''",
  })
  void theOrganizationIsOneLabelBelowTheSuffix(String domain, String expected) {
    assertThat(PublicSuffixes.organizationalDomain(domain)).isEqualTo(expected);
  }

  @Property(tries = 500)
  void itIsTheDomainOrAParent(@ForAll String text) {
    String domain = text + ".co.uk";
    assertThat(domain).endsWith(PublicSuffixes.organizationalDomain(domain));
  }
}
