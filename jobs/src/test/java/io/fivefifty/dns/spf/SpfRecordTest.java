package io.fivefifty.dns.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpfRecordTest {

  private static boolean isAccepted(String terms) {
    return RecordParser.parse("v=spf1 " + terms).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "-ALL",
        "a:example.com  mx   -all  ",
        "A/24 MX//64 a:%{d}/24//64 mx:example.com/0",
        "ip4:192.0.2.0/24 ip4:0.0.0.0/0 ip6:2001:DB8::/32 ip6:::ffff:192.0.2.1/128",
        "include:_spf.example.com. ?include:%{d2}",
        "exists:%{ir}.%{l1r+-}._spf.%{d} exists:%{L}",
        "exists:%{d}%%%_%-.example exists:x%%",
        "ptr ptr:example.com",
        "redirect=_spf.example.com exp=explain.%{d}",
        "EXP=a.example Redirect=b.example",
        "moo.cow-far_out=man:dog/cat x= v=spf1",
        "x=%{c}%{r}%{t}",
        "include=x.example ip4=192.0.2.1",
        "a:example.xn--p1ai a:example.1-2 a:1.2.3.4a",
      })
  void whatTheGrammarAllowsIsRead(String terms) {
    assertThat(isAccepted(terms)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all:x",
        "all/8",
        "+-all",
        "-",
        "a:",
        "a/33",
        "a/024",
        "a//129",
        "a/24/64",
        "a/",
        "a//",
        "a:example.com/",
        "mx:museum",
        "mx:example.-com",
        "a:192.0.2.1",
        "include",
        "include:",
        "exists",
        "ptr:",
        "ptr/24",
        "ip4",
        "ip4:",
        "ip4:192.0.2",
        "ip4:192.0.02.1",
        "ip4:192.0.2.1/",
        "ip4:192.0.2.1/33",
        "ip4:192.0.2.1//24",
        "ip4:2001:db8::1",
        "ip4:::ffff:192.0.2.1",
        "ip6:192.0.2.1",
        "ip6:2001:db8::1/129",
        "ip6:2001:db8::1::2",
        "redirect=",
        "redirect=a.example redirect=b.example",
        "exp=a.example exp=a.example",
        "-redirect=a.example",
        "redirect:a.example",
        "exists:%{c}.example",
        "exists:%{a}.example",
        "exists:%{d0}.example",
        "exists:%{d.example",
        "exists:%{}.example",
        "exists:%{dr2}.example",
        "exists:%d.example",
        "exists:x.example%",
        "x=%",
        "1up=x",
        "=x",
        "a\t-all",
        "b\u00E4r.example",
        "a:b\u00E4r.example",
        "all |",
      })
  void whatItDoesNotAllowSpoilsTheRecord(String terms) {
    assertThat(isAccepted(terms)).isFalse();
    assertThat(isAccepted("-all " + terms)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=spf1", "V=SPF1 ", "v=spf1 nonsense"})
  void aRecordStartsWithItsVersion(String text) {
    assertThat(SpfRecord.isRecord(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v=spf", "v=spf10 -all", " v=spf1", "v=spf1\t-all", "v=spf2.0/pra"})
  void whatStartsOtherwiseIsNone(String text) {
    assertThat(SpfRecord.isRecord(text)).isFalse();
  }

  @Test
  void longRecordsTakeLinearTime() {
    for (String term : new String[] {"a/1", "x=%{d1r.-+,/_=}", "1", ":", "%{", "a:a/1", " "}) {
      String record = "v=spf1 " + term.repeat(65_000 / term.length());
      Assertions.assertTimeout(Duration.ofSeconds(2), () -> RecordParser.parse(record));
    }
  }

  @Property
  void noTextMakesItThrow(@ForAll @CharRange(from = 0, to = 255) String text) {
    assertThatCode(() -> RecordParser.parse("v=spf1 " + text)).doesNotThrowAnyException();
  }

  @Property
  void noTermMakesItThrow(@ForAll("terms") String text) {
    assertThatCode(() -> RecordParser.parse("v=spf1 " + text)).doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> terms() {
    return Arbitraries.of(
            "a",
            "mx",
            "ip4",
            "ip6",
            "include",
            "exp",
            "redirect",
            ":",
            "/",
            "//",
            "=",
            "%",
            "%{",
            "}",
            "d",
            "2",
            "r",
            "0",
            "33",
            "::",
            ".",
            "com",
            " ",
            "-",
            "all",
            "1.2.3.4",
            "+")
        .list()
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }
}
