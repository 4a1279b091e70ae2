package io.fivefifty.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {
  private final RuleSet rules = RuleSet.bundled();
  private final Classifier classifier = new Classifier(rules);

  @ParameterizedTest
  @CsvSource({
    "gmail-smtp-in.l.google.com, gmail",
    "alt2.gmail-smtp-in.l.google.com, gmail",
    "ASPMX.L.GOOGLE.COM., google-workspace",
    "alt4.aspmx.l.google.com, google-workspace",
    "outlook-com.olc.protection.outlook.com, outlook",
    "eur.olc.protection.outlook.com, outlook",
    "contoso-com.mail.protection.outlook.com, microsoft-365",
    "contoso-com.a-v1.mx.microsoft, microsoft-365",
    "mta7.am0.yahoodns.net, yahoo",
    "mx02.mail.icloud.com, icloud",
    "mx.yandex.ru, yandex",
    "us-smtp-inbound-2.mimecast.com, mimecast",
    "mxa-0012ab34.gslb.pphosted.com, proofpoint",
    "d7654321.ess.barracudanetworks.com, barracuda",
    "mx1.hc1234-56.iphmx.com, cisco",
  })
  void aHostTellsTheProvider(String host, String provider) {
    assertThat(rules.providers().ofHost(host)).isEqualTo(provider);
  }

  @ParameterizedTest
  @CsvSource({
    "notgoogle.com",
    "google.com.example.org",
    "mygmail-smtp-in.l.google.com.example",
    "''"
  })
  void onlyWholeLabelsCount(String host) {
    assertThat(rules.providers().ofHost(host)).isNull();
  }

  @Test
  void aRecipientsDomainTellsTheProviderWhereNothingElseDoes() {
    assertThat(classifier.classify("550 denied", "relay.example.net", "hotmail.com").provider())
        .isEqualTo("outlook");
    assertThat(classifier.classify("550 denied", "mx.yandex.ru", "hotmail.com").provider())
        .isEqualTo("yandex");
  }

  @Test
  void wordsThatOnlyOneProviderWritesComeBeforeTheRecipientsDomain() {
    Verdict verdict =
        classifier.classify("550 5.1.1 no - gsmtp", "relay.example.net", "hotmail.com");

    assertThat(verdict.provider()).isEqualTo("gmail");
  }

  @Test
  void aGatewayIsTheOneWhoSaidNo() {
    Verdict verdict =
        classifier.classify("550 5.1.1 no - gsmtp", "eu-smtp-inbound-1.mimecast.com", "gmail.com");

    assertThat(verdict.provider()).isEqualTo("mimecast");
    assertThat(rules.providers().provider("mimecast").orElseThrow().kind())
        .isEqualTo(Provider.Kind.GATEWAY);
  }

  @Test
  void aBlocklistsBrandIsNotTheReceiver() {
    Verdict verdict =
        classifier.classify("550 203.0.113.7 is listed at b.barracudacentral.org", null, null);

    assertThat(verdict.provider()).isEqualTo("other");
  }

  @Test
  void aSiteMayAddHostsToAKnownProvider() {
    RuleSet site = RuleFiles.site("provider: gmail\nhosts: [mx.gmail.example]\n");

    assertThat(site.providers().ofHost("mx.gmail.example")).isEqualTo("gmail");
    assertThat(site.providers().ofHost("gmail-smtp-in.l.google.com")).isEqualTo("gmail");
  }
}
