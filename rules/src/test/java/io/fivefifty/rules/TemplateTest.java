package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static Template template(String reply) {
    return Template.of(Reply.parse(reply));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 <jo@example.com>: user unknown | 550 5.1.1 <{address}>: user unknown",
        "550 [203.0.113.7] refused | 550 [{ip}] refused",
        "550 2001:db8::7 refused | 550 {ip} refused",
        "550 IPv6:2001:db8:0:0:0:0:0:7 refused | 550 {ip} refused",
        "550 mail from mx7.example.com refused | 550 mail from {host} refused",
        "550 example.com's policy | 550 {host}'s policy",
        "550 limit of 25 messages, 10MB | 550 limit of {n} messages, {n}MB",
        "550 since Mon, 23 Nov 2026 21:07:11 +0000 (UTC) no | 550 since {date}) no",
        "550 at 2026-11-23T21:07:11.123Z no | 550 at {date} no",
        "550 [CO1PEPF000044F8.namprd21.prod.outlook.com 2024-03-14T07:51:07.123Z 08DC4398A1B2C3D4]"
            + " | 550 [{host} {date} {id}]",
        "550 go to https://example.org/mail/?p=NoSuchUser d2e1a72fcca58-7b0e9f0dc3asi1234567b3a.123"
            + " - gsmtp | 550 go to https://example.org/mail/?p=NoSuchUser {id} - gsmtp",
        "550 see https://www.example.org/query/ip/203.0.113.7 | 550 see"
            + " https://www.example.org/query/ip/{ip}",
        "550 see"
            + " http://www.openspf.net/Why?s=mfrom;id=a%40example.com;ip=203.0.113.7;r=mx.example.com"
            + " | 550 see http://www.openspf.net/Why?s=mfrom;id={address};ip={ip};r={host}",
        "550 blocked using zen.spamhaus.org | 550 blocked using zen.spamhaus.org",
        "550 blocked using key.zen.dq.spamhaus.net | 550 blocked using {host}.zen.dq.spamhaus.net",
        "550 our block list (S3150) | 550 our block list (S3150)",
        "550 [AbCdEfGhMdaJkLmNoPqRsT.us123] | 550 [{id}]",
        "550 NoSuchUserHere | 550 NoSuchUserHere",
        "550 {id} is theirs | 550 (id) is theirs",
        "550 host mx.example.com said: 552 5.2.2 full | 550 host {host} said: 552 5.2.2 full",
        "550 failed (jo@example.com:550 5.2.2 full) | 550 failed ({address}:550 5.2.2 full)",
        "550 does not exist.Please try again | 550 does not exist.Please try again",
      })
  void variablePartsAreMasked(String reply, String expected) {
    assertThat(template(reply).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 <jo@example.com>: unknown | 550 5.1.1 <anna.b+c@mail.example.net>: unknown",
        "550 [203.0.113.7] refused | 550 [2001:db8::9] refused",
        "550 bye d2e1a72fcca58-7b0e9f0.12 | 550 bye a640c23a62f3a-b3d1a9ea8f3si2093849166b.612",
        "550 at Tue, 3 Mar 2026 01:02:03 -0800 | 550 at Mon, 23 Nov 2026 21:07:11 +0000",
        "550 queue id 4F3A2B91C0 | 550 queue id DB72F293311",
        "550-a\\n550 b | 550-a 550 b",
      })
  void theSameWordingIsOneTemplate(String one, String other) {
    assertThat(template(one)).isEqualTo(template(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 <jo@example.com>: unknown | 550 5.1.1 <jo@example.com>: disabled",
        "550 5.1.1 no | 550 5.2.1 no",
        "550 5.1.1 no | 554 5.1.1 no",
        "550 blocked using zen.spamhaus.org | 550 blocked using dbl.spamhaus.org",
        "550 see https://example.org/?p=NoSuchUser | 550 see https://example.org/?p=OverQuota",
        "550 list (S3140) | 550 list (S3150)",
      })
  void differentWordingsAreNotMerged(String one, String other) {
    assertThat(template(one).id()).isNotEqualTo(template(other).id());
  }

  /** Stored reports name templates by these ids: they must never change. */
  @Test
  void idsAreStable() {
    assertThat(template("550 denied").id()).isEqualTo(-3877673572068939174L);
    assertThat(template("550 5.1.1 <jo@example.com>: user unknown").id())
        .isEqualTo(-267536826651061039L);
    assertThat(template("550 5.1.1 Unbekannter Empfänger").id()).isEqualTo(8924507206323259353L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"550", "", " ", "{", "550 {", "550 :::::", "550 @", "550 @@ a@", "550 =:=/"})
  void oddTextHasATemplate(String reply) {
    assertThat(template(reply).text()).isNotNull();
  }

  @Test
  void aTemplateOfATemplateStaysAsItIs() {
    String text =
        template("550 5.1.1 no such user at example.com, see https://example.org/a").text();
    assertThat(text).isEqualTo("550 5.1.1 no such user at {host}, see https://example.org/a");
  }
}
