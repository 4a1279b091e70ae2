package io.fivefifty.dns.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.TextZone;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

final class DkimKeyTest {
  private static final Map<Integer, byte[]> RSA = new ConcurrentHashMap<>();

  private static DkimKey key(String... records) {
    return DkimKey.of(
        "s1", "example.com", new TextZone().with("s1._domainkey.example.com", records));
  }

  private static byte[] rsa(int bits) {
    return RSA.computeIfAbsent(bits, DkimKeyTest::newRsa);
  }

  private static byte[] newRsa(int bits) {
    return newKey("RSA", bits).getEncoded();
  }

  private static PublicKey newKey(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String p2048() {
    return "p=" + base64(rsa(2048));
  }

  @ParameterizedTest
  @CsvSource({
    "512, UNUSABLE, short-key",
    "768, UNUSABLE, short-key",
    "1024, USABLE, short-key",
    "2048, USABLE,",
    "3072, USABLE,",
  })
  void rsaKeysAreJudgedByTheirLength(int bits, DkimVerdict verdict, String problem) {
    String record = "v=DKIM1; k=rsa; p=" + base64(rsa(bits));
    DkimKey key = key(record);

    assertThat(key.verdict()).isEqualTo(verdict);
    assertThat(key.keyType()).isEqualTo("rsa");
    assertThat(key.keyBits()).isEqualTo(bits);
    assertThat(key.status()).isEqualTo("ok");
    assertThat(key.selector()).isEqualTo("s1");
    assertThat(key.record()).isEqualTo(record);
    assertThat(key.testing()).isFalse();
    assertThat(key.problems()).isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  /** What the algorithm and the headers before the bare key take grows with its length. */
  @ParameterizedTest
  @CsvSource({"512, 20", "1024, 22", "2048, 24"})
  void theBareKeyOfPkcs1IsReadToo(int bits, int start) {
    byte[] info = rsa(bits);
    byte[] bare = Arrays.copyOfRange(info, start, info.length);

    assertThat(key("v=DKIM1; p=" + base64(bare)).keyBits()).isEqualTo(bits);
  }

  @Test
  void ed25519KeysAreThirtyTwoBareBytes() {
    byte[] info = newKey("Ed25519", 255).getEncoded();
    byte[] bare = Arrays.copyOfRange(info, info.length - 32, info.length);

    DkimKey key = key("v=DKIM1; k=ed25519; p=" + base64(bare));

    assertThat(key.verdict()).isEqualTo(DkimVerdict.USABLE);
    assertThat(key.keyType()).isEqualTo("ed25519");
    assertThat(key.keyBits()).isEqualTo(256);
    assertThat(key.problems()).isEmpty();
    assertThat(key("v=DKIM1; k=ed25519; p=" + base64(info)).verdict())
        .isEqualTo(DkimVerdict.INVALID);
  }

  @Test
  void blanksInTheDataAreOfNoMatter() {
    String folded = p2048().replaceAll("(.{60})", "$1 \t\r\n ");

    assertThat(key("v=DKIM1 ; k = rsa ; " + folded + " ;").verdict()).isEqualTo(DkimVerdict.USABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v=DKIM1; ",
        "k=rsa; ",
        "h=sha1:sha256; ",
        "h = sha1 : SHA256 ; ",
        "s=email; ",
        "s=*; ",
        "s=tlsrpt : email; ",
        "t=s; ",
        "n=see https//example.com/?a=b; ",
        "x=unknown; ;",
      })
  void tagsThatDoNoHarm(String tags) {
    assertThat(key(tags + p2048()).verdict()).isEqualTo(DkimVerdict.USABLE);
    assertThat(key(tags + p2048()).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k=dsa; P           | UNUSABLE | unknown-key-type",
        "k=dsa; p=!!        | UNUSABLE | unknown-key-type",
        "h=sha1; P          | UNUSABLE | no-sha256",
        "h=; P              | UNUSABLE | no-sha256",
        "s=tlsrpt; P        | UNUSABLE | not-for-email",
        "v=DKIM1; p=        | REVOKED  | ''",
        "v=DKIM1; p= ;      | REVOKED  | ''",
        "p=                 | REVOKED  | ''",
        "v=DKIM1; k=rsa     | INVALID  | key-data",
        "v=DKIM1            | INVALID  | key-data",
        "v=DKIM1; p=MIIB    | INVALID  | key-data",
        "v=DKIM1; p=a*b     | INVALID  | key-data",
        "v=DKIM1; p=AAAAA   | INVALID  | key-data",
        "v=DKIM1; k=ed25519; p=AAAA | INVALID | key-data",
        "v=DKIM2; P         | INVALID  | syntax",
        "v=dkim1; P         | INVALID  | syntax",
        "v=DKIM1 k=rsa; P   | INVALID  | syntax",
        "v=DKIM1; P; P      | INVALID  | syntax",
        "v=DKIM1; P; rubbish| INVALID  | syntax",
        "k=rsa; v=DKIM1; P  | INVALID  | version-not-first",
      })
  void faults(String record, DkimVerdict verdict, String problem) {
    DkimKey key = key(record.replace("P", p2048()).strip());

    assertThat(key.verdict()).isEqualTo(verdict);
    assertThat(key.problems()).isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t=y", "t=s:y", "t = y : s"})
  void testing(String flags) {
    DkimKey key = key("v=DKIM1; " + flags + "; " + p2048());

    assertThat(key.verdict()).isEqualTo(DkimVerdict.USABLE);
    assertThat(key.testing()).isTrue();
    assertThat(key.problems()).containsExactly("testing");
  }

  @Test
  void whichOfSeveralKeysCountsIsNotDefined() {
    DkimKey key = key("v=DKIM1; " + p2048(), "v=DKIM1; p=");

    assertThat(key.verdict()).isEqualTo(DkimVerdict.INVALID);
    assertThat(key.problems()).containsExactly("multiple-records");
    assertThat(key.record()).isNull();
  }

  @Test
  void otherTextsBesideTheKeyAreOfNoMatter() {
    assertThat(key("v=spf1 -all", "v=DKIM1; " + p2048()).verdict()).isEqualTo(DkimVerdict.USABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v=spf1 -all", "v=DMARC1; p=none", "hello", "a=b"})
  void aWildcardsTextIsNoKey(String text) {
    DkimKey key = key(text);

    assertThat(key.verdict()).isEqualTo(DkimVerdict.MISSING);
    assertThat(key.status()).isEqualTo("ok");
    assertThat(key.record()).isNull();
  }

  @ParameterizedTest
  @EnumSource(value = LookupStatus.class, mode = Mode.EXCLUDE, names = "OK")
  void onlyAnAnswerSaysThatAKeyIsMissing(LookupStatus status) {
    TextZone zone = new TextZone().with("s1._domainkey.example.com", status);

    DkimKey key = DkimKey.of("s1", "example.com", zone);

    assertThat(key.verdict())
        .isEqualTo(status.isAnswer() ? DkimVerdict.MISSING : DkimVerdict.UNKNOWN);
    assertThat(key.status()).isEqualTo(status.id());
    assertThat(key.problems()).isEmpty();
  }

  @Test
  void selectorsMayHaveDotsAndCapitals() {
    TextZone zone = new TextZone();

    assertThat(DkimKey.of("Mail.2026", "Example.com.", zone).selector()).isEqualTo("Mail.2026");
    assertThat(zone.asked()).containsExactly("mail.2026._domainkey.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a b", "a..b", "a.", "ä", "\\"})
  void aSelectorThatIsNoNameIsNotAskedFor(String selector) {
    TextZone zone = new TextZone();

    DkimKey key = DkimKey.of(selector, "example.com", zone);

    assertThat(key.verdict()).isEqualTo(DkimVerdict.UNKNOWN);
    assertThat(key.status()).isEqualTo("not_asked");
    assertThat(zone.asked()).isEmpty();
  }

  @Test
  void whatIsKeptIsBounded() {
    DkimKey key = key("v=DKIM1; k=" + "x".repeat(60_000) + "; p=" + "A".repeat(60_000));

    assertThat(key.record()).hasSize(4096);
    assertThat(key.keyType()).hasSize(64);
    assertThat(key("v=DKIM1; p=" + "A".repeat(60_000)).verdict()).isEqualTo(DkimVerdict.INVALID);
  }

  @Property(tries = 1000)
  void noTextMakesItThrow(@ForAll("records") List<String> records, @ForAll String selector) {
    TextZone zone =
        new TextZone().with("s1._domainkey.example.com", records.toArray(String[]::new));

    DkimKey atOnce = DkimKey.of("s1", "example.com", zone);

    DkimKey inRounds =
        zone.inRounds(question -> false, answers -> DkimKey.of("s1", "example.com", answers));
    assertThat(inRounds).isEqualTo(atOnce);
    assertThat(DkimKey.of(selector, selector, zone).keyBits()).isNull();
  }

  @Provide
  Arbitrary<List<String>> records() {
    Arbitrary<String> text = Arbitraries.strings();
    Arbitrary<String> bytes =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(DkimKeyTest::base64);
    Arbitrary<String> bitten =
        Arbitraries.integers()
            .between(0, 160)
            .flatMap(
                at ->
                    Arbitraries.bytes()
                        .map(
                            b -> {
                              byte[] der = rsa(1024).clone();
                              der[at] = b;
                              return base64(der);
                            }));
    Arbitrary<String> data = Arbitraries.oneOf(text, bytes, bitten);
    Arbitrary<String> keys = data.map(p -> "v=DKIM1; p=" + p);
    return Arbitraries.oneOf(text, keys, data.map(p -> "k=ed25519;p=" + p)).list().ofMaxSize(2);
  }
}
